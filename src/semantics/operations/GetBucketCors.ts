import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { corsIsConfigured } from '../rules/corsConfiguration.ts';

export function GetBucketCors(input: Input<'GetBucketCors'>, s3: Context): Output<'GetBucketCors'> {
  const bucket = openBucket(s3, input, 's3:GetBucketCORS');
  s3.guard(corsIsConfigured, { bucket });
  return { CORSRules: structuredClone(bucket.cors) as Output<'GetBucketCors'>['CORSRules'] };
}
