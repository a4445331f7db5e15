/** A request of every operation, by what it says, that needs each of its actions once. */
import type { S3 } from '@aws-sdk/client-s3';
import type { When } from '../../../src/explain/requiredActions.ts';
import type { Lab } from '../lab.ts';
import { formRequest, signedFields, anyKey, inTime } from '../signedForm.ts';

export interface Case {
  readonly operation: string;
  /** What the request says that makes it need more. */
  readonly says: readonly When[];
  /** As the user who has what is needed. Gives the keys that were refused one by one, if any were. */
  call(s3: S3, it: Lab): Promise<unknown>;
}

const album = { Bucket: 'album' };
const locked = { Bucket: 'locked' };
const cat = { ...album, Key: 'cat' };
const plain = { ...album, Key: 'plain' };
const fresh = { ...album, Key: 'new' };
const held = { ...locked, Key: 'gold' };
const etag = '"4a4be40c96ac6314e91d93f38043a634"';
/** The one that every bucket takes. */
const own = 'bucket-owner-full-control';
const named: When = 'a version is named';
const current: When = 'no version is named';
const later = new Date('2026-02-01T00:00:00Z');
const tags = { TagSet: [{ Key: 'a', Value: 'b' }] };
const owner = 'id="79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"';

type Call = Case['call'];
const of = (operation: string, says: readonly When[], call: Call): Case => ({
  operation,
  says,
  call,
});
const plainly = (operation: string, call: Call): Case => of(operation, [], call);

/** The same request without a version and with one. */
const both = (
  operation: string,
  call: (s3: S3, at: { VersionId?: string }) => Promise<unknown>,
) => [
  of(operation, [current], (s3) => call(s3, {})),
  of(operation, [named], (s3) => call(s3, { VersionId: 'null' })),
];

const copy = { ...fresh, CopySource: 'album/plain' };
const ofVersion = (key: string) => ({ ...fresh, CopySource: `album/${key}?versionId=null` });

/** What root began. */
const upload = async (it: Lab) => {
  const { UploadId } = await it.s3.createMultipartUpload(fresh);
  const { ETag } = await it.s3.uploadPart({ ...fresh, UploadId, PartNumber: 1, Body: 'a' });
  return { UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } };
};

/** A form that carol signed, with its file `meow`. */
function signedForm(bucket: string, fields: Readonly<Record<string, string>>) {
  const named = Object.entries(fields).map(([name, value]) => ({ [name]: value }));
  const policy = { expiration: inTime, conditions: [...anyKey.slice(1), { bucket }, ...named] };
  return { ...formRequest({ ...signedFields(policy, 'carol'), ...fields }), target: `/${bucket}` };
}

