/** Records as people read them: attribute → text, by AWS's names. */
import type {
  BucketRecord,
  DeleteMarkerRecord,
  ObjectRecord,
  StoredRecord,
} from '../storage/records.ts';
import { accessPointAttributes } from './accessPoint/attributes.ts';
import { stsAttributes } from './sts/attributes.ts';
import { kmsAttributes } from './kms/attributes.ts';
import { archiveAttributes } from './archive/archiveAttributes.ts';
import {
  defaultEncryptionAttributes,
  encryptionAttributes,
} from './encryption/encryptionAttributes.ts';
import { bucketLockAttributes, objectLockAttributes } from './lock/lockAttributes.ts';
import { describeGrant } from './acl/acl.ts';
import { ownershipOf, publicAccessBlockOf } from './acl/ownership.ts';
import { configurationAttributes } from './configuration/configurationAttributes.ts';

export type Attributes = Readonly<Record<string, string>>;

export function attributesOf(record: StoredRecord | undefined): Attributes {
  if (!record) return {};
  switch (record.kind) {
    case 'object':
      return objectAttributes(record);
    case 'deleteMarker':
      return markerAttributes(record);
    case 'bucket':
      return bucketAttributes(record);
    case 'upload':
      return {
        Initiated: date(record.initiated),
        StorageClass: record.storageClass,
        ...objectLockAttributes(record.lock),
        ChecksumAlgorithm: record.checksumAlgorithm ?? 'none named',
        ChecksumType: record.checksumType ?? 'null mode',
        ...encryptionAttributes(record.encryption),
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
    case 'kmsKey':
    case 'kmsAlias':
      return kmsAttributes(record);
    case 'accessPoint':
    case 'multiRegionAccessPoint':
    case 'accountBlock':
      return accessPointAttributes(record);
    case 'stsSession':
      return stsAttributes(record);
    default:
      return {};
  }
}

function markerAttributes({ versionId, modified }: DeleteMarkerRecord): Attributes {
  return { DeleteMarker: 'true', VersionId: versionId, LastModified: date(modified) };
}

function bucketAttributes(bucket: BucketRecord): Attributes {
  return {
    Region: bucket.region,
    Owner: bucket.account,
    Versioning: bucket.versioning ?? 'never enabled',
    ...accessAttributes(bucket),
    ...bucketLockAttributes(bucket.objectLock),
    CreationDate: date(bucket.created),
    ...Object.fromEntries(bucket.tags.map(({ Key, Value }) => [`tag ${Key}`, Value])),
    ...configurationAttributes(bucket),
    ...defaultEncryptionAttributes(bucket.encryption),
    ...(bucket.cors && { CORSRules: JSON.stringify(bucket.cors) }),
    ...(bucket.website && { WebsiteConfiguration: JSON.stringify(bucket.website) }),
  };
}

function accessAttributes(bucket: BucketRecord): Attributes {
  const block = Object.entries(publicAccessBlockOf(bucket) ?? {}).filter(([, on]) => on);
  return {
    ObjectOwnership: ownershipOf(bucket) ?? 'not set',
    PublicAccessBlock: block.map(([name]) => name).join(', ') || 'none',
    ...(bucket.acl && { ACL: bucket.acl.map(describeGrant).join(', ') }),
    ...(bucket.policy !== undefined && { Policy: bucket.policy }),
    Payer: bucket.payer ?? 'BucketOwner',
    ...(bucket.acceleration && { Acceleration: bucket.acceleration }),
    ...(bucket.abac && { Abac: bucket.abac }),
  };
}

function objectAttributes(object: ObjectRecord): Attributes {
  const { checksum } = object;
  return {
    ...object.system,
    ...Object.fromEntries(
      Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
    ),
    TagSet: object.tags.map(({ Key, Value }) => `${Key}=${Value}`).join(', ') || 'none',
    ...Object.fromEntries(
      (object.annotations ?? []).map(({ name, body, etag }) => [
        `annotation ${name}`,
        `${body.size} bytes, "${etag}"`,
      ]),
    ),
    StorageClass: object.storageClass,
    ...(object.websiteRedirect !== undefined && {
      WebsiteRedirectLocation: object.websiteRedirect,
    }),
    ...encryptionAttributes(object.encryption),
    ...objectLockAttributes(object.lock),
    ...archiveAttributes(object),
    ETag: `"${object.etag}"`,
    Checksum: `${checksum.algorithm} ${checksum.value} ${checksum.type}`,
    Size: `${object.body.size}`,
    ...(object.parts && { Parts: `${object.parts.length}` }),
    VersionId: object.versionId,
    LastModified: date(object.modified),
    Owner: object.owner,
    ...(object.acl && { ACL: object.acl.map(describeGrant).join(', ') }),
  };
}

function date(time: number): string {
  return new Date(time).toISOString();
}
