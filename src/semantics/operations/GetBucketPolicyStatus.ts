import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { readPolicy } from '../policy/document.ts';
import { isPublicPolicy } from '../policy/public.ts';
import { policyExists } from '../rules/policy.ts';

export function GetBucketPolicyStatus(
  input: Input<'GetBucketPolicyStatus'>,
  s3: Context,
): Output<'GetBucketPolicyStatus'> {
  const { name, policy } = openBucket(s3, input, 's3:GetBucketPolicyStatus');
  s3.guard(policyExists, { bucket: name, policy });
  const read = readPolicy(policy ?? '');
  return { PolicyStatus: { IsPublic: read !== undefined && isPublicPolicy(read) } };
}