const writes: readonly Case[] = [
  plainly('PutObject', (s3) => s3.putObject(fresh)),
  of('PutObject', ['tags are sent'], (s3) => s3.putObject({ ...fresh, Tagging: 'a=b' })),
  of('PutObject', ['an ACL is sent'], (s3) => s3.putObject({ ...fresh, ACL: own })),
  of('PutObject', ['an ETag is compared'], (s3) => s3.putObject({ ...plain, IfMatch: etag })),
  of('PutObject', ['a retention is sent', 'a legal hold is sent'], (s3) =>
    s3.putObject({
      ...held,
      ObjectLockMode: 'GOVERNANCE',
      ObjectLockRetainUntilDate: later,
      ObjectLockLegalHoldStatus: 'ON',
    }),
  ),
  plainly('CreateMultipartUpload', (s3) => s3.createMultipartUpload(fresh)),
  of('CreateMultipartUpload', ['tags are sent', 'an ACL is sent'], (s3) =>
    s3.createMultipartUpload({ ...fresh, Tagging: 'a=b', ACL: own }),
  ),
  of('CreateMultipartUpload', ['a retention is sent', 'a legal hold is sent'], (s3) =>
    s3.createMultipartUpload({
      ...held,
      ObjectLockMode: 'GOVERNANCE',
      ObjectLockRetainUntilDate: later,
      ObjectLockLegalHoldStatus: 'ON',
    }),
  ),
  plainly('UploadPart', async (s3, it) =>
    s3.uploadPart({ ...fresh, ...(await upload(it)), PartNumber: 2, Body: 'a' }),
  ),
  plainly('CompleteMultipartUpload', async (s3, it) =>
    s3.completeMultipartUpload({ ...fresh, ...(await upload(it)) }),
  ),
  of('CompleteMultipartUpload', ['an ETag is compared'], async (s3, it) => {
    const begun = await upload(it);
    const { ETag } = await it.s3.putObject({ ...fresh, Body: 'b' });
    await it.s3.putObject(fresh);
    const again = await upload(it);
    const now = await it.s3.headObject(fresh);
    return s3.completeMultipartUpload({ ...fresh, ...(ETag ? again : begun), IfMatch: now.ETag });
  }),
  plainly('AbortMultipartUpload', async (s3, it) =>
    s3.abortMultipartUpload({ ...fresh, UploadId: (await upload(it)).UploadId }),
  ),
  plainly('ListParts', async (s3, it) =>
    s3.listParts({ ...fresh, UploadId: (await upload(it)).UploadId }),
  ),
  plainly('PostObject', async (_, it) => {
    await it.raw(signedForm('album', {}));
  }),
  of('PostObject', ['tags are sent', 'an ACL is sent'], async (_, it) => {
    const tagging = '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>';
    await it.raw(signedForm('album', { tagging, acl: own }));
  }),
  of('PostObject', ['a retention is sent', 'a legal hold is sent'], async (_, it) => {
    await it.raw(
      signedForm('locked', {
        'content-md5': 'SkvkDJasYxTpHZPzgEOmNA==',
        'x-amz-object-lock-mode': 'GOVERNANCE',
        'x-amz-object-lock-retain-until-date': later.toISOString(),
        'x-amz-object-lock-legal-hold': 'ON',
      }),
    );
  }),
];

const copies: readonly Case[] = [
  of('CopyObject', [current], (s3) => s3.copyObject(copy)),
  of('CopyObject', [named], (s3) => s3.copyObject(ofVersion('plain'))),
  of('CopyObject', [current, 'tags are copied'], (s3) =>
    s3.copyObject({ ...copy, CopySource: 'album/cat' }),
  ),
  of('CopyObject', [named, 'tags are copied'], (s3) => s3.copyObject(ofVersion('cat'))),
  of('CopyObject', [current, 'tags are sent'], (s3) =>
    s3.copyObject({
      ...copy,
      CopySource: 'album/cat',
      TaggingDirective: 'REPLACE',
      Tagging: 'a=b',
    }),
  ),
  of('CopyObject', [current], (s3) =>
    s3.copyObject({ ...copy, CopySource: 'album/cat', TaggingDirective: 'REPLACE' }),
  ),
  of('CopyObject', [current, 'annotations are copied'], (s3) =>
    s3.copyObject({ ...copy, CopySource: 'album/noted' }),
  ),
  of('CopyObject', [named, 'annotations are copied'], (s3) => s3.copyObject(ofVersion('noted'))),
  of('CopyObject', [current], (s3) =>
    s3.copyObject({ ...copy, CopySource: 'album/noted', AnnotationDirective: 'EXCLUDE' }),
  ),
  of('CopyObject', [current, 'an ACL is sent'], (s3) =>
    s3.copyObject({ ...copy, GrantFullControl: owner, Bucket: 'lists' }),
  ),
  of('CopyObject', [current, 'an ETag is compared'], (s3) =>
    s3.copyObject({ ...copy, Key: 'plain', IfMatch: etag, MetadataDirective: 'REPLACE' }),
  ),
  of('CopyObject', [current, 'a retention is sent', 'a legal hold is sent'], (s3) =>
    s3.copyObject({
      ...copy,
      ...held,
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: later,
      ObjectLockLegalHoldStatus: 'ON',
    }),
  ),
  of('UploadPartCopy', [current], async (s3, it) =>
    s3.uploadPartCopy({ ...copy, ...(await upload(it)), PartNumber: 1 }),
  ),
  of('UploadPartCopy', [named], async (s3, it) =>
    s3.uploadPartCopy({ ...ofVersion('cat'), ...(await upload(it)), PartNumber: 1 }),
  ),
];

