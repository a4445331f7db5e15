/** What ACLs allow a caller, as far as the bucket lets ACLs count. */
import type { Grant, Permission } from '../../storage/attributes.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import {
  allUsers,
  authenticatedUsers,
  describeGrant,
  isPublicGrant,
  privateAcl,
} from '../acl/acl.ts';
import { blockOn } from '../acl/accountBlock.ts';
import type { Context } from '../context.ts';
import type { Granted } from '../policy/decide.ts';
import { isEnforced, ownerOf } from '../acl/ownership.ts';
import { ofBucketAcl, ofObjectAcl, onlyOnesOwn } from './aclActions.ts';
import type { Asked } from './asked.ts';

/** The ACL of the bucket as it stands; a bucket with its ACLs disabled grants all to its owner and nothing else. */
export function bucketAclOf(s3: Context, bucket: Asked['bucket']): readonly Grant[] {
  const own = privateAcl(s3.owner(bucket.account).id);
  return isEnforced(bucket) ? own : (bucket.acl ?? own);
}

export function objectAclOf(
  s3: Context,
  bucket: Asked['bucket'],
  object: ObjectRecord,
): readonly Grant[] {
  const own = privateAcl(s3.owner(ownerOf(bucket, object)).id);
  return isEnforced(bucket) ? own : (object.acl ?? own);
}

/**
 * The grant that allows what is asked. What groups of everybody are granted needs no policy of the grantee's in the owner's own
 * account; what an account is granted is the account's to give on.
 */
export function grantedByAcl(s3: Context, asked: Asked): Granted | undefined {
  const list = listFor(s3, asked);
  const counting = list?.grants.filter((one) => counts(s3, asked.bucket, list.wanted, one)) ?? [];
  const grant = counting.find(isPublicGrant) ?? counting[0];
  if (!grant || !isHisToWrite(s3, asked)) return undefined;
  const naming = isPublicGrant(grant) ? 'directly' : 'by account';
  return { words: `the ${list?.of}'s ACL grants ${describeGrant(grant)}`, naming };
}

interface List {
  readonly of: 'bucket' | 'object';
  readonly wanted: Permission;
  readonly grants: readonly Grant[];
}

/** The ACL that speaks of it, and the permission that would allow it. */
export function listFor(s3: Context, { action, bucket, version }: Asked): List | undefined {
  const ofBucket = ofBucketAcl[action];
  if (ofBucket) return { of: 'bucket', wanted: ofBucket, grants: bucketAclOf(s3, bucket) };
  const ofObject = ofObjectAcl[action];
  if (!ofObject || version?.kind !== 'object') return undefined;
  return { of: 'object', wanted: ofObject, grants: objectAclOf(s3, bucket, version) };
}

/** WRITE creates objects; it overwrites and deletes only those of the grantee. */
function isHisToWrite(s3: Context, { action, version }: Asked): boolean {
  if (!onlyOnesOwn.has(action) || !version) return true;
  return s3.accountOf(s3.owner(version.owner).id) === (s3.caller.account ?? 'anonymous');
}

function counts(s3: Context, bucket: Asked['bucket'], wanted: Permission, grant: Grant): boolean {
  const { Permission } = grant;
  if (Permission !== wanted && Permission !== 'FULL_CONTROL') return false;
  if (!namesCaller(s3, grant)) return false;
  return !isPublicGrant(grant) || !blockOn(s3, bucket).IgnorePublicAcls;
}

export function namesCaller(s3: Context, { Grantee }: Grant): boolean {
  const { account } = s3.caller;
  if (Grantee.Type === 'CanonicalUser')
    return account !== null && Grantee.ID === s3.owner(account).id;
  return Grantee.URI === allUsers || (Grantee.URI === authenticatedUsers && account !== null);
}
