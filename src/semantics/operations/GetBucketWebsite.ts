import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { websiteIsConfigured } from '../rules/websiteConfiguration.ts';

export function GetBucketWebsite(
  input: Input<'GetBucketWebsite'>,
  s3: Context,
): Output<'GetBucketWebsite'> {
  const bucket = openBucket(s3, input, 's3:GetBucketWebsite');
  s3.guard(websiteIsConfigured, { bucket });
  return structuredClone(bucket.website) as Output<'GetBucketWebsite'>;
}
