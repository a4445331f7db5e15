/**
 * What the sub-resources of a bucket set, as plain JSON by AWS's names: one member a sub-resource, absent until it is set
 * or when the bucket has S3's default. Times are ISO 8601 texts.
 */
import type { Tag } from './attributes.ts';
import type { CorsRule, WebsiteConfiguration } from './webConfiguration.ts';
import type { BucketLock } from './objectLock.ts';

export type VersioningStatus = 'Enabled' | 'Suspended';

export interface BucketConfiguration {
  readonly versioning?: VersioningStatus;
  readonly tags: readonly Tag[];
  readonly cors?: readonly CorsRule[];
  readonly website?: WebsiteConfiguration;
  /** Present once Object Lock is enabled, which is for good. */
  readonly objectLock?: BucketLock;
}
