import type { ObjectOwnership } from '../../storage/bucketConfiguration.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { enforcedBucketGrantsNobodyElse, ownershipHasOneRule } from '../rules/ownership.ts';

export function PutBucketOwnershipControls(
  input: Input<'PutBucketOwnershipControls'>,
  s3: Context,
): Output<'PutBucketOwnershipControls'> {
  const bucket = openBucket(s3, input, 's3:PutBucketOwnershipControls');
  const rules = input.OwnershipControls?.Rules ?? [];
  s3.guard(ownershipHasOneRule, { rules: rules.length });
  const objectOwnership = rules[0]?.ObjectOwnership as ObjectOwnership;
  s3.guard(enforcedBucketGrantsNobodyElse, {
    ownership: objectOwnership,
    grants: bucket.acl,
    owner: s3.owner(bucket.account).id,
  });
  s3.draft.put({ ...bucket, objectOwnership });
  return {};
}
