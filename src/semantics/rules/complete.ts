/** Completing a multipart upload: its parts, their sizes, and the checksums over them. */
import { bareEtag } from '../../lib/etag.ts';
import { refuse } from '../../protocol/errors.ts';
import type { ObjectRecord, PartRecord, UploadRecord } from '../../storage/records.ts';
import type { Witness } from '../../world/world.ts';
import type { Declared } from '../checksumMembers.ts';
import { guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

/** A part as the request lists it, beside the one that was uploaded under its number. */
export interface ListedPart {
  readonly number: number;
  readonly etag: string;
  readonly declared: readonly Declared[];
  readonly stored: PartRecord | undefined;
}

interface Parts {
  readonly upload: UploadRecord;
  readonly parts: readonly ListedPart[];
}

const exceptions = [
  recording('multipart-parts-checksum-exceptions-composite'),
  recording('multipart-parts-checksum-exceptions-full-object'),
];

export const completeMayBeRepeated = guard<{
  before: ObjectRecord | undefined;
  uploadId: string | undefined;
  follows: Witness;
}>({
  id: 'complete/repeat',
  about: 'before',
  phase: 'destination',
  says: 'A Complete that is repeated with the same parts is answered as the first one was, whatever its conditions.',
  cites: [recording('complete-multipart-is-idempotent'), api('CompleteMultipartUpload')],
  basis: 'recorded',
  contradiction:
    'The documents answer NoSuchUpload for an upload that has been completed; AWS was recorded answering 200 again.',
  refuses: ({ before, uploadId, follows }) =>
    before && follows === 'documented'
      ? refuse('NoSuchUpload', { UploadId: uploadId ?? '' })
      : undefined,
});

export const modeIsTheUploads = guard<{ upload: UploadRecord; ChecksumType: string | undefined }>({
  id: 'complete/checksum-mode',
  about: 'ChecksumType',
  phase: 'request',
  says: 'A checksum type named on completion is the one the upload was begun with.',
  cites: [
    ...exceptions,
    recording('complete-multipart-parts-checksum-default'),
    api('CompleteMultipartUpload'),
  ],
  basis: 'recorded',
  refuses: ({ upload, ChecksumType }) =>
    ChecksumType !== undefined && ChecksumType !== upload.checksumType
      ? refuse(
          'InvalidRequest',
          {},
          `The upload was created using the ${upload.checksumType ?? 'null'} checksum mode. The complete request must use the same checksum mode.`,
        )
      : undefined,
});

const invalidPart = ({ etag, number }: ListedPart, upload: UploadRecord) =>
  refuse('InvalidPart', { UploadId: upload.uploadId, PartNumber: number, ETag: bareEtag(etag) });

export const partsExist = guard<Parts>({
  id: 'complete/parts-exist',
  phase: 'destination',
  says: 'Each part that is listed was uploaded, and has the ETag that is listed.',
  cites: [recording('complete-multipart-parts-checksum-default'), api('CompleteMultipartUpload')],
  basis: 'recorded',
  refuses({ parts, upload }) {
    const bad = parts.find(({ stored, etag }) => stored?.etag !== bareEtag(etag));
    return bad ? invalidPart(bad, upload) : undefined;
  },
});

export const partChecksumsAreTheUploads = guard<Parts>({
  id: 'complete/part-checksum-algorithm',
  phase: 'destination',
  says: 'Part checksums are of the algorithm of the upload; an upload in null mode takes none.',
  cites: [
    recording('complete-multipart-parts-checksum-default'),
    ...exceptions,
    api('CompleteMultipartUpload'),
  ],
  basis: 'recorded',
  refuses({ parts, upload }) {
    const odd = parts.find(({ declared }) =>
      declared.some(({ algorithm }) => algorithm !== upload.checksumAlgorithm),
    );
    if (!odd) return undefined;
    if (upload.checksumAlgorithm === undefined) return invalidPart(odd, upload);
    const other = odd.declared.find(({ algorithm }) => algorithm !== upload.checksumAlgorithm);
    const name = other?.algorithm.toLowerCase() ?? '';
    return refuse(
      'BadDigest',
      {},
      `The ${name} you specified for part ${odd.number} did not match what we received.`,
    );
  },
});

export const compositeNeedsPartChecksums = guard<Parts>({
  id: 'complete/part-checksums-given',
  phase: 'destination',
  says: 'Completing a COMPOSITE upload repeats the checksum of every part.',
  cites: [guide('checking-object-integrity-upload')],
  basis: 'documented',
  refuses({ parts, upload }) {
    if (upload.checksumType !== 'COMPOSITE' || !upload.checksumAlgorithm) return undefined;
    const bare = parts.find(({ declared }) => declared.length === 0);
    return bare
      ? refuse(
          'InvalidRequest',
          {},
          `The upload was created using a ${upload.checksumAlgorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${bare.number} in the request.`,
        )
      : undefined;
  },
});

export const partChecksumsMatch = guard<Parts>({
  id: 'complete/part-checksums',
  phase: 'destination',
  says: 'A part checksum that is listed is the one of the part that was uploaded.',
  cites: [
    recording('complete-multipart-parts-checksum-full-object-crc32'),
    api('CompleteMultipartUpload'),
  ],
  basis: 'recorded',
  refuses({ parts, upload }) {
    const bad = parts.find(({ declared, stored }) =>
      declared.some(({ value }) => value !== stored?.checksum?.value),
    );
    return bad ? invalidPart(bad, upload) : undefined;
  },
});

export const partsAreLargeEnough = guard<{ parts: readonly PartRecord[]; minimum: number }>({
  id: 'complete/part-size',
  phase: 'destination',
  says: 'Every part but the last has at least 5 MiB.',
  cites: [recording('multipart-complete-multipart-too-small'), guide('qfacts')],
  basis: 'recorded',
  refuses({ parts, minimum }) {
    const small = parts.slice(0, -1).find(({ body }) => body.size < minimum);
    return small
      ? refuse('EntityTooSmall', {
          ProposedSize: small.body.size,
          MinSizeAllowed: minimum,
          PartNumber: small.number,
          ETag: small.etag,
        })
      : undefined;
  },
});
