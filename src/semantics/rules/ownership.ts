/** Object Ownership and the public access block: what they say, and what they refuse. */
import { refuse } from '../../protocol/errors.ts';
import type { Grant } from '../../storage/attributes.ts';
import type { ObjectOwnership } from '../../storage/bucketConfiguration.ts';
import type { PublicAccessBlock } from '../../world/identities.ts';
import { isPublicGrant } from '../acl/acl.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

const ownerships: readonly string[] = [
  'BucketOwnerEnforced',
  'BucketOwnerPreferred',
  'ObjectWriter',
];

export const ownershipIsKnown = guard<{ ObjectOwnership: string | undefined }>({
  id: 'ownership/known',
  about: 'ObjectOwnership',
  phase: 'request',
  says: 'x-amz-object-ownership is BucketOwnerEnforced, BucketOwnerPreferred or ObjectWriter.',
  cites: [api('CreateBucket')],
  basis: 'inferred',
  refuses: ({ ObjectOwnership = '' }) =>
    ownerships.includes(ObjectOwnership)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-object-ownership' },
          `Invalid x-amz-object-ownership header: ${ObjectOwnership}`,
        ),
});

export const ownershipHasOneRule = guard<{ rules: number }>({
  id: 'ownership/one-rule',
  phase: 'request',
  says: 'Ownership controls have exactly one rule.',
  cites: [api('PutBucketOwnershipControls')],
  basis: 'inferred',
  refuses: ({ rules }) => (rules === 1 ? undefined : refuse('MalformedXML')),
});

export const ownershipControlsExist = guard<{
  bucket: string;
  ownership: ObjectOwnership | undefined;
}>({
  id: 'ownership/exists',
  phase: 'source',
  says: 'A bucket has ownership controls until they are deleted.',
  cites: [recording('crud-bucket-ownership-controls')],
  basis: 'recorded',
  refuses: ({ bucket, ownership }) =>
    ownership ? undefined : refuse('OwnershipControlsNotFoundError', { BucketName: bucket }),
});

interface AclAndOwnership {
  readonly ownership: ObjectOwnership | undefined;
  readonly grants: readonly Grant[] | undefined;
  readonly owner: string;
}

export const enforcedBucketGrantsNobodyElse = guard<AclAndOwnership>({
  id: 'ownership/acl',
  phase: 'destination',
  says: 'A bucket that grants something to anybody but its owner cannot have its ACLs disabled.',
  cites: [api('CreateBucket'), guide('about-object-ownership')],
  basis: 'documented',
  refuses({ ownership, grants, owner }) {
    const others = grants?.some(
      ({ Grantee }) => Grantee.Type !== 'CanonicalUser' || Grantee.ID !== owner,
    );
    return ownership === 'BucketOwnerEnforced' && others
      ? refuse('InvalidBucketAclWithObjectOwnership')
      : undefined;
  },
});

export const newBucketIsNotPublic = guard<{ grants: readonly Grant[] | undefined }>({
  id: 'public-access/new-bucket',
  about: 'grants',
  phase: 'destination',
  says: 'New buckets block public access, so none is made with a public ACL.',
  cites: [guide('access-control-block-public-access')],
  basis: 'documented',
  refuses: ({ grants = [] }) =>
    grants.some(isPublicGrant) ? refuse('InvalidBucketAclWithBlockPublicAccessError') : undefined,
});

interface Owning {
  readonly ownership: ObjectOwnership | undefined;
  readonly ACL: string | undefined;
  readonly writer: string;
  readonly bucketOwner: string;
}

export const objectOwner = decision<Owning, string>({
  id: 'ownership/owner',
  phase: 'decide',
  says: 'The owner of an object is who writes it, unless the bucket gives it to its own owner.',
  cites: [guide('about-object-ownership')],
  basis: 'documented',
  decides: ['Owner'],
  ways: ['requested', 'defaulted', 'computed'],
  choose({ ownership, ACL, writer, bucketOwner }) {
    if (ownership === 'BucketOwnerEnforced')
      return {
        value: bucketOwner,
        origin: 'defaulted',
        because: "Object Ownership is BucketOwnerEnforced: all is the bucket owner's",
      };
    if (ownership === 'BucketOwnerPreferred' && ACL === 'bucket-owner-full-control')
      return {
        value: bucketOwner,
        origin: 'requested',
        because:
          'x-amz-acl is bucket-owner-full-control, and Object Ownership BucketOwnerPreferred',
      };
    const because = `Object Ownership is ${ownership ?? 'not set'}, and account ${writer} writes it`;
    return { value: writer, origin: 'computed', because };
  },
});

export const publicAccessBlockExists = guard<{
  bucket: string;
  block: PublicAccessBlock | undefined;
}>({
  id: 'public-access/exists',
  phase: 'source',
  says: 'A bucket has a public access block until it is deleted.',
  cites: [recording('crud-public-access-block')],
  basis: 'recorded',
  refuses: ({ bucket, block }) =>
    block ? undefined : refuse('NoSuchPublicAccessBlockConfiguration', { BucketName: bucket }),
});

export const publicAccessBlockSaysSomething = guard<{ settings: readonly boolean[] }>({
  id: 'public-access/settings',
  phase: 'request',
  says: 'A public access block names at least one of its four settings.',
  cites: [api('PutPublicAccessBlock')],
  basis: 'inferred',
  refuses: ({ settings }) =>
    settings.length > 0
      ? undefined
      : refuse('InvalidRequest', {}, 'Must specify at least one configuration.'),
});

interface Blocking {
  readonly grants: readonly Grant[] | undefined;
  readonly BlockPublicAcls: boolean | undefined;
  /** Whom S3 tells why: one of the account of the bucket. */
  readonly arn: string | null;
  readonly action: string;
  readonly resource: string;
}

export const publicAclIsNotBlocked = guard<Blocking>({
  id: 'public-access/acl',
  about: 'grants',
  phase: 'destination',
  says: 'BlockPublicAcls refuses ACLs that grant anything to everybody.',
  cites: [guide('access-control-block-public-access'), guide('troubleshoot-403-errors')],
  basis: 'documented',
  refuses({ grants = [], BlockPublicAcls, arn, action, resource }) {
    if (!BlockPublicAcls || !grants.some(isPublicGrant)) return undefined;
    const message = `User: ${arn} is not authorized to perform: ${action} on resource: "${resource}" because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.`;
    return refuse('AccessDenied', {}, arn === null ? undefined : message);
  },
});
