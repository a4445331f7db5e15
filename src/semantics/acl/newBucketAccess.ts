/** The Object Ownership and the ACL that a bucket is made with. */
import { defined } from '../../lib/defined.ts';
import type { BucketConfiguration, ObjectOwnership } from '../../storage/bucketConfiguration.ts';
import type { Context } from '../context.ts';
import { ownershipOf } from './ownership.ts';
import {
  enforcedBucketGrantsNobodyElse,
  newBucketIsNotPublic,
  ownershipIsKnown,
} from '../rules/ownership.ts';
import { type AclHeaders, grantsOf, readAclHeaders } from './sentAcl.ts';

export function newBucketAccess(
  s3: Context,
  input: AclHeaders & { readonly ObjectOwnership?: string | undefined },
): Pick<BucketConfiguration, 'objectOwnership' | 'acl'> {
  const { ObjectOwnership } = input;
  s3.guard(ownershipIsKnown, { ObjectOwnership });
  const objectOwnership = ObjectOwnership as ObjectOwnership | undefined;
  const sent = readAclHeaders(s3, input, 'bucket');
  const owner = s3.owner(s3.caller.account ?? '').id;
  const grants = grantsOf(sent, { owner, bucketOwner: owner });
  const ownership = ownershipOf(defined({ objectOwnership, tags: [] }));
  s3.guard(enforcedBucketGrantsNobodyElse, { ownership, grants, owner });
  s3.guard(newBucketIsNotPublic, { grants });
  const kept = sent.ACL === 'private' || ownership === 'BucketOwnerEnforced' ? undefined : grants;
  return defined({ objectOwnership, acl: kept });
}
