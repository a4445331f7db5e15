import type { ChecksumMember } from '../checksumMembers.ts';
import { declaredChecksums } from '../checksumMembers.ts';
import type { Context } from '../context.ts';
import type { UploadRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { ListedPart } from '../rules/complete.ts';

type Entry = { readonly [M in ChecksumMember]?: string | undefined } & {
  readonly PartNumber?: number | undefined;
  readonly ETag?: string | undefined;
};

/** The parts of a Complete request, each beside the one that was uploaded under its number. */
export function listedParts(
  s3: Context,
  upload: UploadRecord,
  entries: readonly Entry[],
): ListedPart[] {
  return entries.map((entry) => {
    const number = entry.PartNumber ?? 0;
    const stored = s3.draft.get(recordId.part(upload.uploadId, number));
    return {
      number,
      etag: entry.ETag ?? '',
      declared: declaredChecksums(entry),
      stored: stored?.kind === 'part' ? stored : undefined,
    };
  });
}