/** A key of KMS that everybody may use, for the actions of S3 alone to decide. */
async function openKey(it: Lab): Promise<string> {
  const anybody = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:*', Resource: '*' };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [anybody] });
  const { KeyMetadata } = await it.kms().createKey({ Policy });
  return KeyMetadata?.Arn ?? '';
}

const remove = (key: object) => ({ Delete: { Objects: [{ Key: 'plain', ...key }] } });

const objects: readonly Case[] = [
  ...both('GetObject', (s3, at) => s3.getObject({ ...cat, ...at })),
  ...both('HeadObject', (s3, at) => s3.headObject({ ...cat, ...at })),
  ...both('GetObjectAcl', (s3, at) => s3.getObjectAcl({ ...cat, ...at })),
  ...both('GetObjectTagging', (s3, at) => s3.getObjectTagging({ ...cat, ...at })),
  ...both('GetObjectAttributes', (s3, at) =>
    s3.getObjectAttributes({ ...cat, ...at, ObjectAttributes: ['ETag'] }),
  ),
  ...both('PutObjectAcl', (s3, at) => s3.putObjectAcl({ ...cat, ...at, ACL: own })),
  ...both('PutObjectTagging', (s3, at) => s3.putObjectTagging({ ...cat, ...at, Tagging: tags })),
  ...both('DeleteObjectTagging', (s3, at) => s3.deleteObjectTagging({ ...cat, ...at })),
  ...both('DeleteObject', (s3, at) => s3.deleteObject({ ...plain, ...at })),
  of('DeleteObject', [current, 'an ETag is compared'], (s3) =>
    s3.deleteObject({ ...plain, IfMatch: etag }),
  ),
  of('DeleteObject', [current, 'governance is bypassed'], (s3) =>
    s3.deleteObject({ ...held, BypassGovernanceRetention: true }),
  ),
  ...both('DeleteObjects', (s3, at) => s3.deleteObjects({ ...album, ...remove(at) })),
  of('DeleteObjects', [current, 'an ETag is compared'], (s3) =>
    s3.deleteObjects({ ...album, ...remove({ ETag: etag }) }),
  ),
  of('DeleteObjects', [current, 'governance is bypassed'], (s3) =>
    s3.deleteObjects({ ...locked, ...remove({}), BypassGovernanceRetention: true }),
  ),
  ...both('GetObjectAnnotation', (s3, at) =>
    s3.getObjectAnnotation({ ...album, Key: 'noted', ...at, AnnotationName: 'note' }),
  ),
  ...both('PutObjectAnnotation', (s3, at) =>
    s3.putObjectAnnotation({
      ...album,
      Key: 'noted',
      ...at,
      AnnotationName: 'note',
      AnnotationPayload: 'b',
    }),
  ),
  ...both('DeleteObjectAnnotation', (s3, at) =>
    s3.deleteObjectAnnotation({ ...album, Key: 'noted', ...at, AnnotationName: 'note' }),
  ),
  ...both('ListObjectAnnotations', (s3, at) =>
    s3.listObjectAnnotations({ ...album, Key: 'noted', ...at }),
  ),
  plainly('GetObjectRetention', (s3) => s3.getObjectRetention(held)),
  plainly('GetObjectLegalHold', (s3) => s3.getObjectLegalHold(held)),
  plainly('PutObjectLegalHold', (s3) =>
    s3.putObjectLegalHold({ ...held, LegalHold: { Status: 'OFF' } }),
  ),
  plainly('PutObjectRetention', (s3) =>
    s3.putObjectRetention({ ...held, Retention: { Mode: 'GOVERNANCE', RetainUntilDate: later } }),
  ),
  of('PutObjectRetention', ['governance is bypassed'], (s3) =>
    s3.putObjectRetention({
      ...held,
      Retention: { Mode: 'GOVERNANCE', RetainUntilDate: later },
      BypassGovernanceRetention: true,
    }),
  ),
  plainly('RestoreObject', (s3) =>
    s3.restoreObject({ ...album, Key: 'ice', RestoreRequest: { Days: 1 } }),
  ),
  of('RestoreObject', ['results are stored'], (s3) =>
    s3.restoreObject({
      ...album,
      Key: 'ice',
      RestoreRequest: {
        Type: 'SELECT',
        Tier: 'Standard',
        SelectParameters: {
          Expression: 'SELECT * FROM s3object',
          ExpressionType: 'SQL',
          InputSerialization: { CSV: {} },
          OutputSerialization: { CSV: {} },
        },
        OutputLocation: { S3: { BucketName: 'album', Prefix: 'cat' } },
      },
    }),
  ),
  plainly('UpdateObjectEncryption', async (s3, it) =>
    s3.updateObjectEncryption({
      ...cat,
      ObjectEncryption: { SSEKMS: { KMSKeyArn: await openKey(it) } },
    }),
  ),
  plainly('SelectObjectContent', (s3) =>
    s3.selectObjectContent({
      ...cat,
      Expression: 'SELECT * FROM s3object',
      ExpressionType: 'SQL',
      InputSerialization: { CSV: {} },
      OutputSerialization: { CSV: {} },
    }),
  ),
];

