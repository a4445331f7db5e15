/**
 * Which actions of IAM an ACL's permissions stand for.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions
 */
import type { Permission } from '../../storage/attributes.ts';

type Table = Readonly<Record<string, Permission>>;

export const ofBucketAcl: Table = {
  's3:ListBucket': 'READ',
  's3:ListBucketVersions': 'READ',
  's3:ListBucketMultipartUploads': 'READ',
  's3:PutObject': 'WRITE',
  's3:DeleteObject': 'WRITE',
  's3:DeleteObjectVersion': 'WRITE',
  's3:AbortMultipartUpload': 'WRITE',
  's3:ListMultipartUploadParts': 'WRITE',
  's3:GetBucketAcl': 'READ_ACP',
  's3:PutBucketAcl': 'WRITE_ACP',
};

export const ofObjectAcl: Table = {
  's3:GetObject': 'READ',
  's3:GetObjectVersion': 'READ',
  's3:GetObjectTorrent': 'READ',
  's3:GetObjectAcl': 'READ_ACP',
  's3:GetObjectVersionAcl': 'READ_ACP',
  's3:PutObjectAcl': 'WRITE_ACP',
  's3:PutObjectVersionAcl': 'WRITE_ACP',
};

/** What WRITE on a bucket allows only with what one wrote oneself. */
export const onlyOnesOwn: ReadonlySet<string> = new Set([
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:PutObject',
]);

/** What is done with an object that there is: it is its owner's to allow, whoever owns the bucket. */
export function concernsObject(action: string): boolean {
  return /^s3:(GetObject|PutObject(Version)?(Acl|Tagging)|DeleteObject(Version)?Tagging)/.test(
    action,
  );
}

/** What can be done only with an object that there is: whether there is one is told to those who may list. */
export function needsObject(action: string): boolean {
  return (
    concernsObject(action) ||
    /^s3:(PutObject(Retention|LegalHold)|RestoreObject|UpdateObjectEncryption|\w+Annotations?$)/.test(
      action,
    )
  );
}
