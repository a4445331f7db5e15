import type { Input, Output } from '../../protocol/operation.ts';
import { recordId } from '../../storage/recordId.ts';
import { findAttached } from '../accessPoint/find.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { removeUpload } from '../removeUpload.ts';
import { bucketHasNoAccessPoints } from '../rules/accessPoint.ts';
import { bucketIsEmpty } from '../rules/bucket.ts';

export function DeleteBucket(input: Input<'DeleteBucket'>, s3: Context): Output<'DeleteBucket'> {
  const bucket = openBucket(s3, input, 's3:DeleteBucket');
  let objects = false;
  let olderVersions = false;
  for (const version of s3.draft.scan(recordId.versionsIn(bucket.name))) {
    if (version.kind === 'object') objects = true;
    else olderVersions = true;
    break;
  }
  s3.guard(bucketIsEmpty, { bucket, objects, olderVersions });
  s3.guard(bucketHasNoAccessPoints, { attached: findAttached(s3.draft, bucket.name) });
  for (const upload of Array.from(s3.draft.scan(recordId.uploadsIn(bucket.name)))) {
    if (upload.kind === 'upload') removeUpload(s3, upload);
  }
  s3.draft.remove(bucket.id);
  return { $status: 204 };
}
