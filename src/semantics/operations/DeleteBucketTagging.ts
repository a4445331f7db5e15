import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { setTags } from '../rules/metadata.ts';

export function DeleteBucketTagging(
  input: Input<'DeleteBucketTagging'>,
  s3: Context,
): Output<'DeleteBucketTagging'> {
  const bucket = openBucket(s3, input, 's3:PutBucketTagging');
  s3.draft.put({ ...bucket, tags: s3.decide(setTags, { sent: [] }) });
  return {};
}
