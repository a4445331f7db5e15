import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { deleteConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function DeleteBucketAnalyticsConfiguration(
  input: Input<'DeleteBucketAnalyticsConfiguration'>,
  s3: Context,
): Output<'DeleteBucketAnalyticsConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutAnalyticsConfiguration');
  deleteConfiguration(s3, bucket, 'analytics', input.Id);
  return {};
}
