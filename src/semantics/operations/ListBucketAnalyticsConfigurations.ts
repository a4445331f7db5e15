import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { listConfigurations } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function ListBucketAnalyticsConfigurations(
  input: Input<'ListBucketAnalyticsConfigurations'>,
  s3: Context,
): Output<'ListBucketAnalyticsConfigurations'> {
  const bucket = openBucket(s3, input, 's3:GetAnalyticsConfiguration');
  const page = listConfigurations(s3, bucket, 'analytics', input.ContinuationToken);
  const { IsTruncated, list, tokens } = page;
  return { IsTruncated, AnalyticsConfigurationList: list, ...tokens };
}
