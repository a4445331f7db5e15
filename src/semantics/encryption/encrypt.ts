/** Deciding how a write is encrypted, with the checks that go with it. */
import type { Encryption } from '../../storage/attributes.ts';
import { readProgress } from '../../storage/draft.ts';
import type { BucketRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { type CustomerKeyInput, customerEncryption, sentKey, writeKey } from './customerKey.ts';
import { type KmsInput, kmsEncryption } from '../kms/use.ts';
import { encryptionIsKnown, encryptionType } from '../rules/encryption.ts';
import { contextIsStringMap, kmsMembersNeedKms, usesBucketKey } from '../rules/kmsEncryption.ts';

export interface EncryptionInput extends CustomerKeyInput, KmsInput {}

/** What can be said of the headers alone. */
export function checkEncryption(s3: Context, input: EncryptionInput, bucket: BucketRecord): void {
  const { ServerSideEncryption, SSEKMSKeyId, SSEKMSEncryptionContext } = input;
  writeKey(s3, input, bucket);
  s3.guard(encryptionIsKnown, { ServerSideEncryption });
  const sent = [
    ...(SSEKMSKeyId === undefined ? [] : ['x-amz-server-side-encryption-aws-kms-key-id']),
    ...(SSEKMSEncryptionContext === undefined ? [] : ['x-amz-server-side-encryption-context']),
  ];
  s3.guard(kmsMembersNeedKms, { ServerSideEncryption, sent });
  s3.guard(contextIsStringMap, { SSEKMSEncryptionContext });
}

export function chooseEncryption(
  s3: Context,
  input: EncryptionInput,
  bucket: BucketRecord,
): Encryption {
  const key = sentKey(input);
  const { ServerSideEncryption, BucketKeyEnabled } = input;
  const type = s3.decide(encryptionType, {
    ServerSideEncryption,
    customerKey: key !== undefined,
    bucket,
  });
  if (type === 'SSE-KMS' || type === 'DSSE-KMS') return kmsEncryption(s3, input, bucket, type);
  if (BucketKeyEnabled !== undefined)
    s3.decide(usesBucketKey, { BucketKeyEnabled, encryption: type, bucket });
  if (key) return customerEncryption(s3, key, nextWrite(s3));
  return { type: 'SSE-S3' };
}

/** The ETag of the object that is being written, where it cannot be an MD5. */
export const opaqueEtag = (s3: Context): string => s3.ids.etag(nextWrite(s3));

const nextWrite = (s3: Context): string => `${readProgress(s3.draft).writes + 1}`;
