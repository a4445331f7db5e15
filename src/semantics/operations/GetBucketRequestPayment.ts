import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

export function GetBucketRequestPayment(
  input: Input<'GetBucketRequestPayment'>,
  s3: Context,
): Output<'GetBucketRequestPayment'> {
  const bucket = openBucket(s3, input, 's3:GetBucketRequestPayment');
  return { Payer: bucket.payer ?? 'BucketOwner' };
}
