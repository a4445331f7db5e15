import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { policyIsTheOwners } from '../rules/reserved.ts';
import { blockOn } from '../acl/accountBlock.ts';
import { checkPolicy } from '../policy/check.ts';
import { policyAsKept, publicPolicyIsNotBlocked } from '../rules/policy.ts';
import { actionsFitResources, resourcesAreOfBucket } from '../rules/policyStatements.ts';

export function PutBucketPolicy(
  input: Input<'PutBucketPolicy'>,
  s3: Context,
): Output<'PutBucketPolicy'> {
  const bucket = openBucket(s3, input, 's3:PutBucketPolicy');
  s3.guard(policyIsTheOwners, { account: s3.caller.account, bucket, method: 'PUT' });
  const text = input.Policy ?? '';
  const policy = checkPolicy(s3, text, (read) => {
    s3.guard(resourcesAreOfBucket, { policy: read, bucket: bucket.name });
    s3.guard(actionsFitResources, { policy: read });
  });
  s3.guard(publicPolicyIsNotBlocked, {
    policy,
    BlockPublicPolicy: blockOn(s3, bucket).BlockPublicPolicy,
    arn: s3.caller.arn,
    resource: `arn:aws:s3:::${bucket.name}`,
  });
  const { policyLocksOut: _, ...rest } = bucket;
  const locksOut = input.ConfirmRemoveSelfBucketAccess === true;
  const kept = s3.decide(policyAsKept, { text });
  s3.draft.put({ ...rest, policy: kept, ...(locksOut && { policyLocksOut: true }) });
  return { $status: 204 };
}
