import type { ObjectOwnership } from '../../storage/bucketConfiguration.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { ownershipOf } from '../acl/ownership.ts';
import { ownershipControlsExist } from '../rules/ownership.ts';

export function GetBucketOwnershipControls(
  input: Input<'GetBucketOwnershipControls'>,
  s3: Context,
): Output<'GetBucketOwnershipControls'> {
  const bucket = openBucket(s3, input, 's3:GetBucketOwnershipControls');
  const ownership = ownershipOf(bucket);
  s3.guard(ownershipControlsExist, { bucket: bucket.name, ownership });
  const ObjectOwnership = ownership as ObjectOwnership;
  return { OwnershipControls: { Rules: [{ ObjectOwnership }] } };
}
