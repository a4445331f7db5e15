/**
 * Whether the caller may do what is asked: the one place where S3 decides it. An account may do everything with what is
 * its own; anybody else needs somebody's word for it.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html
 */
import type { Context } from '../context.ts';
import { ownerOf } from '../ownership.ts';
import { accessIsAllowed, type Verdict } from '../rules/access.ts';
import { grantedByAcl } from './accessLists.ts';
import { concernsObject } from './aclActions.ts';
import { type Asked, resourceOf } from './asked.ts';

export function authorize(s3: Context, asked: Asked): void {
  s3.guard(accessIsAllowed, factsOf(s3, asked));
}

export function factsOf(s3: Context, asked: Asked) {
  const { account, arn } = s3.caller;
  return {
    account,
    arn,
    action: asked.action,
    resource: resourceOf(asked),
    ...verdictOn(s3, asked),
  };
}

function verdictOn(s3: Context, asked: Asked): Verdict {
  const { account } = s3.caller;
  const { action, bucket, version } = asked;
  const judgesObject = concernsObject(action) && version?.kind === 'object';
  const owner = judgesObject ? ownerOf(bucket, version) : bucket.account;
  if (account === owner)
    return {
      allowed: true,
      because: `account ${account} owns the ${judgesObject ? 'object' : 'bucket'}`,
    };
  if (concernsObject(action) && !judgesObject) return verdictOnAbsent(s3, asked);
  const granted = grantedByAcl(s3, asked);
  return granted
    ? { allowed: true, because: granted }
    : { allowed: false, because: 'no ACL and no policy allows it' };
}

/** That a key is absent is told to who may list the bucket, and to nobody else. */
function verdictOnAbsent(s3: Context, asked: Asked): Verdict {
  const listing = grantedByAcl(s3, { ...asked, action: 's3:ListBucket' });
  return listing
    ? {
        allowed: true,
        because: `there is no such object, which whoever lists may know: ${listing}`,
      }
    : {
        allowed: false,
        because: 'there is no such object, and the caller may not list the bucket',
      };
}
