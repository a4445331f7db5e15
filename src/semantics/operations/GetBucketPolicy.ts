import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { policyExists } from '../rules/policy.ts';

export function GetBucketPolicy(
  input: Input<'GetBucketPolicy'>,
  s3: Context,
): Output<'GetBucketPolicy'> {
  const { name, policy } = openBucket(s3, input, 's3:GetBucketPolicy');
  s3.guard(policyExists, { bucket: name, policy });
  return { Policy: policy };
}
