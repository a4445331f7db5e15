import type { Input, Output } from '../../protocol/operation.ts';
import { bucketAclOf } from '../authorization/accessLists.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';

/** Neither the owner nor a grantee has a display name any more (recorded). */
export function GetBucketAcl(input: Input<'GetBucketAcl'>, s3: Context): Output<'GetBucketAcl'> {
  const bucket = openBucket(s3, input, 's3:GetBucketAcl');
  return {
    Owner: { ID: s3.owner(bucket.account).id },
    Grants: bucketAclOf(s3, bucket).map((grant) => ({ ...grant })),
  };
}
