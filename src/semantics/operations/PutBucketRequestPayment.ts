import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

export function PutBucketRequestPayment(
  input: Input<'PutBucketRequestPayment'>,
  s3: Context,
): Output<'PutBucketRequestPayment'> {
  const bucket = openBucket(s3, input, 's3:PutBucketRequestPayment');
  const { payer: _, ...rest } = bucket;
  const requester = input.RequestPaymentConfiguration?.Payer === 'Requester';
  s3.draft.put({ ...rest, ...(requester && { payer: 'Requester' }) });
  return {};
}
