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
import { DeleteBucketOwnershipControls } from './DeleteBucketOwnershipControls.ts';
import { DeleteBucketTagging } from './DeleteBucketTagging.ts';
import { DeleteBucketWebsite } from './DeleteBucketWebsite.ts';
import { DeleteObject } from './DeleteObject.ts';
import { DeleteObjectTagging } from './DeleteObjectTagging.ts';
import { DeleteObjects } from './DeleteObjects.ts';
import { DeletePublicAccessBlock } from './DeletePublicAccessBlock.ts';
import { GetBucketAcl } from './GetBucketAcl.ts';
import { GetBucketCors } from './GetBucketCors.ts';
import { GetBucketLocation } from './GetBucketLocation.ts';
import { GetBucketOwnershipControls } from './GetBucketOwnershipControls.ts';
import { GetBucketTagging } from './GetBucketTagging.ts';
import { GetBucketVersioning } from './GetBucketVersioning.ts';
import { GetBucketWebsite } from './GetBucketWebsite.ts';
import { GetObject } from './GetObject.ts';
import { GetObjectAcl } from './GetObjectAcl.ts';
import { GetObjectAttributes } from './GetObjectAttributes.ts';
import { GetObjectLegalHold } from './GetObjectLegalHold.ts';
import { GetObjectLockConfiguration } from './GetObjectLockConfiguration.ts';
import { GetObjectRetention } from './GetObjectRetention.ts';
import { GetObjectTagging } from './GetObjectTagging.ts';
import { GetPublicAccessBlock } from './GetPublicAccessBlock.ts';
import { HeadBucket } from './HeadBucket.ts';
import { HeadObject } from './HeadObject.ts';
import { ListBuckets } from './ListBuckets.ts';
import { ListMultipartUploads } from './ListMultipartUploads.ts';
import { ListObjectVersions } from './ListObjectVersions.ts';
import { ListObjects } from './ListObjects.ts';
import { ListObjectsV2 } from './ListObjectsV2.ts';
import { ListParts } from './ListParts.ts';
import { PutBucketAcl } from './PutBucketAcl.ts';
import { PutBucketCors } from './PutBucketCors.ts';
import { PutBucketOwnershipControls } from './PutBucketOwnershipControls.ts';
import { PutBucketTagging } from './PutBucketTagging.ts';
import { PutBucketVersioning } from './PutBucketVersioning.ts';
import { PutBucketWebsite } from './PutBucketWebsite.ts';
import { PutObject } from './PutObject.ts';
import { PutObjectAcl } from './PutObjectAcl.ts';
import { PutObjectLegalHold } from './PutObjectLegalHold.ts';
import { PutObjectLockConfiguration } from './PutObjectLockConfiguration.ts';
import { PutObjectRetention } from './PutObjectRetention.ts';
import { PutObjectTagging } from './PutObjectTagging.ts';
import { PutPublicAccessBlock } from './PutPublicAccessBlock.ts';
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
  DeleteBucketOwnershipControls,
  DeleteBucketTagging,
  DeleteBucketWebsite,
  DeleteObject,
  DeleteObjectTagging,
  DeleteObjects,
  DeletePublicAccessBlock,
  GetBucketAcl,
  GetBucketCors,
  GetBucketLocation,
  GetBucketOwnershipControls,
  GetBucketTagging,
  GetBucketVersioning,
  GetBucketWebsite,
  GetObject,
  GetObjectAcl,
  GetObjectAttributes,
  GetObjectLegalHold,
  GetObjectLockConfiguration,
  GetObjectRetention,
  GetObjectTagging,
  GetPublicAccessBlock,
  HeadBucket,
  HeadObject,
  ListBuckets,
  ListMultipartUploads,
  ListObjectVersions,
  ListObjects,
  ListObjectsV2,
  ListParts,
  PutBucketAcl,
  PutBucketCors,
  PutBucketOwnershipControls,
  PutBucketTagging,
  PutBucketVersioning,
  PutBucketWebsite,
  PutObject,
  PutObjectAcl,
  PutObjectLegalHold,
  PutObjectLockConfiguration,
  PutObjectRetention,
  PutObjectTagging,
  PutPublicAccessBlock,
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
  DeleteBucketPolicy: notImplemented('DeleteBucketPolicy'),
  DeleteBucketReplication: notImplemented('DeleteBucketReplication'),
  DeleteObjectAnnotation: notImplemented('DeleteObjectAnnotation'),
  GetBucketAbac: notImplemented('GetBucketAbac'),
  GetBucketAccelerateConfiguration: notImplemented('GetBucketAccelerateConfiguration'),
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
  GetBucketPolicy: notImplemented('GetBucketPolicy'),
  GetBucketPolicyStatus: notImplemented('GetBucketPolicyStatus'),
  GetBucketReplication: notImplemented('GetBucketReplication'),
  GetBucketRequestPayment: notImplemented('GetBucketRequestPayment'),
  GetObjectAnnotation: notImplemented('GetObjectAnnotation'),
  GetObjectTorrent: notImplemented('GetObjectTorrent'),
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
  PutBucketPolicy: notImplemented('PutBucketPolicy'),
  PutBucketReplication: notImplemented('PutBucketReplication'),
  PutBucketRequestPayment: notImplemented('PutBucketRequestPayment'),
  PutObjectAnnotation: notImplemented('PutObjectAnnotation'),
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
