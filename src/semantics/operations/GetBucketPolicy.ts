import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { policyAsShown, policyExists } from '../rules/policy.ts';
import { policyIsTheOwners } from '../rules/reserved.ts';

export function GetBucketPolicy(
  input: Input<'GetBucketPolicy'>,
  s3: Context,
): Output<'GetBucketPolicy'> {
  const bucket = openBucket(s3, input, 's3:GetBucketPolicy');
  s3.guard(policyIsTheOwners, { account: s3.caller.account, bucket, method: 'GET' });
  const { name, policy } = bucket;
  s3.guard(policyExists, { bucket: name, policy });
  const goneAs = (arn: string) => s3.goneAs(arn);
  return { Policy: s3.decide(policyAsShown, { policy: policy ?? '', goneAs }) };
}
