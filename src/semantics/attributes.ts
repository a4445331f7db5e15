/** Records as people read them: attribute → text, by AWS's names. */
import type { Encryption } from '../storage/attributes.ts';
import type { ObjectRecord, StoredRecord } from '../storage/records.ts';

export type Attributes = Readonly<Record<string, string>>;

export function attributesOf(record: StoredRecord | undefined): Attributes {
  if (!record) return {};
  switch (record.kind) {
    case 'object':
      return objectAttributes(record);
    case 'deleteMarker':
      return {
        DeleteMarker: 'true',
        VersionId: record.versionId,
        LastModified: date(record.modified),
      };
    case 'bucket':
      return {
        Region: record.region,
        Owner: record.account,
        Versioning: record.versioning ?? 'never enabled',
        CreationDate: date(record.created),
        ...Object.fromEntries(record.tags.map(({ Key, Value }) => [`tag ${Key}`, Value])),
        ...(record.cors && { CORSRules: JSON.stringify(record.cors) }),
      };
    case 'upload':
      return {
        Initiated: date(record.initiated),
        StorageClass: record.storageClass,
        ChecksumAlgorithm: record.checksumAlgorithm ?? 'none named',
        ChecksumType: record.checksumType ?? 'null mode',
      };
    case 'part':
      return {
        Size: `${record.body.size}`,
        ETag: `"${record.etag}"`,
        LastModified: date(record.modified),
        ...(record.checksum && {
          Checksum: `${record.checksum.algorithm} ${record.checksum.value}`,
        }),
      };
    default:
      return {};
  }
}

function objectAttributes(object: ObjectRecord): Attributes {
  const { checksum } = object;
  return {
    ...object.system,
    ...Object.fromEntries(
      Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
    ),
    TagSet: object.tags.map(({ Key, Value }) => `${Key}=${Value}`).join(', ') || 'none',
    StorageClass: object.storageClass,
    ...(object.websiteRedirect !== undefined && {
      WebsiteRedirectLocation: object.websiteRedirect,
    }),
    ...encryptionAttributes(object.encryption),
    ETag: `"${object.etag}"`,
    Checksum: `${checksum.algorithm} ${checksum.value} ${checksum.type}`,
    Size: `${object.body.size}`,
    ...(object.parts && { Parts: `${object.parts.length}` }),
    VersionId: object.versionId,
    LastModified: date(object.modified),
    Owner: object.owner,
  };
}

function encryptionAttributes(encryption: Encryption): Attributes {
  if (encryption.type === 'SSE-C') {
    return { SSECustomerAlgorithm: 'AES256', SSECustomerKeyMD5: encryption.keyMd5 };
  }
  if (encryption.type === 'SSE-S3') return { ServerSideEncryption: 'AES256' };
  const { type, keyArn, bucketKey, context } = encryption;
  return {
    ServerSideEncryption: type === 'SSE-KMS' ? 'aws:kms' : 'aws:kms:dsse',
    SSEKMSKeyId: keyArn,
    BucketKeyEnabled: String(bucketKey),
    ...(context && { SSEKMSEncryptionContext: JSON.stringify(context) }),
  };
}

function date(time: number): string {
  return new Date(time).toISOString();
}
