import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { deleteConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function DeleteBucketInventoryConfiguration(
  input: Input<'DeleteBucketInventoryConfiguration'>,
  s3: Context,
): Output<'DeleteBucketInventoryConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutInventoryConfiguration');
  deleteConfiguration(s3, bucket, 'inventory', input.Id);
  return {};
}
