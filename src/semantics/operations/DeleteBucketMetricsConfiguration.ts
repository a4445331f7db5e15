import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { deleteConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function DeleteBucketMetricsConfiguration(
  input: Input<'DeleteBucketMetricsConfiguration'>,
  s3: Context,
): Output<'DeleteBucketMetricsConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutMetricsConfiguration');
  deleteConfiguration(s3, bucket, 'metrics', input.Id);
  return {};
}
