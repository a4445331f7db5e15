import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { getConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';

export function GetBucketAnalyticsConfiguration(
  input: Input<'GetBucketAnalyticsConfiguration'>,
  s3: Context,
): Output<'GetBucketAnalyticsConfiguration'> {
  const bucket = openBucket(s3, input, 's3:GetAnalyticsConfiguration');
  return { AnalyticsConfiguration: getConfiguration(s3, bucket, 'analytics', input.Id) };
}
