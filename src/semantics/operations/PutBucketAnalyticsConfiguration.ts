import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { checkConfigurationId, putConfiguration } from '../configuration/configurations.ts';
import { openBucket } from '../find.ts';
import { destinationIsBucketArn } from '../rules/configuration.ts';

export function PutBucketAnalyticsConfiguration(
  input: Input<'PutBucketAnalyticsConfiguration'>,
  s3: Context,
): Output<'PutBucketAnalyticsConfiguration'> {
  const { Id, AnalyticsConfiguration } = input;
  const bucket = openBucket(s3, input, 's3:PutAnalyticsConfiguration');
  checkConfigurationId(s3, Id, AnalyticsConfiguration?.Id);
  const destination =
    AnalyticsConfiguration?.StorageClassAnalysis?.DataExport?.Destination?.S3BucketDestination
      ?.Bucket;
  s3.guard(destinationIsBucketArn, { destination });
  putConfiguration(s3, bucket, 'analytics', Id, AnalyticsConfiguration);
  return {};
}
