import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { bucketHasTags } from '../rules/tags.ts';

export function GetBucketTagging(
  input: Input<'GetBucketTagging'>,
  s3: Context,
): Output<'GetBucketTagging'> {
  const bucket = openBucket(s3, input, 's3:GetBucketTagging');
  s3.guard(bucketHasTags, { bucket });
  return { TagSet: bucket.tags.map((tag) => ({ ...tag })) };
}