export const objectCases: readonly Case[] = [...writes, ...copies, ...objects];

const csv = { S3BucketDestination: { Bucket: 'arn:aws:s3:::album', Format: 'CSV' } } as const;
const rule = { ID: 'a', Status: 'Enabled', Filter: { Prefix: '' } } as const;
const empty = {};

export const bucketCases: readonly Case[] = [
  plainly('CreateBucket', (s3) => s3.createBucket({ Bucket: 'another' })),
  of('CreateBucket', ['an ACL is sent', 'Object Ownership is sent'], (s3) =>
    s3.createBucket({
      Bucket: 'another',
      ObjectOwnership: 'ObjectWriter',
      GrantFullControl: owner,
    }),
  ),
  plainly('CreateBucket', (s3) => s3.createBucket({ Bucket: 'another', ACL: 'private' })),
  of('CreateBucket', ['Object Lock is enabled', 'tags are sent'], (s3) =>
    s3.createBucket({
      Bucket: 'another',
      ObjectLockEnabledForBucket: true,
      CreateBucketConfiguration: { Tags: [{ Key: 'a', Value: 'b' }] },
    }),
  ),
  plainly('DeleteBucket', (s3) => s3.deleteBucket({ Bucket: 'lists' })),
  plainly('HeadBucket', (s3) => s3.headBucket(album)),
  plainly('ListBuckets', (s3) => s3.listBuckets()),
  plainly('ListMultipartUploads', (s3) => s3.listMultipartUploads(album)),
  plainly('ListObjects', (s3) => s3.listObjects(album)),
  plainly('ListObjectsV2', (s3) => s3.listObjectsV2(album)),
  plainly('ListObjectVersions', (s3) => s3.listObjectVersions(album)),
  plainly('GetBucketLocation', (s3) => s3.getBucketLocation(album)),
  plainly('GetBucketPolicyStatus', (s3) => s3.getBucketPolicyStatus({ Bucket: 'told' })),
  plainly('GetBucketPolicy', (s3) => s3.getBucketPolicy({ Bucket: 'told' })),
  plainly('DeleteBucketPolicy', (s3) => s3.deleteBucketPolicy(album)),
  plainly('PutBucketPolicy', (s3) =>
    s3.putBucketPolicy({ Bucket: 'told', Policy: ownPolicy('told') }),
  ),
  plainly('PutBucketAbac', (s3) =>
    s3.putBucketAbac({ ...album, AbacStatus: { Status: 'Enabled' } }),
  ),
  plainly('GetBucketAbac', (s3) => s3.getBucketAbac(album)),
  plainly('PutBucketAcl', (s3) => s3.putBucketAcl({ Bucket: 'lists', ACL: 'private' })),
  plainly('GetBucketAcl', (s3) => s3.getBucketAcl(album)),
  plainly('PutBucketAccelerateConfiguration', (s3) =>
    s3.putBucketAccelerateConfiguration({
      ...album,
      AccelerateConfiguration: { Status: 'Enabled' },
    }),
  ),
  plainly('GetBucketAccelerateConfiguration', (s3) => s3.getBucketAccelerateConfiguration(album)),
  plainly('PutBucketAnalyticsConfiguration', (s3) =>
    s3.putBucketAnalyticsConfiguration({
      ...album,
      Id: 'a',
      AnalyticsConfiguration: { Id: 'a', StorageClassAnalysis: empty },
    }),
  ),
  plainly('ListBucketAnalyticsConfigurations', (s3) => s3.listBucketAnalyticsConfigurations(album)),
  plainly('PutBucketCors', (s3) =>
    s3.putBucketCors({
      ...album,
      CORSConfiguration: { CORSRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
    }),
  ),
  plainly('DeleteBucketCors', (s3) => s3.deleteBucketCors(album)),
  plainly('PutBucketEncryption', (s3) =>
    s3.putBucketEncryption({
      ...album,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    }),
  ),
  plainly('GetBucketEncryption', (s3) => s3.getBucketEncryption(album)),
  plainly('DeleteBucketEncryption', (s3) => s3.deleteBucketEncryption(album)),
  plainly('PutBucketIntelligentTieringConfiguration', (s3) =>
    s3.putBucketIntelligentTieringConfiguration({
      ...album,
      Id: 'a',
      IntelligentTieringConfiguration: {
        Id: 'a',
        Status: 'Enabled',
        Tierings: [{ Days: 90, AccessTier: 'ARCHIVE_ACCESS' }],
      },
    }),
  ),
  plainly('ListBucketIntelligentTieringConfigurations', (s3) =>
    s3.listBucketIntelligentTieringConfigurations(album),
  ),
  plainly('PutBucketInventoryConfiguration', (s3) =>
    s3.putBucketInventoryConfiguration({
      ...album,
      Id: 'a',
      InventoryConfiguration: {
        Id: 'a',
        IsEnabled: true,
        IncludedObjectVersions: 'All',
        Schedule: { Frequency: 'Daily' },
        Destination: csv,
      },
    }),
  ),
  plainly('ListBucketInventoryConfigurations', (s3) => s3.listBucketInventoryConfigurations(album)),
  plainly('PutBucketLifecycleConfiguration', (s3) =>
    s3.putBucketLifecycleConfiguration({
      ...album,
      LifecycleConfiguration: { Rules: [{ ...rule, Expiration: { Days: 1 } }] },
    }),
  ),
  plainly('DeleteBucketLifecycle', (s3) => s3.deleteBucketLifecycle(album)),
  plainly('PutBucketLogging', (s3) =>
    s3.putBucketLogging({ ...album, BucketLoggingStatus: empty }),
  ),
  plainly('GetBucketLogging', (s3) => s3.getBucketLogging(album)),
  plainly('PutBucketMetricsConfiguration', (s3) =>
    s3.putBucketMetricsConfiguration({ ...album, Id: 'a', MetricsConfiguration: { Id: 'a' } }),
  ),
  plainly('ListBucketMetricsConfigurations', (s3) => s3.listBucketMetricsConfigurations(album)),
  plainly('PutBucketNotificationConfiguration', (s3) =>
    s3.putBucketNotificationConfiguration({ ...album, NotificationConfiguration: empty }),
  ),
  plainly('GetBucketNotificationConfiguration', (s3) =>
    s3.getBucketNotificationConfiguration(album),
  ),
  plainly('PutBucketOwnershipControls', (s3) =>
    s3.putBucketOwnershipControls({
      ...album,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }),
  ),
  plainly('GetBucketOwnershipControls', (s3) => s3.getBucketOwnershipControls(album)),
  plainly('DeleteBucketOwnershipControls', (s3) => s3.deleteBucketOwnershipControls(album)),
  plainly('PutBucketReplication', (s3) =>
    s3.putBucketReplication({
      ...locked,
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::123456789012:role/r',
        Rules: [{ Status: 'Enabled', Prefix: '', Destination: { Bucket: 'arn:aws:s3:::told' } }],
      },
    }),
  ),
  plainly('DeleteBucketReplication', (s3) => s3.deleteBucketReplication(album)),
  plainly('PutBucketRequestPayment', (s3) =>
    s3.putBucketRequestPayment({ ...album, RequestPaymentConfiguration: { Payer: 'Requester' } }),
  ),
  plainly('GetBucketRequestPayment', (s3) => s3.getBucketRequestPayment(album)),
  plainly('PutBucketTagging', (s3) => s3.putBucketTagging({ ...album, Tagging: tags })),
  plainly('DeleteBucketTagging', (s3) => s3.deleteBucketTagging(album)),
  plainly('PutBucketVersioning', (s3) =>
    s3.putBucketVersioning({ ...album, VersioningConfiguration: { Status: 'Enabled' } }),
  ),
  plainly('GetBucketVersioning', (s3) => s3.getBucketVersioning(album)),
  plainly('PutBucketWebsite', (s3) =>
    s3.putBucketWebsite({ ...album, WebsiteConfiguration: { IndexDocument: { Suffix: 'a' } } }),
  ),
  plainly('DeleteBucketWebsite', (s3) => s3.deleteBucketWebsite(album)),
  plainly('PutObjectLockConfiguration', (s3) =>
    s3.putObjectLockConfiguration({
      ...locked,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
    }),
  ),
  plainly('GetObjectLockConfiguration', (s3) => s3.getObjectLockConfiguration(locked)),
  plainly('PutPublicAccessBlock', (s3) =>
    s3.putPublicAccessBlock({
      ...album,
      PublicAccessBlockConfiguration: { BlockPublicAcls: true },
    }),
  ),
  plainly('GetPublicAccessBlock', (s3) => s3.getPublicAccessBlock(album)),
  plainly('DeletePublicAccessBlock', (s3) => s3.deletePublicAccessBlock(album)),
];

