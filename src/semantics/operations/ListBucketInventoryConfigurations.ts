import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { listConfigurations } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function ListBucketInventoryConfigurations(
  input: Input<'ListBucketInventoryConfigurations'>,
  s3: Context,
): Output<'ListBucketInventoryConfigurations'> {
  const bucket = openBucket(s3, input, 's3:GetInventoryConfiguration');
  const page = listConfigurations(s3, bucket, 'inventory', input.ContinuationToken);
  const { IsTruncated, list, tokens } = page;
  return { IsTruncated, InventoryConfigurationList: list, ...tokens };
}
