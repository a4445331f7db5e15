import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { corsConfiguration } from '../rules/corsConfiguration.ts';

export function DeleteBucketCors(
  input: Input<'DeleteBucketCors'>,
  s3: Context,
): Output<'DeleteBucketCors'> {
  const { cors, ...bucket } = openBucket(s3, input, 's3:PutBucketCORS');
  const kept = s3.decide(corsConfiguration, { rules: undefined });
  if (cors) s3.draft.put({ ...bucket, ...defined({ cors: kept }) });
  return {};
}
