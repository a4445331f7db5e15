import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { listConfigurations } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function ListBucketMetricsConfigurations(
  input: Input<'ListBucketMetricsConfigurations'>,
  s3: Context,
): Output<'ListBucketMetricsConfigurations'> {
  const bucket = openBucket(s3, input, 's3:GetMetricsConfiguration');
  const page = listConfigurations(s3, bucket, 'metrics', input.ContinuationToken);
  const { IsTruncated, list, tokens } = page;
  return { IsTruncated, MetricsConfigurationList: list, ...tokens };
}
