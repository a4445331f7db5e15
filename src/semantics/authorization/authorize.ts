/**
 * Whether the caller may do what is asked: the one place where S3 decides it. An explicit deny ends it; an account may do
 * everything with what is its own; anybody else needs the word of a policy or of an ACL.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
 */
import type { Refusal } from '../../protocol/errors.ts';
import type { Context } from '../context.ts';
import { ownerOf } from '../acl/ownership.ts';
import { accessIsAllowed, notDenied, type Verdict } from '../rules/access.ts';
import { grantedByAcl } from './accessLists.ts';
import { concernsObject } from './aclActions.ts';
import { type Asked, resourceOf } from './asked.ts';
import { isRestricted, saidByPolicy } from './bucketPolicy.ts';

export function authorize(s3: Context, asked: Asked): void {
  const { denial, access } = factsOf(s3, asked);
  s3.guard(notDenied, denial);
  s3.guard(accessIsAllowed, access);
}

/**
 * Whether what the caller may do by `main` may also be done so: to upload with an ACL, a policy must allow that too, while
 * who writes by an ACL may set one.
 */
export function authorizeAlso(s3: Context, asked: Asked, main: string): void {
  const { denial, access } = factsOf(s3, asked);
  s3.guard(notDenied, denial);
  const isOwner = s3.caller.account === asked.bucket.account;
  const isGranted = isOwner || grantedByAcl(s3, { ...asked, action: main }) !== undefined;
  const allowedByPolicy = saidByPolicy(s3, asked)?.effect === 'Allow';
  s3.guard(accessIsAllowed, {
    ...access,
    allowed: isGranted || allowedByPolicy,
    because: isGranted ? `it comes with ${main}` : 'that is for the policy to say',
  });
}

/** The same of one thing of many: its refusal does not end the request. */
export function judgeAccess(s3: Context, asked: Asked): Refusal | undefined {
  const { denial, access } = factsOf(s3, asked);
  return s3.judge(notDenied, denial) ?? s3.judge(accessIsAllowed, access);
}

function factsOf(s3: Context, asked: Asked) {
  const { account, arn } = s3.caller;
  const { action, bucket } = asked;
  const resource = resourceOf(asked);
  const said = saidByPolicy(s3, asked);
  const statement = said?.effect === 'Deny' ? said.statement : undefined;
  const allowed = said?.effect === 'Allow' ? said.statement : undefined;
  const sameAccount = account === bucket.account;
  return {
    denial: { statement, sameAccount, arn, action, resource },
    access: { account, arn, action, resource, ...verdictOn(s3, asked, allowed) },
  };
}

function verdictOn(s3: Context, asked: Asked, statement: string | undefined): Verdict {
  const { account } = s3.caller;
  const { action, bucket } = asked;
  const version = concernsObject(action) ? asked.version : undefined;
  const judgesObject = version?.kind === 'object';
  const owner = judgesObject ? ownerOf(bucket, version) : bucket.account;
  const owned = judgesObject ? 'object' : 'bucket';
  if (account === owner) return allowed(`account ${account} owns the ${owned}`);
  if (isRestricted(s3, asked))
    return denied('RestrictPublicBuckets shuts out other accounts while the policy is public');
  if (concernsObject(action) && !judgesObject) return verdictOnAbsent(s3, asked, statement);
  // A bucket policy speaks of the objects of the bucket's owner, and of nobody else's.
  const policy = owner === bucket.account ? statement : undefined;
  const granted = policy ? byPolicy(policy) : grantedByAcl(s3, asked);
  return granted ? allowed(granted) : denied('no ACL and no policy allows it');
}

/** That a key is absent is told to who may list the bucket, and to nobody else. */
function verdictOnAbsent(s3: Context, asked: Asked, statement: string | undefined): Verdict {
  const list = { ...asked, action: 's3:ListBucket', key: undefined };
  const said = saidByPolicy(s3, list);
  if (said?.effect !== 'Deny') {
    const listing = (said && statement && byPolicy(said.statement)) ?? grantedByAcl(s3, list);
    if (listing)
      return allowed(`there is no such object, which whoever lists may know: ${listing}`);
  }
  return denied('there is no such object, and the caller may not list the bucket');
}

const allowed = (because: string): Verdict => ({ allowed: true, because });
const denied = (because: string): Verdict => ({ allowed: false, because });
const byPolicy = (statement: string) => `the bucket policy allows it (${statement})`;
