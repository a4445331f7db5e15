/** CopyObject, in the order in which S3 looks at it. Source and target have their own part of the form. */
import {
  checksumAlgorithms,
  metadataField,
  ownerGuard,
  storageGroup,
  systemFields,
  tagging,
} from './common.ts';
import { writeConditions } from './conditions.ts';
import { field, type Form } from './field.ts';

const source = 'x-amz-copy-source';

export const copyObject: Form = {
  operation: 'CopyObject',
  summary: 'Makes a new object from one that S3 already holds. No bytes pass through you.',
  method: 'PUT',
  on: 'object',
  marks: [],
  body: 'none',
  groups: [
    {
      id: 'sourceConditions',
      title: 'Source conditions',
      note: 'Checked in this order; a false one answers 412, never 304.',
      fields: [
        field(
          'header',
          'CopySourceIfMatch',
          `${source}-if-match`,
          'If-Match',
          'etag',
          'Copy only if the source has this ETag.',
          { suggest: 'sourceEtag' },
        ),
        field(
          'header',
          'CopySourceIfUnmodifiedSince',
          `${source}-if-unmodified-since`,
          'If-Unmodified-Since',
          'date',
          'Copy only if the source has not changed since.',
          { suggest: 'sourceDate' },
        ),
        field(
          'header',
          'CopySourceIfNoneMatch',
          `${source}-if-none-match`,
          'If-None-Match',
          'etag',
          'Copy only if the source has another ETag.',
          { suggest: 'sourceEtag' },
        ),
        field(
          'header',
          'CopySourceIfModifiedSince',
          `${source}-if-modified-since`,
          'If-Modified-Since',
          'date',
          'Copy only if the source has changed since.',
          { suggest: 'sourceDate' },
        ),
      ],
    },
    { ...writeConditions, id: 'targetConditions', title: 'Destination conditions' },
    {
      id: 'metadata',
      title: 'Metadata & system headers',
      note: 'Taken from the source, unless the directive is REPLACE: then all of them are yours to send.',
      fields: [
        field(
          'header',
          'MetadataDirective',
          'x-amz-metadata-directive',
          'Directive',
          'choice',
          'COPY takes the source’s metadata, REPLACE takes what you send.',
          {
            options: ['COPY', 'REPLACE'],
            absent: 'COPY',
          },
        ),
        ...systemFields,
        metadataField,
      ],
    },
    {
      id: 'tags',
      title: 'Tags',
      fields: [
        field(
          'header',
          'TaggingDirective',
          'x-amz-tagging-directive',
          'Directive',
          'choice',
          'COPY takes the source’s tags, REPLACE takes what you send.',
          {
            options: ['COPY', 'REPLACE'],
            absent: 'COPY',
          },
        ),
        tagging,
      ],
    },
    storageGroup,
    {
      id: 'checksum',
      title: 'Checksum',
      fields: [
        field(
          'header',
          'ChecksumAlgorithm',
          'x-amz-checksum-algorithm',
          'Algorithm',
          'choice',
          'The checksum S3 computes for the new object.',
          {
            options: checksumAlgorithms,
            absent: 'the source’s',
          },
        ),
      ],
    },
    {
      id: 'guards',
      title: 'Owner guards',
      fields: [
        ownerGuard,
        field(
          'header',
          'ExpectedSourceBucketOwner',
          'x-amz-source-expected-bucket-owner',
          'Expected source owner',
          'text',
          'Account id of the source bucket; another owner answers 403.',
        ),
      ],
    },
  ],
};
