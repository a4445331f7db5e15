import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { policyIsTheOwners } from '../rules/reserved.ts';

export function DeleteBucketPolicy(
  input: Input<'DeleteBucketPolicy'>,
  s3: Context,
): Output<'DeleteBucketPolicy'> {
  const bucket = openBucket(s3, input, 's3:DeleteBucketPolicy');
  s3.guard(policyIsTheOwners, { account: s3.caller.account, bucket, method: 'DELETE' });
  const { policy: _, policyLocksOut: __, ...rest } = bucket;
  s3.draft.put(rest);
  return {};
}
