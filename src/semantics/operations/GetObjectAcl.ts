import type { Input, Output } from '../../protocol/operation.ts';
import { objectAclOf } from '../authorization/accessLists.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { ownerOf } from '../acl/ownership.ts';

/** Neither the owner nor a grantee has a display name any more (recorded). */
export function GetObjectAcl(input: Input<'GetObjectAcl'>, s3: Context): Output<'GetObjectAcl'> {
  const action = input.VersionId ? 's3:GetObjectVersionAcl' : 's3:GetObjectAcl';
  const bucket = openBucket(s3, input, action);
  const object = needObject(s3, input, 'GET');
  return {
    Owner: { ID: s3.owner(ownerOf(bucket, object)).id },
    Grants: objectAclOf(s3, bucket, object).map((grant) => ({ ...grant })),
  };
}
