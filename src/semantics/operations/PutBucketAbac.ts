import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { abacStatusIsGiven } from '../rules/payment.ts';

export function PutBucketAbac(input: Input<'PutBucketAbac'>, s3: Context): Output<'PutBucketAbac'> {
  const bucket = openBucket(s3, input, 's3:PutBucketAbac');
  const Status = input.AbacStatus?.Status;
  s3.guard(abacStatusIsGiven, { Status });
  const { abac: _, ...rest } = bucket;
  s3.draft.put({ ...rest, ...(Status === 'Enabled' && { abac: 'Enabled' }) });
  return {};
}
