/**
 * The actions of IAM that every operation of S3 needs, as data: what to write into a policy. Those of KMS are in the key's own.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */

/** What a policy's Resource must name: the bucket, the key in it, what a copy reads, or anything at all. */
export type Resource = 'bucket' | 'object' | 'source' | 'account';

/** Only requests that say this need the action. */
export type When =
  | 'a version is named'
  | 'no version is named'
  | 'tags are sent'
  | 'an ACL is sent'
  | 'a retention is sent'
  | 'a legal hold is sent'
  | 'governance is bypassed'
  | 'an ETag is compared'
  | 'tags are copied'
  | 'annotations are copied'
  | 'results are stored'
  | 'Object Lock is enabled'
  | 'Object Ownership is sent';

export interface RequiredAction {
  readonly action: string;
  readonly on: Resource;
  /** All of these must be so; none: always. */
  readonly when: readonly When[];
}

const of =
  (on: Resource) =>
  (action: string, ...when: readonly When[]): RequiredAction => ({
    action: `s3:${action}`,
    on,
    when,
  });
const bucket = of('bucket');
const object = of('object');
const source = of('source');
const account = of('account');

/** The action without a version named, and the one with. */
const versioned = (
  on: typeof object,
  [plain, version]: readonly [string, string],
  ...when: readonly When[]
) => [on(plain, 'no version is named', ...when), on(version, 'a version is named', ...when)];

const read = versioned(object, ['GetObject', 'GetObjectVersion']);
const readSource = versioned(source, ['GetObject', 'GetObjectVersion']);
const write = object('PutObject');
const tags = object('PutObjectTagging', 'tags are sent');
const acl = object('PutObjectAcl', 'an ACL is sent');
const lock = [
  object('PutObjectRetention', 'a retention is sent'),
  object('PutObjectLegalHold', 'a legal hold is sent'),
];
const compared = object('GetObject', 'an ETag is compared');
const bypass = object('BypassGovernanceRetention', 'governance is bypassed');
const remove = [...versioned(object, ['DeleteObject', 'DeleteObjectVersion']), bypass, compared];

const ofObjects: Readonly<Record<string, readonly RequiredAction[]>> = {
  AbortMultipartUpload: [object('AbortMultipartUpload')],
  CompleteMultipartUpload: [write, compared],
  CopyObject: [
    write,
    acl,
    ...lock,
    ...readSource,
    ...versioned(source, ['GetObjectTagging', 'GetObjectVersionTagging'], 'tags are copied'),
    ...versioned(
      source,
      ['GetObjectAnnotation', 'GetObjectVersionAnnotation'],
      'annotations are copied',
    ),
    tags,
    object('PutObjectTagging', 'tags are copied'),
    object('PutObjectAnnotation', 'annotations are copied'),
    compared,
  ],
  CreateMultipartUpload: [write, tags, acl, ...lock],
  DeleteObject: remove,
  DeleteObjectAnnotation: versioned(object, [
    'DeleteObjectAnnotation',
    'DeleteObjectVersionAnnotation',
  ]),
  DeleteObjectTagging: versioned(object, ['DeleteObjectTagging', 'DeleteObjectVersionTagging']),
  DeleteObjects: remove,
  GetObject: read,
  GetObjectAcl: versioned(object, ['GetObjectAcl', 'GetObjectVersionAcl']),
  GetObjectAnnotation: versioned(object, ['GetObjectAnnotation', 'GetObjectVersionAnnotation']),
  GetObjectAttributes: [
    ...read,
    ...versioned(object, ['GetObjectAttributes', 'GetObjectVersionAttributes']),
  ],
  GetObjectLegalHold: [object('GetObjectLegalHold')],
  GetObjectRetention: [object('GetObjectRetention')],
  GetObjectTagging: versioned(object, ['GetObjectTagging', 'GetObjectVersionTagging']),
  HeadObject: read,
  ListObjectAnnotations: versioned(object, [
    'ListObjectAnnotations',
    'ListObjectVersionAnnotations',
  ]),
  ListParts: [object('ListMultipartUploadParts')],
  PostObject: [write, tags, acl, ...lock],
  PutObject: [write, tags, acl, ...lock, compared],
  PutObjectAcl: versioned(object, ['PutObjectAcl', 'PutObjectVersionAcl']),
  PutObjectAnnotation: versioned(object, ['PutObjectAnnotation', 'PutObjectVersionAnnotation']),
  PutObjectLegalHold: [object('PutObjectLegalHold')],
  PutObjectRetention: [object('PutObjectRetention'), bypass],
  PutObjectTagging: versioned(object, ['PutObjectTagging', 'PutObjectVersionTagging']),
  RestoreObject: [object('RestoreObject'), object('PutObject', 'results are stored')],
  SelectObjectContent: [object('GetObject')],
  UpdateObjectEncryption: [object('UpdateObjectEncryption')],
  UploadPart: [write],
  UploadPartCopy: [write, ...readSource],
};

