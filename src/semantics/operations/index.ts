/** Every operation of S3, by AWS's name: the compiler asks for each, and what is missing is visible. */
import type { Input, OperationName, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { AbortMultipartUpload } from './AbortMultipartUpload.ts';
import { CompleteMultipartUpload } from './CompleteMultipartUpload.ts';
import { CopyObject } from './CopyObject.ts';
import { CreateBucket } from './CreateBucket.ts';
import { CreateMultipartUpload } from './CreateMultipartUpload.ts';
import { DeleteBucket } from './DeleteBucket.ts';
import { DeleteBucketCors } from './DeleteBucketCors.ts';
import { DeleteBucketTagging } from './DeleteBucketTagging.ts';
import { DeleteBucketWebsite } from './DeleteBucketWebsite.ts';
import { DeleteObject } from './DeleteObject.ts';
import { DeleteObjects } from './DeleteObjects.ts';
import { DeleteObjectTagging } from './DeleteObjectTagging.ts';
import { GetBucketCors } from './GetBucketCors.ts';
import { GetBucketLocation } from './GetBucketLocation.ts';
import { GetBucketTagging } from './GetBucketTagging.ts';
import { GetBucketVersioning } from './GetBucketVersioning.ts';
import { GetBucketWebsite } from './GetBucketWebsite.ts';
import { GetObject } from './GetObject.ts';
import { GetObjectAttributes } from './GetObjectAttributes.ts';
import { GetObjectLegalHold } from './GetObjectLegalHold.ts';
import { GetObjectLockConfiguration } from './GetObjectLockConfiguration.ts';
import { GetObjectRetention } from './GetObjectRetention.ts';
import { GetObjectTagging } from './GetObjectTagging.ts';
import { HeadBucket } from './HeadBucket.ts';
import { HeadObject } from './HeadObject.ts';
import { ListBuckets } from './ListBuckets.ts';
import { ListMultipartUploads } from './ListMultipartUploads.ts';
import { ListObjects } from './ListObjects.ts';
import { ListObjectsV2 } from './ListObjectsV2.ts';
import { ListObjectVersions } from './ListObjectVersions.ts';
import { ListParts } from './ListParts.ts';
import { PutBucketCors } from './PutBucketCors.ts';
import { PutBucketTagging } from './PutBucketTagging.ts';
import { PutBucketVersioning } from './PutBucketVersioning.ts';
import { PutBucketWebsite } from './PutBucketWebsite.ts';
import { PutObject } from './PutObject.ts';
import { PutObjectLegalHold } from './PutObjectLegalHold.ts';
import { PutObjectLockConfiguration } from './PutObjectLockConfiguration.ts';
import { PutObjectRetention } from './PutObjectRetention.ts';
import { PutObjectTagging } from './PutObjectTagging.ts';
import { UploadPart } from './UploadPart.ts';
import { UploadPartCopy } from './UploadPartCopy.ts';
import { isNotImplemented, notImplemented } from './notImplemented.ts';

export type Operation<Name extends OperationName> = (
  input: Input<Name>,
  s3: Context,
) => Output<Name>;

export const operations: { readonly [Name in OperationName]: Operation<Name> } = {
  AbortMultipartUpload,
  CompleteMultipartUpload,
  CopyObject,
  CreateBucket,
  CreateMultipartUpload,
  DeleteBucket,
  DeleteBucketCors,
  DeleteBucketTagging,
  DeleteBucketWebsite,
  DeleteObject,
  DeleteObjectTagging,
  DeleteObjects,
  GetBucketCors,
  GetBucketLocation,
  GetBucketTagging,
  GetBucketVersioning,
  GetBucketWebsite,
  GetObject,
  GetObjectAttributes,
  GetObjectLegalHold,
  GetObjectLockConfiguration,
  GetObjectRetention,
  GetObjectTagging,
  HeadBucket,
  HeadObject,
  ListBuckets,
  ListMultipartUploads,
  ListObjectVersions,
  ListObjects,
  ListObjectsV2,
  ListParts,
  PutBucketCors,
  PutBucketTagging,
  PutBucketVersioning,
  PutBucketWebsite,
  PutObject,
  PutObjectLegalHold,
  PutObjectLockConfiguration,
  PutObjectRetention,
  PutObjectTagging,
  UploadPart,
  UploadPartCopy,
  CreateBucketMetadataConfiguration: notImplemented('CreateBucketMetadataConfiguration'),
  CreateBucketMetadataTableConfiguration: notImplemented('CreateBucketMetadataTableConfiguration'),
  CreateSession: notImplemented('CreateSession'),
  DeleteBucketAnalyticsConfiguration: notImplemented('DeleteBucketAnalyticsConfiguration'),
  DeleteBucketEncryption: notImplemented('DeleteBucketEncryption'),
  DeleteBucketIntelligentTieringConfiguration: notImplemented(
    'DeleteBucketIntelligentTieringConfiguration',
  ),
  DeleteBucketInventoryConfiguration: notImplemented('DeleteBucketInventoryConfiguration'),
  DeleteBucketLifecycle: notImplemented('DeleteBucketLifecycle'),
  DeleteBucketMetadataConfiguration: notImplemented('DeleteBucketMetadataConfiguration'),
  DeleteBucketMetadataTableConfiguration: notImplemented('DeleteBucketMetadataTableConfiguration'),
  DeleteBucketMetricsConfiguration: notImplemented('DeleteBucketMetricsConfiguration'),
  DeleteBucketOwnershipControls: notImplemented('DeleteBucketOwnershipControls'),
  DeleteBucketPolicy: notImplemented('DeleteBucketPolicy'),
  DeleteBucketReplication: notImplemented('DeleteBucketReplication'),
  DeleteObjectAnnotation: notImplemented('DeleteObjectAnnotation'),
  DeletePublicAccessBlock: notImplemented('DeletePublicAccessBlock'),
  GetBucketAbac: notImplemented('GetBucketAbac'),
  GetBucketAccelerateConfiguration: notImplemented('GetBucketAccelerateConfiguration'),
  GetBucketAcl: notImplemented('GetBucketAcl'),
  GetBucketAnalyticsConfiguration: notImplemented('GetBucketAnalyticsConfiguration'),
  GetBucketEncryption: notImplemented('GetBucketEncryption'),
  GetBucketIntelligentTieringConfiguration: notImplemented(
    'GetBucketIntelligentTieringConfiguration',
  ),
  GetBucketInventoryConfiguration: notImplemented('GetBucketInventoryConfiguration'),
  GetBucketLifecycleConfiguration: notImplemented('GetBucketLifecycleConfiguration'),
  GetBucketLogging: notImplemented('GetBucketLogging'),
  GetBucketMetadataConfiguration: notImplemented('GetBucketMetadataConfiguration'),
  GetBucketMetadataTableConfiguration: notImplemented('GetBucketMetadataTableConfiguration'),
  GetBucketMetricsConfiguration: notImplemented('GetBucketMetricsConfiguration'),
  GetBucketNotificationConfiguration: notImplemented('GetBucketNotificationConfiguration'),
  GetBucketOwnershipControls: notImplemented('GetBucketOwnershipControls'),
  GetBucketPolicy: notImplemented('GetBucketPolicy'),
  GetBucketPolicyStatus: notImplemented('GetBucketPolicyStatus'),
  GetBucketReplication: notImplemented('GetBucketReplication'),
  GetBucketRequestPayment: notImplemented('GetBucketRequestPayment'),
  GetObjectAcl: notImplemented('GetObjectAcl'),
  GetObjectAnnotation: notImplemented('GetObjectAnnotation'),
  GetObjectTorrent: notImplemented('GetObjectTorrent'),
  GetPublicAccessBlock: notImplemented('GetPublicAccessBlock'),
  ListBucketAnalyticsConfigurations: notImplemented('ListBucketAnalyticsConfigurations'),
  ListBucketIntelligentTieringConfigurations: notImplemented(
    'ListBucketIntelligentTieringConfigurations',
  ),
  ListBucketInventoryConfigurations: notImplemented('ListBucketInventoryConfigurations'),
  ListBucketMetricsConfigurations: notImplemented('ListBucketMetricsConfigurations'),
  ListDirectoryBuckets: notImplemented('ListDirectoryBuckets'),
  ListObjectAnnotations: notImplemented('ListObjectAnnotations'),
  PutBucketAbac: notImplemented('PutBucketAbac'),
  PutBucketAccelerateConfiguration: notImplemented('PutBucketAccelerateConfiguration'),
  PutBucketAcl: notImplemented('PutBucketAcl'),
  PutBucketAnalyticsConfiguration: notImplemented('PutBucketAnalyticsConfiguration'),
  PutBucketEncryption: notImplemented('PutBucketEncryption'),
  PutBucketIntelligentTieringConfiguration: notImplemented(
    'PutBucketIntelligentTieringConfiguration',
  ),
  PutBucketInventoryConfiguration: notImplemented('PutBucketInventoryConfiguration'),
  PutBucketLifecycleConfiguration: notImplemented('PutBucketLifecycleConfiguration'),
  PutBucketLogging: notImplemented('PutBucketLogging'),
  PutBucketMetricsConfiguration: notImplemented('PutBucketMetricsConfiguration'),
  PutBucketNotificationConfiguration: notImplemented('PutBucketNotificationConfiguration'),
  PutBucketOwnershipControls: notImplemented('PutBucketOwnershipControls'),
  PutBucketPolicy: notImplemented('PutBucketPolicy'),
  PutBucketReplication: notImplemented('PutBucketReplication'),
  PutBucketRequestPayment: notImplemented('PutBucketRequestPayment'),
  PutObjectAcl: notImplemented('PutObjectAcl'),
  PutObjectAnnotation: notImplemented('PutObjectAnnotation'),
  PutPublicAccessBlock: notImplemented('PutPublicAccessBlock'),
  RenameObject: notImplemented('RenameObject'),
  RestoreObject: notImplemented('RestoreObject'),
  SelectObjectContent: notImplemented('SelectObjectContent'),
  UpdateBucketMetadataAnnotationTableConfiguration: notImplemented(
    'UpdateBucketMetadataAnnotationTableConfiguration',
  ),
  UpdateBucketMetadataInventoryTableConfiguration: notImplemented(
    'UpdateBucketMetadataInventoryTableConfiguration',
  ),
  UpdateBucketMetadataJournalTableConfiguration: notImplemented(
    'UpdateBucketMetadataJournalTableConfiguration',
  ),
  UpdateObjectEncryption: notImplemented('UpdateObjectEncryption'),
  WriteGetObjectResponse: notImplemented('WriteGetObjectResponse'),
};

/** The operations that do something, in alphabetical order. */
export const modelledOperations: readonly OperationName[] = Object.entries(operations)
  .filter(([, operation]) => !isNotImplemented(operation))
  .map(([name]) => name as OperationName)
  .toSorted();
