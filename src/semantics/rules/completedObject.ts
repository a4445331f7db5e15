/** The object that a completed upload becomes: its size, its checksum, its ETag. */
import { refuse } from '../../protocol/errors.ts';
import type { Checksum } from '../../storage/attributes.ts';
import type { UploadRecord } from '../../storage/records.ts';
import type { Declared } from '../checksumMembers.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

export const sizeIsAsAnnounced = guard<{ announced: number | undefined; computed: number }>({
  id: 'complete/object-size',
  about: 'announced',
  phase: 'destination',
  says: 'x-amz-mp-object-size is the sum of the parts.',
  cites: [recording('multipart-size-validation'), api('CompleteMultipartUpload')],
  basis: 'recorded',
  refuses: ({ announced, computed }) =>
    announced !== undefined && announced !== computed
      ? refuse(
          'InvalidRequest',
          {},
          `The provided 'x-amz-mp-object-size' header value ${announced} does not match what was computed: ${computed}`,
        )
      : undefined,
});

export const objectFits = guard<{ size: number; limit: number }>({
  id: 'complete/limit',
  phase: 'destination',
  says: 'An object has at most 50 TB.',
  cites: [guide('qfacts')],
  basis: 'documented',
  refuses: ({ size, limit }) =>
    size > limit
      ? refuse('EntityTooLarge', { ProposedSize: size, MaxSizeAllowed: limit })
      : undefined,
});

export const completedChecksum = decision<{ upload: UploadRecord; computed: Checksum }, Checksum>({
  id: 'complete/checksum',
  phase: 'decide',
  says: 'A full-object checksum is combined from those of the parts, a composite one is the digest of their digests; in null mode it is CRC64NVME.',
  cites: [
    recording('complete-multipart-parts-checksum-default'),
    recording('multipart-upload-part-copy-checksum-composite'),
    api('CompleteMultipartUpload'),
  ],
  basis: 'recorded',
  decides: ['Checksum', 'ChecksumType'],
  ways: ['computed'],
  choose: ({ upload, computed }) => ({
    value: computed,
    origin: 'computed',
    because: `the upload was begun in ${upload.checksumType ?? 'null'} mode${upload.checksumAlgorithm ? ` with ${upload.checksumAlgorithm}` : ''}`,
    shown: `${computed.algorithm} ${computed.value} ${computed.type}`,
  }),
});

interface Announced {
  readonly upload: UploadRecord;
  readonly declared: readonly Declared[];
  readonly ChecksumType: string | undefined;
  readonly computed: Checksum;
}

export const completedChecksumMatches = guard<Announced>({
  id: 'complete/checksum-matches',
  about: 'declared',
  phase: 'destination',
  says: 'An object checksum sent on completion must be right, in the algorithm of the upload and, for a full object, with its type; in null mode it is ignored.',
  cites: [
    recording('multipart-parts-checksum-exceptions-full-object'),
    recording('complete-multipart-parts-checksum-default'),
    api('CompleteMultipartUpload'),
  ],
  basis: 'recorded',
  refuses({ upload, declared, ChecksumType, computed }) {
    if (upload.checksumAlgorithm === undefined || declared.length === 0) return undefined;
    const right =
      declared.every(
        ({ algorithm, value }) => algorithm === computed.algorithm && value === computed.value,
      ) &&
      (computed.type === 'COMPOSITE' || ChecksumType === 'FULL_OBJECT');
    return right
      ? undefined
      : refuse(
          'BadDigest',
          {},
          `The ${upload.checksumAlgorithm.toLowerCase()} you specified did not match the calculated checksum.`,
        );
  },
});

export const completedEtag = decision<{ etags: readonly string[]; computed: string }, string>({
  id: 'etag/multipart',
  phase: 'decide',
  says: 'The ETag of an object uploaded in parts is the MD5 of the MD5s of its parts, a hyphen, and their number.',
  cites: [recording('multipart-and-list-parts'), api('CompleteMultipartUpload')],
  basis: 'recorded',
  decides: ['ETag', 'Parts'],
  ways: ['computed'],
  choose: ({ etags, computed }) => ({
    value: computed,
    origin: 'computed',
    because: `it has ${etags.length} part${etags.length === 1 ? '' : 's'}`,
  }),
});
