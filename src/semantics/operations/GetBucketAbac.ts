import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

export function GetBucketAbac(input: Input<'GetBucketAbac'>, s3: Context): Output<'GetBucketAbac'> {
  const bucket = openBucket(s3, input, 's3:GetBucketAbac');
  return { AbacStatus: { Status: bucket.abac ?? 'Disabled' } };
}
