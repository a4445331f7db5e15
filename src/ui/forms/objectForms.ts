/** The plainer forms: operations on one object or one bucket. */
import {
  checksumAlgorithms,
  checksumMode,
  metadataField,
  ownerGuard,
  storageGroup,
  systemFields,
  tagging,
  versionId,
} from './common.ts';
import { ifMatch, readConditions, writeConditions } from './conditions.ts';
import { field, type Field, type Form, type Group } from './field.ts';

const guards: Group = { id: 'guards', title: 'Owner guard', fields: [ownerGuard] };

const partNumber: Field = field(
  'query',
  'PartNumber',
  'partNumber',
  'Part number',
  'number',
  'One part of a multipart object.',
);

const range: Field = field(
  'header',
  'Range',
  'range',
  'Range',
  'text',
  'bytes=0-99 answers 206 with those bytes.',
  { absent: 'all bytes' },
);

const overrides: Group = {
  id: 'overrides',
  title: 'Answer overrides',
  note: 'Signed callers may choose these headers of the answer.',
  fields: [
    field(
      'query',
      'ResponseContentType',
      'response-content-type',
      'Content-Type',
      'text',
      'Content-Type of the answer.',
    ),
    field(
      'query',
      'ResponseContentDisposition',
      'response-content-disposition',
      'Content-Disposition',
      'text',
      'Content-Disposition of the answer.',
    ),
    field(
      'query',
      'ResponseCacheControl',
      'response-cache-control',
      'Cache-Control',
      'text',
      'Cache-Control of the answer.',
    ),
    field(
      'query',
      'ResponseContentLanguage',
      'response-content-language',
      'Content-Language',
      'text',
      'Content-Language of the answer.',
    ),
    field(
      'query',
      'ResponseContentEncoding',
      'response-content-encoding',
      'Content-Encoding',
      'text',
      'Content-Encoding of the answer.',
    ),
  ],
};

export const getObject: Form = {
  operation: 'GetObject',
  summary: 'Reads an object, or a range or part of it.',
  method: 'GET',
  on: 'object',
  marks: [],
  body: 'none',
  groups: [
    { id: 'what', title: 'Version & range', fields: [versionId, range, partNumber, checksumMode] },
    readConditions,
    overrides,
    guards,
  ],
};

export const headObject: Form = {
  ...getObject,
  operation: 'HeadObject',
  summary: 'Everything about an object but its bytes.',
  method: 'HEAD',
};

export const putObject: Form = {
  operation: 'PutObject',
  summary: 'Stores bytes under a key.',
  method: 'PUT',
  on: 'object',
  marks: [],
  body: 'bytes',
  groups: [
    {
      id: 'metadata',
      title: 'Metadata & system headers',
      fields: [...systemFields, metadataField],
    },
    { id: 'tags', title: 'Tags', fields: [tagging] },
    storageGroup,
    writeConditions,
    {
      id: 'checksum',
      title: 'Checksum & integrity',
      note: 'The SDK adds a CRC32 of its own unless you choose.',
      fields: [
        field(
          'header',
          'ChecksumAlgorithm',
          'x-amz-sdk-checksum-algorithm',
          'Algorithm',
          'choice',
          'The checksum that the SDK computes and sends.',
          { options: checksumAlgorithms, absent: 'CRC32 by the SDK' },
        ),
        field(
          'header',
          'ContentMD5',
          'content-md5',
          'Content-MD5',
          'text',
          'Base64 MD5 of the body; another digest answers 400.',
        ),
      ],
    },
    guards,
  ],
};

export const deleteObject: Form = {
  operation: 'DeleteObject',
  summary: 'Removes an object, or puts a delete marker over it.',
  method: 'DELETE',
  on: 'object',
  marks: [],
  body: 'none',
  groups: [
    {
      id: 'what',
      title: 'Version',
      note: 'With a version id it is gone for good; without, a versioned bucket keeps it under a marker.',
      fields: [versionId],
    },
    {
      id: 'conditions',
      title: 'Conditions',
      fields: [ifMatch],
    },
    guards,
  ],
};

export const getObjectTagging: Form = {
  operation: 'GetObjectTagging',
  summary: 'The tags of an object.',
  method: 'GET',
  on: 'object',
  marks: [['tagging', null]],
  body: 'none',
  groups: [{ id: 'what', title: 'Version', fields: [versionId] }, guards],
};
