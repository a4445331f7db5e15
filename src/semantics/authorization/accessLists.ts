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
import type { Context } from '../context.ts';
import { isEnforced, ownerOf, publicAccessBlockOf } from '../acl/ownership.ts';
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

/** The grant that allows what is asked, in words. */
export function grantedByAcl(s3: Context, asked: Asked): string | undefined {
  const { action, bucket, version } = asked;
  const ofBucket = ofBucketAcl[action];
  if (ofBucket) {
    const grant = grantFor(s3, bucket, bucketAclOf(s3, bucket), ofBucket);
    return grant && isHisToWrite(s3, asked) ? `the bucket's ACL grants ${grant}` : undefined;
  }
  const ofObject = ofObjectAcl[action];
  if (!ofObject || version?.kind !== 'object') return undefined;
  const grant = grantFor(s3, bucket, objectAclOf(s3, bucket, version), ofObject);
  return grant && `the object's ACL grants ${grant}`;
}

/** WRITE creates objects; it overwrites and deletes only those of the grantee. */
function isHisToWrite(s3: Context, { action, version }: Asked): boolean {
  if (!onlyOnesOwn.has(action) || !version) return true;
  return s3.accountOf(s3.owner(version.owner).id) === writer(s3);
}

function writer(s3: Context): string | undefined {
  return s3.caller.account ?? 'anonymous';
}

function grantFor(
  s3: Context,
  bucket: Asked['bucket'],
  grants: readonly Grant[],
  wanted: Permission,
): string | undefined {
  const { account } = s3.caller;
  const canonical = account === null ? undefined : s3.owner(account).id;
  const ignoresPublic = publicAccessBlockOf(bucket)?.IgnorePublicAcls === true;
  const names = ({ Grantee }: Grant) =>
    Grantee.Type === 'CanonicalUser'
      ? Grantee.ID === canonical
      : Grantee.URI === allUsers || (Grantee.URI === authenticatedUsers && account !== null);
  const grant = grants.find(
    (one) =>
      (one.Permission === wanted || one.Permission === 'FULL_CONTROL') &&
      names(one) &&
      !(ignoresPublic && isPublicGrant(one)),
  );
  return grant && describeGrant(grant);
}
