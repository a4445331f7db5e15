import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { getConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function GetBucketInventoryConfiguration(
  input: Input<'GetBucketInventoryConfiguration'>,
  s3: Context,
): Output<'GetBucketInventoryConfiguration'> {
  const bucket = openBucket(s3, input, 's3:GetInventoryConfiguration');
  return { InventoryConfiguration: getConfiguration(s3, bucket, 'inventory', input.Id) };
}
