/**
 * The actions of KMS that operations of S3 need where a KMS key has a part in it, as data: what to write into the policy of the
 * key, or into one of an identity. https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */

/** Whose key: that of the object or upload at hand, that of what is read to be copied or encrypted anew, or the new one. */
export type KeyOf = 'its key' | 'the key of the source' | 'the new key';

export interface RequiredKeyAction {
  readonly action: string;
  readonly on: KeyOf;
  /** Only such requests need it; left out, all do. */
  readonly when?: 'the checksum is asked for' | 'results are selected' | 'KMS had a part before';
}

const reads: RequiredKeyAction = { action: 'kms:Decrypt', on: 'its key' };
const readsSource: RequiredKeyAction = { action: 'kms:Decrypt', on: 'the key of the source' };
const writes: RequiredKeyAction = { action: 'kms:GenerateDataKey', on: 'the new key' };
const before = 'KMS had a part before';

/** By the name of the operation. */
export const requiredKeyActions: Readonly<Record<string, readonly RequiredKeyAction[]>> = {
  CompleteMultipartUpload: [reads],
  CopyObject: [readsSource, writes],
  CreateMultipartUpload: [writes],
  GetObject: [reads],
  GetObjectAnnotation: [reads],
  GetObjectAttributes: [{ ...reads, when: 'the checksum is asked for' }],
  HeadObject: [{ ...reads, when: 'the checksum is asked for' }],
  PostObject: [writes],
  PutObject: [writes],
  PutObjectAnnotation: [{ action: 'kms:GenerateDataKey', on: 'its key' }],
  RestoreObject: [
    { ...readsSource, when: 'results are selected' },
    { ...writes, when: 'results are selected' },
  ],
  SelectObjectContent: [reads],
  UpdateObjectEncryption: [
    { ...readsSource, when: before },
    { action: 'kms:ReEncryptFrom', on: 'the key of the source', when: before },
    writes,
    { action: 'kms:Encrypt', on: 'the new key' },
    { action: 'kms:ReEncryptTo', on: 'the new key', when: before },
  ],
  UploadPart: [reads],
  UploadPartCopy: [reads, readsSource],
};
