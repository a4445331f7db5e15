/** Deleting one key or one version of it, for DeleteObject and DeleteObjects alike. */
import type { BucketRecord, VersionRecord } from '../storage/records.ts';
import { recordId } from '../storage/recordId.ts';
import type { Context } from './context.ts';
import { findVersion, uploadsOf } from './find.ts';
import { removeNullVersion } from './write.ts';
import { deleteEffect } from './rules/delete.ts';

/** `versionId` is the version that went or the marker that came; undefined where the answer names none. */
export interface Deleted {
  readonly versionId?: string;
  /** The version that went, or came, is a delete marker. */
  readonly deleteMarker: boolean;
  /** A new delete marker was made. */
  readonly markerMade: boolean;
}

/** What a deletion needs: lifecycle deletes without a request. */
type Hand = Pick<Context, 'draft' | 'ids' | 'now' | 'decide'>;

export function deleteVersion(
  s3: Hand,
  bucket: BucketRecord,
  key: string,
  versionId: string | undefined,
): Deleted {
  const effect = s3.decide(deleteEffect, { bucket, versionId });
  noteDeletion(s3, bucket.name, key);
  if (effect === 'remove named version') {
    const version = findVersion(s3.draft, bucket.name, key, versionId);
    if (version) s3.draft.remove(version.id);
    return {
      versionId: versionId ?? 'null',
      deleteMarker: version?.kind === 'deleteMarker',
      markerMade: false,
    };
  }
  if (effect === 'remove null version') {
    removeNullVersion(s3, bucket.name, key);
    return { deleteMarker: false, markerMade: false };
  }
  if (effect === 'replace null version by marker') removeNullVersion(s3, bucket.name, key);
  const marker = addMarker(s3, bucket, key);
  return { versionId: marker.versionId, deleteMarker: true, markerMade: true };
}

function addMarker(s3: Hand, bucket: BucketRecord, key: string): VersionRecord {
  const seq = s3.draft.nextWrite();
  const marker: VersionRecord = {
    kind: 'deleteMarker',
    id: recordId.version(bucket.name, key, seq),
    bucket: bucket.name,
    key,
    seq,
    versionId: bucket.versioning === 'Enabled' ? s3.ids.versionId(seq) : 'null',
    modified: s3.now,
    owner: bucket.account,
  };
  s3.draft.put(marker);
  return marker;
}

/** Open uploads of the key remember it: completing them conditionally is then a conflict. */
function noteDeletion(s3: Pick<Context, 'draft'>, bucket: string, key: string): void {
  for (const upload of Array.from(uploadsOf(s3.draft, bucket, key)))
    s3.draft.put({ ...upload, deletedMeanwhile: true });
}
