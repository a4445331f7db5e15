/**
 * Struct → its element names in the order S3 writes them, where that is not the model's (which puts required members first).
 * From the sample responses of https://docs.aws.amazon.com/AmazonS3/latest/API/. What a list leaves out follows in model order.
 */
const object =
  'Key LastModified ETag ChecksumAlgorithm ChecksumType Size StorageClass Owner RestoreStatus';
const version =
  'Key VersionId IsLatest LastModified ETag ChecksumAlgorithm ChecksumType Size StorageClass Owner RestoreStatus';
const parts = 'PartNumberMarker NextPartNumberMarker MaxParts IsTruncated';

const orders = {
  CopyObjectResult: 'LastModified ETag ChecksumType',
  CopyPartResult: 'LastModified ETag',
  DeleteMarkerEntry: 'Key VersionId IsLatest LastModified Owner',
  GetObjectAttributesParts: `PartsCount ${parts} Part`,
  Grantee: 'ID DisplayName EmailAddress URI',
  Initiator: 'ID DisplayName',
  LifecycleRule:
    'ID Prefix Filter Status Transition Expiration NoncurrentVersionTransition NoncurrentVersionExpiration',
  ListBucketsOutput: 'Owner Buckets Prefix ContinuationToken',
  ListMultipartUploadsOutput:
    'Bucket KeyMarker UploadIdMarker NextKeyMarker NextUploadIdMarker Delimiter Prefix EncodingType MaxUploads IsTruncated Upload CommonPrefixes',
  ListObjectVersionsOutput:
    'Name Prefix KeyMarker VersionIdMarker NextKeyMarker NextVersionIdMarker MaxKeys Delimiter EncodingType IsTruncated Version DeleteMarker CommonPrefixes',
  ListObjectsOutput:
    'Name Prefix Marker NextMarker MaxKeys Delimiter EncodingType IsTruncated Contents CommonPrefixes',
  ListObjectsV2Output:
    'Name Prefix StartAfter ContinuationToken NextContinuationToken KeyCount MaxKeys Delimiter EncodingType IsTruncated Contents CommonPrefixes',
  ListPartsOutput: `Bucket Key UploadId Initiator Owner StorageClass ${parts} ChecksumAlgorithm ChecksumType Part`,
  MultipartUpload:
    'Key UploadId Initiator Owner StorageClass Initiated ChecksumAlgorithm ChecksumType',
  Object: object,
  ObjectVersion: version,
  Owner: 'ID DisplayName',
  Part: 'PartNumber LastModified ETag Size',
  ReplicationRule: 'ID Status Priority DeleteMarkerReplication Filter Destination',
};

export const elementOrder: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(orders).map(([struct, names]) => [struct, names.split(' ')]),
);
