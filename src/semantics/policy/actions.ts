/**
 * The actions that a bucket policy may name, by what their resource is.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
import { matchesWildcard } from '../../lib/wildcard.ts';

const ofBuckets: readonly string[] = `
CreateBucket DeleteBucket DeleteBucketPolicy DeleteBucketWebsite DeleteBucketOwnershipControls GetAccelerateConfiguration
GetAnalyticsConfiguration GetBucketAbac GetBucketAcl GetBucketCORS GetBucketLocation GetBucketLogging
GetBucketMetadataTableConfiguration GetBucketNotification GetBucketObjectLockConfiguration GetBucketOwnershipControls
GetBucketPolicy GetBucketPolicyStatus GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging
GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration GetIntelligentTieringConfiguration
GetInventoryConfiguration GetLifecycleConfiguration GetMetricsConfiguration GetReplicationConfiguration ListBucket
ListBucketMultipartUploads ListBucketVersions ListTagsForResource PutAccelerateConfiguration PutAnalyticsConfiguration
PutBucketAbac PutBucketAcl PutBucketCORS PutBucketLogging PutBucketNotification PutBucketObjectLockConfiguration
PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock PutBucketRequestPayment PutBucketTagging
PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration PutIntelligentTieringConfiguration
PutInventoryConfiguration PutLifecycleConfiguration PutMetricsConfiguration PutReplicationConfiguration TagResource
UntagResource CreateBucketMetadataTableConfiguration DeleteBucketMetadataTableConfiguration
UpdateBucketMetadataInventoryTableConfiguration UpdateBucketMetadataJournalTableConfiguration
UpdateBucketMetadataAnnotationTableConfiguration PauseReplication AllowVendedLogDeliveryForResource
`
  .trim()
  .split(/\s+/);

const ofObjects: readonly string[] = `
AbortMultipartUpload BypassGovernanceRetention DeleteObject DeleteObjectTagging DeleteObjectVersion
DeleteObjectVersionTagging GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold GetObjectRetention
GetObjectTagging GetObjectTorrent GetObjectVersion GetObjectVersionAcl GetObjectVersionAttributes
GetObjectVersionForReplication GetObjectVersionTagging GetObjectVersionTorrent InitiateReplication
ListMultipartUploadParts ObjectOwnerOverrideToBucketOwner PutObject PutObjectAcl PutObjectLegalHold PutObjectRetention
PutObjectTagging PutObjectVersionAcl PutObjectVersionTagging ReplicateDelete ReplicateObject ReplicateTags
RestoreObject UpdateObjectEncryption GetObjectAnnotation PutObjectAnnotation DeleteObjectAnnotation
ListObjectAnnotations GetObjectVersionAnnotation PutObjectVersionAnnotation DeleteObjectVersionAnnotation
ListObjectVersionAnnotations GetObjectVersionAnnotationForReplication ReplicateObjectAnnotation
`
  .trim()
  .split(/\s+/);

/** Names of actions are compared without case. */
export function matchesAction(pattern: string, action: string): boolean {
  return matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
}

const matched = (names: readonly string[], pattern: string) =>
  names.some((name) => matchesAction(pattern, `s3:${name}`));

/** Which resources an action, or a pattern of actions, is about. */
export function levelsOf(pattern: string): { readonly bucket: boolean; readonly object: boolean } {
  return { bucket: matched(ofBuckets, pattern), object: matched(ofObjects, pattern) };
}

/** The actions that a pattern stands for. */
export function actionsLike(pattern: string): readonly string[] {
  return [...ofBuckets, ...ofObjects]
    .map((name) => `s3:${name}`)
    .filter((action) => matchesAction(pattern, action));
}
