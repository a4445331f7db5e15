import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { checkConfigurationId, putConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function PutBucketMetricsConfiguration(
  input: Input<'PutBucketMetricsConfiguration'>,
  s3: Context,
): Output<'PutBucketMetricsConfiguration'> {
  const { Id, MetricsConfiguration } = input;
  const bucket = openBucket(s3, input, 's3:PutMetricsConfiguration');
  checkConfigurationId(s3, Id, MetricsConfiguration?.Id);
  putConfiguration(s3, bucket, 'metrics', Id, MetricsConfiguration);
  return {};
}
