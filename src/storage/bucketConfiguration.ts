/**
 * What the sub-resources of a bucket set, as plain JSON by AWS's names: one member a sub-resource, absent until it is set
 * or when the bucket has S3's default. Times are ISO 8601 texts.
 */
import type { Grant, Tag } from './attributes.ts';
import type { CorsRule, WebsiteConfiguration } from './webConfiguration.ts';
import type { BucketLock } from './objectLock.ts';

export type VersioningStatus = 'Enabled' | 'Suspended';

export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

export interface BucketConfiguration {
  readonly versioning?: VersioningStatus;
  readonly tags: readonly Tag[];
  readonly cors?: readonly CorsRule[];
  readonly website?: WebsiteConfiguration;
  /** Present once Object Lock is enabled, which is for good. */
  readonly objectLock?: BucketLock;
  /** Absent: BucketOwnerEnforced, as buckets are made. `none`: the controls were deleted. */
  readonly objectOwnership?: ObjectOwnership | 'none';
  /** Absent: all four are on, as buckets are made. `none`: the block was deleted. */
  readonly publicAccessBlock?: PublicAccessBlock | 'none';
  /** Absent: full control for the owner, and nobody else. */
  readonly acl?: readonly Grant[];
}
