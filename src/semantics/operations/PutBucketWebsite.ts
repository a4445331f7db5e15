import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { websiteConfiguration } from '../rules/websiteConfiguration.ts';
import { sentWebsite } from '../web/sentWebsite.ts';

export function PutBucketWebsite(
  input: Input<'PutBucketWebsite'>,
  s3: Context,
): Output<'PutBucketWebsite'> {
  const bucket = openBucket(s3, input, 's3:PutBucketWebsite');
  const site = sentWebsite(s3, input.WebsiteConfiguration ?? {});
  s3.draft.put({ ...bucket, ...defined({ website: s3.decide(websiteConfiguration, { site }) }) });
  return {};
}
