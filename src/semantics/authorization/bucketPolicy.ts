/** The bucket's policy, and whether it counts. */
import { blockOn } from '../acl/accountBlock.ts';
import type { Context } from '../context.ts';
import { type Policy, readPolicy } from '../policy/document.ts';
import { isPublicPolicy } from '../policy/public.ts';
import type { Asked } from './asked.ts';

const ofPolicy = new Set(['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy']);

/** The policy speaks of the objects of the bucket's owner; those of others it can only deny. */
export function allowsNothingOf({ account }: Asked['bucket'], owner: string): string | undefined {
  if (owner === account) return undefined;
  return `the object is of account ${owner}: the policy of the bucket cannot give what is not its owner's`;
}

/** The root user keeps the policy of his account's bucket in hand, unless he confirmed that he would lose it. */
export function cannotBeLockedOut(
  { caller }: Context,
  { action, bucket }: Pick<Asked, 'action' | 'bucket'>,
): boolean {
  if (!ofPolicy.has(action) || caller.account !== bucket.account) return false;
  return caller.arn?.endsWith(':root') === true && bucket.policyLocksOut !== true;
}

/** A public policy with RestrictPublicBuckets on lets nobody in from other accounts, whatever else allows it. */
export function isRestricted(s3: Context, bucket: Asked['bucket']): boolean {
  if (!blockOn(s3, bucket).RestrictPublicBuckets) return false;
  const policy = policyOf(bucket);
  return policy !== undefined && isPublicPolicy(policy);
}

const read = new WeakMap<Asked['bucket'], Policy>();

/** Read once for each record of a bucket: a request may ask of a thousand keys. */
export function policyOf(bucket: Asked['bucket']): Policy | undefined {
  if (bucket.policy === undefined) return undefined;
  const policy = read.get(bucket) ?? readPolicy(bucket.policy);
  if (policy) read.set(bucket, policy);
  return policy;
}