/** Configurations of a bucket: who may set one may delete it, by the same action. */
const settings: Readonly<Record<string, readonly [verbs: string, action?: string]>> = {
  BucketAbac: ['Get Put'],
  BucketAccelerateConfiguration: ['Get Put', 'AccelerateConfiguration'],
  BucketAcl: ['Get Put'],
  BucketAnalyticsConfiguration: ['Get Put Delete', 'AnalyticsConfiguration'],
  BucketCors: ['Get Put Delete', 'BucketCORS'],
  BucketEncryption: ['Get Put Delete', 'EncryptionConfiguration'],
  BucketIntelligentTieringConfiguration: ['Get Put Delete', 'IntelligentTieringConfiguration'],
  BucketInventoryConfiguration: ['Get Put Delete', 'InventoryConfiguration'],
  BucketLifecycle: ['Delete', 'LifecycleConfiguration'],
  BucketLifecycleConfiguration: ['Get Put', 'LifecycleConfiguration'],
  BucketLocation: ['Get'],
  BucketLogging: ['Get Put'],
  BucketMetricsConfiguration: ['Get Put Delete', 'MetricsConfiguration'],
  BucketNotificationConfiguration: ['Get Put', 'BucketNotification'],
  BucketOwnershipControls: ['Get Put Delete'],
  BucketPolicyStatus: ['Get'],
  BucketReplication: ['Get Put Delete', 'ReplicationConfiguration'],
  BucketRequestPayment: ['Get Put'],
  BucketTagging: ['Get Put Delete'],
  BucketVersioning: ['Get Put'],
  ObjectLockConfiguration: ['Get Put', 'BucketObjectLockConfiguration'],
  PublicAccessBlock: ['Get Put Delete', 'BucketPublicAccessBlock'],
};

const ofSettings = Object.entries(settings).flatMap(([name, [verbs, action = name]]) =>
  verbs
    .split(' ')
    .map((verb) => [`${verb}${name}`, [bucket(`${verb === 'Get' ? 'Get' : 'Put'}${action}`)]]),
) as [string, readonly RequiredAction[]][];

const ofBuckets: Readonly<Record<string, readonly RequiredAction[]>> = {
  CreateBucket: [
    bucket('CreateBucket'),
    bucket('PutBucketAcl', 'an ACL is sent'),
    bucket('PutBucketOwnershipControls', 'Object Ownership is sent'),
    bucket('PutBucketObjectLockConfiguration', 'Object Lock is enabled'),
    bucket('PutBucketVersioning', 'Object Lock is enabled'),
    bucket('TagResource', 'tags are sent'),
  ],
  DeleteBucket: [bucket('DeleteBucket')],
  DeleteBucketPolicy: [bucket('DeleteBucketPolicy')],
  DeleteBucketWebsite: [bucket('DeleteBucketWebsite')],
  GetBucketPolicy: [bucket('GetBucketPolicy')],
  GetBucketWebsite: [bucket('GetBucketWebsite')],
  HeadBucket: [bucket('ListBucket')],
  ListBucketAnalyticsConfigurations: [bucket('GetAnalyticsConfiguration')],
  ListBucketIntelligentTieringConfigurations: [bucket('GetIntelligentTieringConfiguration')],
  ListBucketInventoryConfigurations: [bucket('GetInventoryConfiguration')],
  ListBucketMetricsConfigurations: [bucket('GetMetricsConfiguration')],
  ListBuckets: [account('ListAllMyBuckets')],
  ListMultipartUploads: [bucket('ListBucketMultipartUploads')],
  ListObjectVersions: [bucket('ListBucketVersions')],
  ListObjects: [bucket('ListBucket')],
  ListObjectsV2: [bucket('ListBucket')],
  PutBucketPolicy: [bucket('PutBucketPolicy')],
  PutBucketWebsite: [bucket('PutBucketWebsite')],
};

/** Operations that nobody may ask for without signing, whatever policies and access lists allow everybody. */
export const needsSignature: ReadonlySet<string> = new Set([
  'CopyObject',
  'CreateBucket',
  'CreateMultipartUpload',
  'ListBuckets',
  'SelectObjectContent',
  'UpdateObjectEncryption',
  'UploadPartCopy',
]);

/** By the name of the operation. */
export const requiredActions: Readonly<Record<string, readonly RequiredAction[]>> = {
  ...ofObjects,
  ...ofBuckets,
  ...Object.fromEntries(ofSettings),
};
