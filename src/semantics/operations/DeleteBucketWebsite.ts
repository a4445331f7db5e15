import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { websiteConfiguration } from '../rules/websiteConfiguration.ts';

export function DeleteBucketWebsite(
  input: Input<'DeleteBucketWebsite'>,
  s3: Context,
): Output<'DeleteBucketWebsite'> {
  const { website, ...bucket } = openBucket(s3, input, 's3:DeleteBucketWebsite');
  const kept = s3.decide(websiteConfiguration, { site: undefined });
  if (website) s3.draft.put({ ...bucket, ...defined({ website: kept }) });
  return {};
}