/** A policy of a bucket that gives nothing to the one who is tested. */
export function ownPolicy(bucket: string): string {
  const Principal = { AWS: '123456789012' };
  const Resource = `arn:aws:s3:::${bucket}`;
  const statement = { Effect: 'Deny', Principal, Action: 's3:DeleteBucket', Resource };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

/** What the requests are about, made by root, and encrypted by S3 itself unless KMS is to have a part in all of it. */
export async function furnish(
  { s3 }: Lab,
  SSEAlgorithm: 'AES256' | 'aws:kms' = 'AES256',
): Promise<void> {
  await s3.createBucket(album);
  await s3.createBucket({ ...locked, ObjectLockEnabledForBucket: true });
  await s3.createBucket({ Bucket: 'lists', ObjectOwnership: 'ObjectWriter' });
  await s3.createBucket({ Bucket: 'told' });
  for (const Bucket of SSEAlgorithm === 'AES256' ? [] : ['album', 'locked', 'lists', 'told']) {
    const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm } }];
    await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules } });
  }
  await s3.putBucketVersioning({
    Bucket: 'told',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  await s3.putBucketPolicy({ Bucket: 'told', Policy: ownPolicy('told') });
  await s3.putObject({ ...cat, Body: 'meow', Tagging: 'a=b' });
  await s3.putObject({ ...plain, Body: 'meow' });
  await s3.putObject({ ...album, Key: 'noted', Body: 'meow' });
  await s3.putObjectAnnotation({
    ...album,
    Key: 'noted',
    AnnotationName: 'note',
    AnnotationPayload: 'a',
  });
  await s3.putObject({ ...album, Key: 'ice', Body: 'a,b', StorageClass: 'GLACIER' });
  await s3.putObject({
    ...held,
    Body: 'meow',
    ObjectLockMode: 'GOVERNANCE',
    ObjectLockRetainUntilDate: new Date('2026-01-20T00:00:00Z'),
    ObjectLockLegalHoldStatus: 'OFF',
  });
}
