/**
 * What the sub-resources of a bucket set, as plain JSON by AWS's names: one member a sub-resource, absent until it is set
 * or when the bucket has S3's default. Times are ISO 8601 texts.
 */
import type { PublicAccessBlock } from '../world/identities.ts';
import type { Grant, Tag } from './attributes.ts';
import type { CorsRule, WebsiteConfiguration } from './webConfiguration.ts';
import type { BucketLock } from './objectLock.ts';

export type VersioningStatus = 'Enabled' | 'Suspended';

export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

/** A configuration that is kept whole, to be read back; `semantics/documents.ts` gives it its type again. */
export interface KeptDocument {
  readonly [member: string]: KeptValue;
}

export type KeptValue = string | number | boolean | readonly KeptValue[] | KeptDocument;

/** Several of one kind, each by its id. */
export type KeptDocuments = Readonly<Record<string, KeptDocument>>;

/** What PutBucketEncryption set. Without it objects are encrypted with keys that S3 manages. */
export interface BucketEncryption {
  readonly algorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse';
  /** The KMS key as it was named: nobody looks whether there is one. */
  readonly keyId?: string;
  readonly bucketKey: boolean;
  /** `SSE-C` blocks writes with customers' keys, `NONE` says that nothing is blocked. */
  readonly blocked?: readonly string[];
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
  readonly lifecycle?: KeptDocument;
  readonly logging?: KeptDocument;
  readonly notification?: KeptDocument;
  readonly replication?: KeptDocument;
  readonly analytics?: KeptDocuments;
  readonly intelligentTiering?: KeptDocuments;
  readonly inventory?: KeptDocuments;
  readonly metrics?: KeptDocuments;
  readonly encryption?: BucketEncryption;
  /** The bucket policy, as S3 rewrites it. */
  readonly policy?: string;
  /** Who put the policy confirmed that it may take even the root user's right to change it. */
  readonly policyLocksOut?: true;
  /** Absent: the bucket's owner pays. */
  readonly payer?: 'Requester';
  readonly acceleration?: 'Enabled' | 'Suspended';
  /** Whether tags of the bucket count for access; absent: Disabled. */
  readonly abac?: 'Enabled';
}
