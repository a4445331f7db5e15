/**
 * The condition keys of S3.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys
 */
import { decodePercent } from '../../lib/percent.ts';
import { withoutSlash } from '../policy/conditions.ts';
import { accessPointBefore } from './asked.ts';
import type { KeyReader } from './keyValue.ts';
import { sentTagKeys } from './tagKeys.ts';

const day = 86_400_000;

/** What makes no object of its own: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html */
const ofUploads = new Set(['CreateMultipartUpload', 'UploadPart', 'UploadPartCopy']);

const ofConnection: Readonly<Record<string, KeyReader>> = {
  's3:accesspointnetworkorigin': (s3, asked) => accessPointBefore(s3, asked)?.networkOrigin,
  's3:authtype': (s3) => s3.target.signing?.method,
  's3:dataaccesspointaccount': (s3, asked) => accessPointBefore(s3, asked)?.account,
  's3:dataaccesspointarn': (s3, asked) => accessPointBefore(s3, asked)?.arn,
  's3:resourceaccount': (_, { bucket }) => bucket.account,
  's3:signatureage': ({ now, target: { signing } }) => {
    const signedAt = signing?.signedAt();
    return signedAt === undefined ? undefined : Math.max(0, now - signedAt);
  },
  's3:signatureversion': (s3) => s3.target.signing?.version,
  's3:tlsversion': (s3) => (s3.target.scheme === 'https' ? 1.3 : undefined),
  's3:x-amz-content-sha256': (s3) => s3.target.signing?.contentSha256,
};

const ofLocks: Readonly<Record<string, KeyReader>> = {
  's3:object-lock-event-hold': (_, __, input) => input.ObjectLockEventHold,
  's3:object-lock-event-hold-duration-days': (_, __, input) =>
    input.ObjectLockEventHoldDurationDays,
  's3:object-lock-legal-hold': (_, __, { ObjectLockLegalHoldStatus, LegalHold }) =>
    ObjectLockLegalHoldStatus ?? LegalHold?.Status,
  's3:object-lock-mode': (_, __, { ObjectLockMode, Retention }) =>
    ObjectLockMode ?? Retention?.Mode,
  's3:object-lock-remaining-retention-days': (s3, _, { ObjectLockRetainUntilDate, Retention }) => {
    const until = ObjectLockRetainUntilDate ?? Retention?.RetainUntilDate;
    return until && Math.ceil((until.getTime() - s3.now) / day);
  },
  's3:object-lock-retain-until-date': (_, __, { ObjectLockRetainUntilDate, Retention }) =>
    (ObjectLockRetainUntilDate ?? Retention?.RetainUntilDate)?.toISOString(),
};

const ofAcls: Readonly<Record<string, KeyReader>> = {
  's3:x-amz-acl': (_, __, { ACL }) => ACL,
  's3:x-amz-grant-full-control': (_, __, input) => input.GrantFullControl,
  's3:x-amz-grant-read': (_, __, input) => input.GrantRead,
  's3:x-amz-grant-read-acp': (_, __, input) => input.GrantReadACP,
  's3:x-amz-grant-write': (_, __, input) => input.GrantWrite,
  's3:x-amz-grant-write-acp': (_, __, input) => input.GrantWriteACP,
};

export const requestKeys: Readonly<Record<string, KeyReader>> = {
  ...ofConnection,
  ...ofLocks,
  ...ofAcls,
  's3:annotation-prefix': (_, __, { AnnotationPrefix }) => AnnotationPrefix,
  's3:delimiter': (_, __, { Delimiter }) => Delimiter,
  's3:if-match': (_, __, { IfMatch }) => IfMatch,
  's3:if-none-match': (_, __, { IfNoneMatch }) => IfNoneMatch,
  's3:inventoryaccessibleoptionalfields': (_, __, input) =>
    input.InventoryConfiguration?.OptionalFields,
  's3:locationconstraint': (_, __, input) => input.CreateBucketConfiguration?.LocationConstraint,
  's3:max-annotation-results': (_, __, { MaxAnnotationResults }) => MaxAnnotationResults,
  's3:max-keys': (_, __, { MaxKeys }) => MaxKeys,
  's3:objectcreationoperation': (s3) => !ofUploads.has(s3.operation ?? ''),
  's3:prefix': (_, __, { Prefix }) => Prefix,
  's3:requestobjecttagkeys': (_, __, input) => sentTagKeys(input),
  's3:versionid': (_, __, { VersionId }) => VersionId,
  's3:x-amz-bucket-namespace': (_, __, { BucketNamespace }) => BucketNamespace,
  's3:x-amz-copy-source': (_, __, { CopySource }) => CopySource && namedSource(CopySource),
  's3:x-amz-metadata-directive': (_, __, input) => input.MetadataDirective,
  's3:x-amz-object-annotation-directive': (_, __, input) => input.AnnotationDirective,
  's3:x-amz-object-if-match': (_, __, { ObjectIfMatch }) => ObjectIfMatch,
  's3:x-amz-object-ownership': (_, __, { ObjectOwnership }) => ObjectOwnership,
  's3:x-amz-server-side-encryption': (_, __, input) => input.ServerSideEncryption,
  's3:x-amz-server-side-encryption-aws-kms-key-id': (_, __, input) => input.SSEKMSKeyId,
  's3:x-amz-server-side-encryption-customer-algorithm': (_, __, input) =>
    input.SSECustomerAlgorithm,
  's3:x-amz-storage-class': (_, __, { StorageClass }) => StorageClass,
  's3:x-amz-website-redirect-location': (_, __, input) => input.WebsiteRedirectLocation,
};

/** `bucket/key`, or an access point's ARN with a key, as the key is stored; the version does not count. */
function namedSource(CopySource: string): string {
  const [source = ''] = CopySource.split('?versionId=', 1);
  return withoutSlash(decodePercent(source) ?? source);
}
