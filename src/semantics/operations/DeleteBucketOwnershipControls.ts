import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

export function DeleteBucketOwnershipControls(
  input: Input<'DeleteBucketOwnershipControls'>,
  s3: Context,
): Output<'DeleteBucketOwnershipControls'> {
  const bucket = openBucket(s3, input, 's3:PutBucketOwnershipControls');
  s3.draft.put({ ...bucket, objectOwnership: 'none' });
  return {};
}
