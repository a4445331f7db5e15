/** Multipart uploads: that they exist, and what parts they take. */
import type { ChecksumAlgorithm } from '../../lib/payload.ts';
import { refuse } from '../../protocol/errors.ts';
import type { ChecksumType } from '../../storage/attributes.ts';
import type { UploadRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

export const uploadExists = guard<{
  upload: UploadRecord | undefined;
  uploadId: string | undefined;
}>({
  id: 'upload/exists',
  phase: 'destination',
  says: 'The upload must exist, for this key, neither completed nor aborted.',
  cites: [recording('multipart-and-list-parts'), api('CreateMultipartUpload')],
  basis: 'recorded',
  refuses: ({ upload, uploadId }) =>
    upload ? undefined : refuse('NoSuchUpload', { UploadId: uploadId ?? '' }),
});

export const partNumberIsInRange = guard<{ PartNumber: number | undefined; limit: number }>({
  id: 'upload/part-number',
  phase: 'request',
  says: 'Parts are numbered from 1 to 10,000.',
  cites: [guide('qfacts')],
  basis: 'documented',
  refuses: ({ PartNumber, limit }) =>
    PartNumber === undefined || PartNumber < 1 || PartNumber > limit
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'partNumber', ArgumentValue: PartNumber ?? '' },
          `Part number must be an integer between 1 and ${limit}, inclusive`,
        )
      : undefined,
});

interface ChecksumChoice {
  readonly ChecksumAlgorithm: string | undefined;
  readonly ChecksumType: string | undefined;
}

export const typeNeedsAlgorithm = guard<ChecksumChoice>({
  id: 'upload/checksum-type-needs-algorithm',
  about: 'ChecksumType',
  phase: 'request',
  says: 'A checksum type is given only together with an algorithm.',
  cites: [
    recording('multipart-parts-checksum-exceptions-full-object'),
    api('CreateMultipartUpload'),
  ],
  basis: 'recorded',
  refuses: ({ ChecksumAlgorithm, ChecksumType }) =>
    ChecksumType !== undefined && ChecksumAlgorithm === undefined
      ? refuse(
          'InvalidRequest',
          {},
          'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
        )
      : undefined,
});

export const typeIsKnown = guard<ChecksumChoice>({
  id: 'upload/checksum-type',
  about: 'ChecksumType',
  phase: 'request',
  says: 'A checksum type is FULL_OBJECT or COMPOSITE.',
  cites: [api('CreateMultipartUpload')],
  basis: 'inferred',
  refuses: ({ ChecksumType }) =>
    ChecksumType === undefined || ChecksumType === 'FULL_OBJECT' || ChecksumType === 'COMPOSITE'
      ? undefined
      : refuse('InvalidRequest', {}, 'Value for x-amz-checksum-type header is invalid.'),
});

/** CRC64NVME is linear and has no composite form; CRC32 and CRC32C have both; the others cannot be combined. */
const typesOf = (algorithm: string): readonly ChecksumType[] => {
  if (algorithm === 'CRC64NVME') return ['FULL_OBJECT'];
  return algorithm === 'CRC32' || algorithm === 'CRC32C'
    ? ['COMPOSITE', 'FULL_OBJECT']
    : ['COMPOSITE'];
};

export const typeFitsAlgorithm = guard<ChecksumChoice>({
  id: 'upload/checksum-type-and-algorithm',
  about: 'ChecksumType',
  phase: 'request',
  says: 'CRC64NVME is for full objects only, digests that do not combine are composite only.',
  cites: [guide('checking-object-integrity-upload')],
  basis: 'documented',
  refuses: ({ ChecksumAlgorithm, ChecksumType }) =>
    ChecksumAlgorithm !== undefined &&
    ChecksumType !== undefined &&
    !typesOf(ChecksumAlgorithm.toUpperCase()).some((type) => type === ChecksumType)
      ? refuse(
          'InvalidRequest',
          {},
          `The ${ChecksumType} checksum type cannot be used with the ${ChecksumAlgorithm.toLowerCase()} checksum algorithm.`,
        )
      : undefined,
});

export const uploadChecksumType = decision<ChecksumChoice, ChecksumType | undefined>({
  id: 'upload/checksum-mode',
  phase: 'decide',
  says: 'An upload with an algorithm is COMPOSITE by default, FULL_OBJECT for CRC64NVME; one without has the null mode.',
  cites: [
    recording('multipart-checksum-type-default-for-checksum-crc64nvme'),
    recording('multipart-checksum-type-default-for-checksum-sha1'),
    api('CreateMultipartUpload'),
  ],
  basis: 'recorded',
  decides: ['ChecksumType'],
  ways: ['requested', 'defaulted'],
  choose({ ChecksumAlgorithm, ChecksumType }) {
    if (ChecksumAlgorithm === undefined)
      return { value: undefined, origin: 'defaulted', because: 'no algorithm was named' };
    const types = typesOf(ChecksumAlgorithm.toUpperCase());
    const asked = types.find((type) => type === ChecksumType);
    return asked
      ? { value: asked, origin: 'requested', because: `x-amz-checksum-type is ${asked}` }
      : {
          value: types[0],
          origin: 'defaulted',
          because: `that is the default of ${ChecksumAlgorithm}`,
        };
  },
});

export const partHasUploadsAlgorithm = guard<{
  upload: UploadRecord;
  sent: ChecksumAlgorithm | undefined;
}>({
  id: 'upload/part-algorithm',
  phase: 'request',
  says: 'A part is sent with a checksum of the algorithm that the upload was begun with.',
  cites: [
    recording('multipart-parts-checksum-exceptions-composite'),
    recording('multipart-parts-checksum-exceptions-full-object'),
    api('CreateMultipartUpload'),
  ],
  basis: 'recorded',
  refuses({ upload, sent }) {
    const expected = upload.checksumAlgorithm;
    if (expected === undefined || sent === expected) return undefined;
    if (sent === undefined && upload.checksumType === 'FULL_OBJECT') return undefined;
    return refuse(
      'InvalidRequest',
      {},
      `Checksum Type mismatch occurred, expected checksum Type: ${expected.toLowerCase()}, actual checksum Type: ${sent?.toLowerCase() ?? 'null'}`,
    );
  },
});
