/** What the bucket's policy says to a request. */
import type { Context } from '../context.ts';
import { publicAccessBlockOf } from '../acl/ownership.ts';
import { type Policy, readPolicy } from '../policy/document.ts';
import { evaluatePolicy, type Said } from '../policy/evaluate.ts';
import { isPublicPolicy } from '../policy/public.ts';
import { type Asked, resourceOf } from './asked.ts';
import { conditionKeys, isKnownKey } from './conditionKeys.ts';

const ofPolicy = new Set(['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy']);

export function saidByPolicy(s3: Context, asked: Asked): Said | undefined {
  const { action, bucket, input = {} } = asked;
  const policy = policyOf(bucket);
  if (!policy) return undefined;
  const { account, arn } = s3.caller;
  const said = evaluatePolicy(policy, {
    requester: { account, arn, canonicalId: account === null ? null : s3.owner(account).id },
    action,
    resource: resourceOf(asked),
    lookup: conditionKeys(s3, asked, input),
    knows: isKnownKey,
  });
  return said?.effect === 'Deny' && cannotBeLockedOut(s3, asked) ? undefined : said;
}

/** The root user keeps the policy of his account's bucket in hand, unless he confirmed that he would lose it. */
function cannotBeLockedOut({ caller }: Context, { action, bucket }: Asked): boolean {
  const isRoot = caller.account === bucket.account && caller.arn?.endsWith(':root') === true;
  return isRoot && ofPolicy.has(action) && bucket.policyLocksOut !== true;
}

/** A public policy with RestrictPublicBuckets on lets nobody in from other accounts, whatever else allows it. */
export function isRestricted(s3: Context, { bucket }: Asked): boolean {
  if (s3.caller.account === bucket.account) return false;
  if (publicAccessBlockOf(bucket)?.RestrictPublicBuckets !== true) return false;
  const policy = policyOf(bucket);
  return policy !== undefined && isPublicPolicy(policy);
}

const read = new WeakMap<Asked['bucket'], Policy>();

/** Read once for each record of a bucket: a request may ask of a thousand keys. */
function policyOf(bucket: Asked['bucket']): Policy | undefined {
  if (bucket.policy === undefined) return undefined;
  const policy = read.get(bucket) ?? readPolicy(bucket.policy);
  if (policy) read.set(bucket, policy);
  return policy;
}
