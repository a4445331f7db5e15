import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

export function DeletePublicAccessBlock(
  input: Input<'DeletePublicAccessBlock'>,
  s3: Context,
): Output<'DeletePublicAccessBlock'> {
  const bucket = openBucket(s3, input, 's3:PutBucketPublicAccessBlock');
  s3.draft.put({ ...bucket, publicAccessBlock: 'none' });
  return {};
}
