/** The checksum and the ETag of a copy. */
import type { ChecksumAlgorithm } from '../../lib/payload.ts';
import { refuse } from '../../protocol/errors.ts';
import type { Checksum, Encryption } from '../../storage/attributes.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { isChecksumAlgorithm } from './checksum.ts';
import { api, guide, recording } from './cites.ts';
import { hasMd5Etag } from './encryption.ts';

// The list in the message is what was recorded in February 2026; the API now names ten algorithms, and all ten are taken.
const recordedList = 'CRC32, CRC32C, CRC64NVME, SHA1, SHA256';

export const algorithmIsKnown = guard<{ ChecksumAlgorithm: string | undefined }>({
  id: 'checksum/algorithm',
  about: 'ChecksumAlgorithm',
  phase: 'request',
  says: 'x-amz-checksum-algorithm names an algorithm that S3 has.',
  cites: [recording('multipart-parts-checksum-exceptions-composite'), api('CopyObject')],
  basis: 'recorded',
  refuses: ({ ChecksumAlgorithm }) =>
    ChecksumAlgorithm === undefined || isChecksumAlgorithm(ChecksumAlgorithm.toUpperCase())
      ? undefined
      : refuse(
          'InvalidRequest',
          {},
          `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${recordedList}]`,
        ),
});

export const copiedAlgorithm = decision<
  { asked: string | undefined; source: ObjectRecord },
  ChecksumAlgorithm
>({
  id: 'checksum/copied-algorithm',
  phase: 'decide',
  says: "A copy has a checksum of the source's algorithm, unless x-amz-checksum-algorithm names another.",
  cites: [
    recording('s3-copy-object-with-default-checksum-sha256'),
    recording('s3-copy-object-in-place'),
    api('CopyObject'),
  ],
  basis: 'recorded',
  decides: ['ChecksumAlgorithm'],
  ways: ['copied', 'requested'],
  choose({ asked, source }) {
    const named = asked?.toUpperCase();
    return isChecksumAlgorithm(named)
      ? { value: named, origin: 'requested', because: `x-amz-checksum-algorithm is ${named}` }
      : {
          value: source.checksum.algorithm,
          origin: 'copied',
          because: `the source has a ${source.checksum.algorithm} checksum`,
        };
  },
});

/** `compute` reads the bytes of the source; it is called only when the value cannot be carried. */
export const copiedChecksum = decision<
  { algorithm: ChecksumAlgorithm; source: ObjectRecord; compute: () => string },
  Checksum
>({
  id: 'checksum/copied',
  phase: 'decide',
  says: 'The checksum of a copy is carried where it covers the whole object in the wanted algorithm, else computed anew over all its bytes.',
  cites: [
    recording('complete-multipart-parts-checksum-full-object-crc32'),
    guide('checking-object-integrity-upload'),
  ],
  basis: 'recorded',
  decides: ['Checksum', 'ChecksumType'],
  ways: ['copied', 'computed'],
  choose({ algorithm, source, compute }) {
    const carried =
      source.checksum.algorithm === algorithm && source.checksum.type === 'FULL_OBJECT';
    const value = carried ? source.checksum.value : compute();
    return {
      value: { algorithm, type: 'FULL_OBJECT', value },
      origin: carried ? 'copied' : 'computed',
      because: carried
        ? 'the source has this checksum over its whole'
        : 'the source has none of this algorithm over its whole, so the bytes were read again',
      shown: `${algorithm} ${value} FULL_OBJECT`,
    };
  },
});

interface EtagOfCopy {
  readonly source: ObjectRecord;
  /** How the copy is encrypted. */
  readonly encryption: Encryption['type'];
  /** What stands in for an MD5 of bytes that are encrypted with a KMS key or a customer's. */
  readonly opaque: () => string;
  readonly compute: () => string;
}

export const copiedEtag = decision<EtagOfCopy, string>({
  id: 'etag/copied',
  phase: 'decide',
  says: 'A copy is one part encrypted anew, so its ETag is the MD5 of its bytes or, with other keys than those of S3, none, whatever the ETag of the source was.',
  cites: [
    recording('complete-multipart-parts-checksum-full-object-crc32'),
    recording('copy-object-with-sse-c'),
    api('CopyObject'),
  ],
  basis: 'recorded',
  decides: ['ETag', 'Parts'],
  ways: ['copied', 'computed'],
  choose({ source, encryption, opaque, compute }) {
    if (!hasMd5Etag(encryption))
      return { value: opaque(), origin: 'computed', because: `it is encrypted by ${encryption}` };
    const why = source.parts
      ? 'was uploaded in parts'
      : !hasMd5Etag(source.encryption.type) && `is encrypted by ${source.encryption.type}`;
    return why
      ? {
          value: compute(),
          origin: 'computed',
          because: `the source ${why}, so its ETag is not the MD5 of its bytes`,
        }
      : {
          value: source.etag,
          origin: 'copied',
          because: 'the ETag of the source is the MD5 of the same bytes',
        };
  },
});
