/** What a listing may be asked for. */
import { refuse } from '../../protocol/errors.ts';
import type { UploadRecord } from '../../storage/records.ts';
import { isVersionId } from '../../world/ids.ts';
import { guard } from '../rule.ts';
import { api, recording } from './cites.ts';

export const encodingTypeIsUrl = guard<{ EncodingType: string | undefined }>({
  id: 'list/encoding-type',
  about: 'EncodingType',
  phase: 'request',
  says: 'The only encoding type is url.',
  cites: [recording('list-ops-encoding-type-validation-list-objects-v2'), api('ListObjectsV2')],
  basis: 'recorded',
  refuses: ({ EncodingType }) =>
    EncodingType === undefined || EncodingType === 'url'
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'encoding-type', ArgumentValue: EncodingType },
          'Invalid Encoding Method specified in Request',
        ),
});

export const maximumIsInRange = guard<{ asked: number | undefined; argument: string }>({
  id: 'list/maximum',
  about: 'asked',
  phase: 'request',
  says: 'The number of entries asked for is between 0 and 2,147,483,647; more than 1,000 are never answered.',
  cites: [api('ListObjectsV2'), 'versitygw#329'],
  basis: 'inferred',
  refuses: ({ asked, argument }) =>
    asked !== undefined && (asked < 0 || asked > maxInt) ? notInRange(argument, asked) : undefined,
});

const maxInt = 2 ** 31 - 1;

/** Of all the arguments, S3 calls only this one by another name than the request does. */
const spoken = (argument: string) => (argument === 'max-keys' ? 'maxKeys' : argument);

const notInRange = (argument: string, asked: number | string) =>
  refuse(
    'InvalidArgument',
    { ArgumentName: argument, ArgumentValue: asked },
    `Argument ${spoken(argument)} must be an integer between 0 and ${maxInt}`,
  );

export const partNumberMarkerIsNumber = guard<{ marker: string | undefined }>({
  id: 'list/part-number-marker',
  about: 'marker',
  phase: 'request',
  says: 'A part number marker is a whole number from 0 to 2,147,483,647.',
  cites: [api('ListParts'), 'versitygw#1383'],
  basis: 'inferred',
  refuses({ marker = '' }) {
    const asked = /^[+-]?\d*$/.test(marker) ? Number(marker) : Number.NaN;
    if (asked >= 0 && asked <= maxInt) return undefined;
    if (asked < 0 && asked >= -maxInt) return notInRange('part-number-marker', marker);
    return refuse(
      'InvalidArgument',
      { ArgumentName: 'part-number-marker', ArgumentValue: marker },
      'Provided part-number-marker not an integer or within integer range',
    );
  },
});

export const continuationTokenIsOurs = guard<{
  token: string | undefined;
  decoded: string | undefined;
}>({
  id: 'list/continuation-token',
  about: 'token',
  phase: 'request',
  says: 'A continuation token is one that an earlier page gave.',
  cites: [recording('list-objects-v2-continuation-start-after'), api('ListObjectsV2')],
  basis: 'recorded',
  refuses: ({ token, decoded }) =>
    token !== undefined && decoded === undefined
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'continuation-token' },
          'The continuation token provided is incorrect',
        )
      : undefined,
});

export const versionMarkerNeedsKeyMarker = guard<{
  KeyMarker: string | undefined;
  VersionIdMarker: string | undefined;
}>({
  id: 'list/version-id-marker',
  about: 'VersionIdMarker',
  phase: 'request',
  says: 'A version id marker, even an empty one, is given only together with a key marker.',
  cites: [recording('list-objects-versions-markers'), 'versity/versitygw#2174'],
  basis: 'recorded',
  refuses: ({ KeyMarker, VersionIdMarker }) =>
    VersionIdMarker !== undefined && !KeyMarker
      ? badVersionMarker(
          VersionIdMarker,
          'A version-id marker cannot be specified without a key marker.',
        )
      : undefined,
});

export const versionMarkerIsValid = guard<{ VersionIdMarker: string | undefined }>({
  id: 'list/version-id-marker-form',
  about: 'VersionIdMarker',
  phase: 'request',
  says: 'A version id marker is a version id that S3 could have given, or null, and not empty.',
  cites: ['versity/versitygw#1811', api('ListObjectVersions')],
  basis: 'documented',
  refuses({ VersionIdMarker }) {
    if (VersionIdMarker === undefined || isVersionId(VersionIdMarker)) return undefined;
    return badVersionMarker(
      VersionIdMarker,
      VersionIdMarker === ''
        ? 'A version-id marker cannot be empty.'
        : 'Invalid version id specified',
    );
  },
});

const badVersionMarker = (ArgumentValue: string, message: string) =>
  refuse('InvalidArgument', { ArgumentName: 'version-id-marker', ArgumentValue }, message);

export const uploadIdMarkerIsKnown = guard<{
  KeyMarker: string;
  UploadIdMarker: string | undefined;
  marked: UploadRecord | undefined;
}>({
  id: 'list/upload-id-marker',
  about: 'UploadIdMarker',
  phase: 'request',
  says: 'An upload id marker names an upload of the marked key; without a key marker it is ignored.',
  cites: [api('ListMultipartUploads')],
  basis: 'inferred',
  refuses: ({ KeyMarker, UploadIdMarker = '', marked }) =>
    KeyMarker !== '' && UploadIdMarker !== '' && !marked
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'upload-id-marker', ArgumentValue: UploadIdMarker },
          'Invalid uploadId marker',
        )
      : undefined,
});
