import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { setTags } from '../rules/metadata.ts';

export function DeleteObjectTagging(
  input: Input<'DeleteObjectTagging'>,
  s3: Context,
): Output<'DeleteObjectTagging'> {
  const bucket = openBucket(
    s3,
    input,
    input.VersionId ? 's3:DeleteObjectVersionTagging' : 's3:DeleteObjectTagging',
  );
  const object = needObject(s3, input, 'DELETE');
  s3.draft.put({ ...object, tags: s3.decide(setTags, { sent: [] }) });
  return defined({ $status: 204, VersionId: bucket.versioning ? object.versionId : undefined });
}
