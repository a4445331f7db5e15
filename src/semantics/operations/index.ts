/** Every operation of S3, by AWS's name: the compiler asks for each, and what is missing is visible. */
import type { Input, OperationName, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { AbortMultipartUpload } from './AbortMultipartUpload.ts';
import { CompleteMultipartUpload } from './CompleteMultipartUpload.ts';
import { CopyObject } from './CopyObject.ts';
import { CreateBucket } from './CreateBucket.ts';
import { CreateMultipartUpload } from './CreateMultipartUpload.ts';
import { DeleteBucket } from './DeleteBucket.ts';
import { DeleteBucketAnalyticsConfiguration } from './DeleteBucketAnalyticsConfiguration.ts';
import { DeleteBucketCors } from './DeleteBucketCors.ts';
import { DeleteBucketEncryption } from './DeleteBucketEncryption.ts';
import { DeleteBucketIntelligentTieringConfiguration } from './DeleteBucketIntelligentTieringConfiguration.ts';
import { DeleteBucketInventoryConfiguration } from './DeleteBucketInventoryConfiguration.ts';
import { DeleteBucketLifecycle } from './DeleteBucketLifecycle.ts';
import { DeleteBucketMetricsConfiguration } from './DeleteBucketMetricsConfiguration.ts';
import { DeleteBucketOwnershipControls } from './DeleteBucketOwnershipControls.ts';
import { DeleteBucketPolicy } from './DeleteBucketPolicy.ts';
import { DeleteBucketReplication } from './DeleteBucketReplication.ts';
import { DeleteBucketTagging } from './DeleteBucketTagging.ts';
import { DeleteBucketWebsite } from './DeleteBucketWebsite.ts';
import { DeleteObject } from './DeleteObject.ts';
import { DeleteObjectAnnotation } from './DeleteObjectAnnotation.ts';
import { DeleteObjectTagging } from './DeleteObjectTagging.ts';
import { DeleteObjects } from './DeleteObjects.ts';
import { DeletePublicAccessBlock } from './DeletePublicAccessBlock.ts';
import { GetBucketAbac } from './GetBucketAbac.ts';
import { GetBucketAccelerateConfiguration } from './GetBucketAccelerateConfiguration.ts';
import { GetBucketAcl } from './GetBucketAcl.ts';
import { GetBucketAnalyticsConfiguration } from './GetBucketAnalyticsConfiguration.ts';
import { GetBucketCors } from './GetBucketCors.ts';
import { GetBucketEncryption } from './GetBucketEncryption.ts';
import { GetBucketIntelligentTieringConfiguration } from './GetBucketIntelligentTieringConfiguration.ts';
import { GetBucketInventoryConfiguration } from './GetBucketInventoryConfiguration.ts';
import { GetBucketLifecycleConfiguration } from './GetBucketLifecycleConfiguration.ts';
import { GetBucketLocation } from './GetBucketLocation.ts';
import { GetBucketLogging } from './GetBucketLogging.ts';
import { GetBucketMetricsConfiguration } from './GetBucketMetricsConfiguration.ts';
import { GetBucketNotificationConfiguration } from './GetBucketNotificationConfiguration.ts';
import { GetBucketOwnershipControls } from './GetBucketOwnershipControls.ts';
import { GetBucketPolicy } from './GetBucketPolicy.ts';
import { GetBucketPolicyStatus } from './GetBucketPolicyStatus.ts';
import { GetBucketReplication } from './GetBucketReplication.ts';
import { GetBucketRequestPayment } from './GetBucketRequestPayment.ts';
import { GetBucketTagging } from './GetBucketTagging.ts';
import { GetBucketVersioning } from './GetBucketVersioning.ts';
import { GetBucketWebsite } from './GetBucketWebsite.ts';
import { GetObject } from './GetObject.ts';
import { GetObjectAcl } from './GetObjectAcl.ts';
import { GetObjectAnnotation } from './GetObjectAnnotation.ts';
import { GetObjectAttributes } from './GetObjectAttributes.ts';
import { GetObjectLegalHold } from './GetObjectLegalHold.ts';
import { GetObjectLockConfiguration } from './GetObjectLockConfiguration.ts';
import { GetObjectRetention } from './GetObjectRetention.ts';
import { GetObjectTagging } from './GetObjectTagging.ts';
import { GetPublicAccessBlock } from './GetPublicAccessBlock.ts';
import { HeadBucket } from './HeadBucket.ts';
import { HeadObject } from './HeadObject.ts';
import { ListBucketAnalyticsConfigurations } from './ListBucketAnalyticsConfigurations.ts';
import { ListBucketIntelligentTieringConfigurations } from './ListBucketIntelligentTieringConfigurations.ts';
import { ListBucketInventoryConfigurations } from './ListBucketInventoryConfigurations.ts';
import { ListBucketMetricsConfigurations } from './ListBucketMetricsConfigurations.ts';
import { ListBuckets } from './ListBuckets.ts';
import { ListMultipartUploads } from './ListMultipartUploads.ts';
import { ListObjectAnnotations } from './ListObjectAnnotations.ts';
import { ListObjectVersions } from './ListObjectVersions.ts';
import { ListObjects } from './ListObjects.ts';
import { ListObjectsV2 } from './ListObjectsV2.ts';
import { ListParts } from './ListParts.ts';
import { PutBucketAbac } from './PutBucketAbac.ts';
import { PutBucketAccelerateConfiguration } from './PutBucketAccelerateConfiguration.ts';
import { PutBucketAcl } from './PutBucketAcl.ts';
import { PutBucketAnalyticsConfiguration } from './PutBucketAnalyticsConfiguration.ts';
import { PutBucketCors } from './PutBucketCors.ts';
import { PutBucketEncryption } from './PutBucketEncryption.ts';
import { PutBucketIntelligentTieringConfiguration } from './PutBucketIntelligentTieringConfiguration.ts';
import { PutBucketInventoryConfiguration } from './PutBucketInventoryConfiguration.ts';
import { PutBucketLifecycleConfiguration } from './PutBucketLifecycleConfiguration.ts';
import { PutBucketLogging } from './PutBucketLogging.ts';
import { PutBucketMetricsConfiguration } from './PutBucketMetricsConfiguration.ts';
import { PutBucketNotificationConfiguration } from './PutBucketNotificationConfiguration.ts';
import { PutBucketOwnershipControls } from './PutBucketOwnershipControls.ts';
import { PutBucketPolicy } from './PutBucketPolicy.ts';
import { PutBucketReplication } from './PutBucketReplication.ts';
import { PutBucketRequestPayment } from './PutBucketRequestPayment.ts';
import { PutBucketTagging } from './PutBucketTagging.ts';
import { PutBucketVersioning } from './PutBucketVersioning.ts';
import { PutBucketWebsite } from './PutBucketWebsite.ts';
import { PutObject } from './PutObject.ts';
import { PutObjectAcl } from './PutObjectAcl.ts';
import { PutObjectAnnotation } from './PutObjectAnnotation.ts';
import { PutObjectLegalHold } from './PutObjectLegalHold.ts';
import { PutObjectLockConfiguration } from './PutObjectLockConfiguration.ts';
import { PutObjectRetention } from './PutObjectRetention.ts';
import { PutObjectTagging } from './PutObjectTagging.ts';
import { PutPublicAccessBlock } from './PutPublicAccessBlock.ts';
import { RestoreObject } from './RestoreObject.ts';
import { SelectObjectContent } from './SelectObjectContent.ts';
import { UpdateObjectEncryption } from './UpdateObjectEncryption.ts';
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
  DeleteBucketAnalyticsConfiguration,
  DeleteBucketCors,
  DeleteBucketEncryption,
  DeleteBucketIntelligentTieringConfiguration,
  DeleteBucketInventoryConfiguration,
  DeleteBucketLifecycle,
  DeleteBucketMetricsConfiguration,
  DeleteBucketOwnershipControls,
  DeleteBucketPolicy,
  DeleteBucketReplication,
  DeleteBucketTagging,
  DeleteBucketWebsite,
  DeleteObject,
  DeleteObjectAnnotation,
  DeleteObjectTagging,
  DeleteObjects,
  DeletePublicAccessBlock,
  GetBucketAbac,
  GetBucketAccelerateConfiguration,
  GetBucketAcl,
  GetBucketAnalyticsConfiguration,
  GetBucketCors,
  GetBucketEncryption,
  GetBucketIntelligentTieringConfiguration,
  GetBucketInventoryConfiguration,
  GetBucketLifecycleConfiguration,
  GetBucketLocation,
  GetBucketLogging,
  GetBucketMetricsConfiguration,
  GetBucketNotificationConfiguration,
  GetBucketOwnershipControls,
  GetBucketPolicy,
  GetBucketPolicyStatus,
  GetBucketReplication,
  GetBucketRequestPayment,
  GetBucketTagging,
  GetBucketVersioning,
  GetBucketWebsite,
  GetObject,
  GetObjectAcl,
  GetObjectAnnotation,
  GetObjectAttributes,
  GetObjectLegalHold,
  GetObjectLockConfiguration,
  GetObjectRetention,
  GetObjectTagging,
  GetPublicAccessBlock,
  HeadBucket,
  HeadObject,
  ListBucketAnalyticsConfigurations,
  ListBucketIntelligentTieringConfigurations,
  ListBucketInventoryConfigurations,
  ListBucketMetricsConfigurations,
  ListBuckets,
  ListMultipartUploads,
  ListObjectAnnotations,
  ListObjectVersions,
  ListObjects,
  ListObjectsV2,
  ListParts,
  PutBucketAbac,
  PutBucketAccelerateConfiguration,
  PutBucketAcl,
  PutBucketAnalyticsConfiguration,
  PutBucketCors,
  PutBucketEncryption,
  PutBucketIntelligentTieringConfiguration,
  PutBucketInventoryConfiguration,
  PutBucketLifecycleConfiguration,
  PutBucketLogging,
  PutBucketMetricsConfiguration,
  PutBucketNotificationConfiguration,
  PutBucketOwnershipControls,
  PutBucketPolicy,
  PutBucketReplication,
  PutBucketRequestPayment,
  PutBucketTagging,
  PutBucketVersioning,
  PutBucketWebsite,
  PutObject,
  PutObjectAcl,
  PutObjectAnnotation,
  PutObjectLegalHold,
  PutObjectLockConfiguration,
  PutObjectRetention,
  PutObjectTagging,
  PutPublicAccessBlock,
  RestoreObject,
  SelectObjectContent,
  UpdateObjectEncryption,
  UploadPart,
  UploadPartCopy,
  CreateBucketMetadataConfiguration: notImplemented('CreateBucketMetadataConfiguration'),
  CreateBucketMetadataTableConfiguration: notImplemented('CreateBucketMetadataTableConfiguration'),
  CreateSession: notImplemented('CreateSession'),
  DeleteBucketMetadataConfiguration: notImplemented('DeleteBucketMetadataConfiguration'),
  DeleteBucketMetadataTableConfiguration: notImplemented('DeleteBucketMetadataTableConfiguration'),
  GetBucketMetadataConfiguration: notImplemented('GetBucketMetadataConfiguration'),
  GetBucketMetadataTableConfiguration: notImplemented('GetBucketMetadataTableConfiguration'),
  GetObjectTorrent: notImplemented('GetObjectTorrent'),
  ListDirectoryBuckets: notImplemented('ListDirectoryBuckets'),
  RenameObject: notImplemented('RenameObject'),
  UpdateBucketMetadataAnnotationTableConfiguration: notImplemented(
    'UpdateBucketMetadataAnnotationTableConfiguration',
  ),
  UpdateBucketMetadataInventoryTableConfiguration: notImplemented(
    'UpdateBucketMetadataInventoryTableConfiguration',
  ),
  UpdateBucketMetadataJournalTableConfiguration: notImplemented(
    'UpdateBucketMetadataJournalTableConfiguration',
  ),
  WriteGetObjectResponse: notImplemented('WriteGetObjectResponse'),
};

/** The operations that do something, in alphabetical order. */
export const modelledOperations: readonly OperationName[] = Object.entries(operations)
  .filter(([, operation]) => !isNotImplemented(operation))
  .map(([name]) => name as OperationName)
  .toSorted();
