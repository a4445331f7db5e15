import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { publicAccessBlockOf } from '../acl/ownership.ts';
import { publicAccessBlockExists } from '../rules/ownership.ts';

export function GetPublicAccessBlock(
  input: Input<'GetPublicAccessBlock'>,
  s3: Context,
): Output<'GetPublicAccessBlock'> {
  const bucket = openBucket(s3, input, 's3:GetBucketPublicAccessBlock');
  const block = publicAccessBlockOf(bucket);
  s3.guard(publicAccessBlockExists, { bucket: bucket.name, block });
  return { PublicAccessBlockConfiguration: { ...block } };
}
