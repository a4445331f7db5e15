import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { checkConfigurationId, putConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';
import { destinationIsBucketArn } from '../rules/configuration.ts';

export function PutBucketInventoryConfiguration(
  input: Input<'PutBucketInventoryConfiguration'>,
  s3: Context,
): Output<'PutBucketInventoryConfiguration'> {
  const { Id, InventoryConfiguration } = input;
  const bucket = openBucket(s3, input, 's3:PutInventoryConfiguration');
  checkConfigurationId(s3, Id, InventoryConfiguration?.Id);
  const destination = InventoryConfiguration?.Destination?.S3BucketDestination?.Bucket;
  s3.guard(destinationIsBucketArn, { destination });
  putConfiguration(s3, bucket, 'inventory', Id, InventoryConfiguration);
  return {};
}
