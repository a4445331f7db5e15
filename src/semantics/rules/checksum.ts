/** Checksums that a request declares, and the one that an object keeps. */
import { fromBase64 } from '../../lib/bytes.ts';
import { digestLength } from '../../lib/checksums.ts';
import { type ChecksumAlgorithm, checksumAlgorithms } from '../../lib/payload.ts';
import { refuse } from '../../protocol/errors.ts';
import type { Declared } from '../checksumMembers.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

export function isChecksumAlgorithm(name: string | undefined): name is ChecksumAlgorithm {
  return checksumAlgorithms.some((algorithm) => algorithm === name);
}

const headerOf = (algorithm: ChecksumAlgorithm): string =>
  `x-amz-checksum-${algorithm.toLowerCase()}`;

export const oneChecksum = guard<{ declared: readonly Declared[] }>({
  id: 'checksum/one',
  about: 'declared',
  phase: 'request',
  says: 'A request declares at most one checksum of its body.',
  cites: [guide('checking-object-integrity-upload')],
  basis: 'documented',
  refuses: ({ declared }) =>
    declared.length > 1
      ? refuse(
          'InvalidRequest',
          {},
          'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
        )
      : undefined,
});

export const checksumHasItsForm = guard<{ declared: readonly Declared[] }>({
  id: 'checksum/form',
  about: 'declared',
  phase: 'request',
  says: "A checksum header is base64 of as many bytes as its algorithm's digest has.",
  cites: [
    recording('put-object-checksum-crc32'),
    recording('multipart-upload-part-checksum-exception-sha256'),
    api('PutObject'),
  ],
  basis: 'recorded',
  refuses({ declared }) {
    const bad = declared.find(
      ({ algorithm, value }) => fromBase64(value)?.length !== digestLength[algorithm],
    );
    return bad
      ? refuse('InvalidRequest', {}, `Value for ${headerOf(bad.algorithm)} header is invalid.`)
      : undefined;
  },
});

export const namedChecksumIsSent = guard<{
  named: string | undefined;
  declared: readonly Declared[];
}>({
  id: 'checksum/named-and-sent',
  about: 'named',
  phase: 'request',
  says: 'x-amz-sdk-checksum-algorithm announces a checksum header or trailer that must then be there.',
  cites: [api('PutObject')],
  basis: 'documented',
  refuses({ named, declared }) {
    if (named === undefined) return undefined;
    if (!isChecksumAlgorithm(named.toUpperCase()))
      return refuse(
        'InvalidRequest',
        {},
        'Value for x-amz-sdk-checksum-algorithm header is invalid.',
      );
    if (declared.length === 0)
      return refuse(
        'InvalidRequest',
        {},
        'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
      );
    return declared.some(({ algorithm }) => algorithm === named.toUpperCase())
      ? undefined
      : refuse('InvalidRequest', {}, 'Value for x-amz-sdk-checksum-algorithm header is invalid.');
  },
});

export const checksumMatches = guard<{
  declared: Declared | undefined;
  computed: string | undefined;
}>({
  id: 'checksum/matches',
  about: 'declared',
  phase: 'request',
  says: 'The declared checksum must be that of the bytes that arrived.',
  cites: [
    recording('put-object-checksum-sha1'),
    recording('multipart-upload-part-checksum-exception-crc32'),
    api('PutObject'),
  ],
  basis: 'recorded',
  refuses: ({ declared, computed }) =>
    declared && declared.value !== computed
      ? refuse(
          'BadDigest',
          {},
          `The ${declared.algorithm} you specified did not match the calculated checksum.`,
        )
      : undefined,
});

export const keptAlgorithm = decision<{ declared: Declared | undefined }, ChecksumAlgorithm>({
  id: 'checksum/kept',
  phase: 'decide',
  says: 'An object keeps the checksum that was sent with it; without one S3 computes CRC64NVME.',
  cites: [recording('put-object'), guide('checking-object-integrity-upload')],
  basis: 'recorded',
  decides: ['Checksum'],
  ways: ['requested', 'defaulted'],
  choose: ({ declared }) =>
    declared
      ? {
          value: declared.algorithm,
          origin: 'requested',
          because: `${headerOf(declared.algorithm)} was sent`,
        }
      : { value: 'CRC64NVME', origin: 'defaulted', because: 'no checksum was sent' },
});
