/** Who owns a bucket's objects, and whether its access lists count at all. */
import type { BucketConfiguration, ObjectOwnership } from '../../storage/bucketConfiguration.ts';
import type { BucketRecord, UploadRecord, VersionRecord } from '../../storage/records.ts';
import type { PublicAccessBlock } from '../../world/identities.ts';

export const everythingBlocked: PublicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

export const nothingBlocked: PublicAccessBlock = {
  BlockPublicAcls: false,
  IgnorePublicAcls: false,
  BlockPublicPolicy: false,
  RestrictPublicBuckets: false,
};

/** The Object Ownership that is set; undefined after it was deleted, which leaves access lists on. */
export function ownershipOf({ objectOwnership }: BucketConfiguration): ObjectOwnership | undefined {
  return objectOwnership === 'none' ? undefined : (objectOwnership ?? 'BucketOwnerEnforced');
}

/** The block that is set; undefined after it was deleted. */
export function publicAccessBlockOf({
  publicAccessBlock,
}: BucketConfiguration): PublicAccessBlock | undefined {
  return publicAccessBlock === 'none' ? undefined : (publicAccessBlock ?? everythingBlocked);
}

export function isEnforced(bucket: BucketConfiguration): boolean {
  return ownershipOf(bucket) === 'BucketOwnerEnforced';
}

/** The account that owns a version or an upload as long as the bucket is as it is: with ACLs disabled, the bucket's. */
export function ownerOf(bucket: BucketRecord, { owner }: VersionRecord | UploadRecord): string {
  return isEnforced(bucket) ? bucket.account : owner;
}
