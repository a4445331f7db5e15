import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { getConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function GetBucketMetricsConfiguration(
  input: Input<'GetBucketMetricsConfiguration'>,
  s3: Context,
): Output<'GetBucketMetricsConfiguration'> {
  const bucket = openBucket(s3, input, 's3:GetMetricsConfiguration');
  return { MetricsConfiguration: getConfiguration(s3, bucket, 'metrics', input.Id) };
}
