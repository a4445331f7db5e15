import type { Input, Output } from '../../protocol/operation.ts';
import { isKnownKey } from '../authorization/conditionKeys.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { policyIsTheOwners } from '../rules/reserved.ts';
import { publicAccessBlockOf } from '../acl/ownership.ts';
import { type Policy, readPolicy } from '../policy/document.ts';
import {
  policyAsKept,
  policyHasStatements,
  policyIsJson,
  policyIsShort,
  publicPolicyIsNotBlocked,
} from '../rules/policy.ts';
import {
  actionsExist,
  actionsFitResources,
  conditionsExist,
  principalsArePossible,
  resourcesAreOfBucket,
  statementsAreWhole,
} from '../rules/policyStatements.ts';

export function PutBucketPolicy(
  input: Input<'PutBucketPolicy'>,
  s3: Context,
): Output<'PutBucketPolicy'> {
  const bucket = openBucket(s3, input, 's3:PutBucketPolicy');
  s3.guard(policyIsTheOwners, { account: s3.caller.account, bucket, method: 'PUT' });
  const text = input.Policy ?? '';
  const policy = checkedPolicy(s3, text, bucket.name);
  s3.guard(publicPolicyIsNotBlocked, {
    policy,
    BlockPublicPolicy: publicAccessBlockOf(bucket)?.BlockPublicPolicy,
    arn: s3.caller.arn,
    resource: `arn:aws:s3:::${bucket.name}`,
  });
  const { policyLocksOut: _, ...rest } = bucket;
  const locksOut = input.ConfirmRemoveSelfBucketAccess === true;
  const kept = s3.decide(policyAsKept, { text });
  s3.draft.put({ ...rest, policy: kept, ...(locksOut && { policyLocksOut: true }) });
  return { $status: 204 };
}

function checkedPolicy(s3: Context, text: string, bucket: string): Policy {
  s3.guard(policyIsShort, { text, limit: 20 * 1024 });
  const read = readPolicy(text);
  s3.guard(policyIsJson, { text, policy: read });
  const policy = read as Policy;
  s3.guard(policyHasStatements, { policy });
  s3.guard(statementsAreWhole, { policy });
  s3.guard(principalsArePossible, { policy });
  s3.guard(actionsExist, { policy });
  s3.guard(resourcesAreOfBucket, { policy, bucket });
  s3.guard(actionsFitResources, { policy });
  s3.guard(conditionsExist, { policy, knows: isKnownKey });
  return policy;
}
