/** Encryption as people read it: attribute → text, by AWS's names. */
import type { Encryption } from '../../storage/attributes.ts';
import type { BucketEncryption } from '../../storage/bucketConfiguration.ts';
import { serverSideEncryption } from './encryptionMembers.ts';

export function encryptionAttributes(encryption: Encryption): Readonly<Record<string, string>> {
  if (encryption.type === 'SSE-C') {
    return { SSECustomerAlgorithm: 'AES256', SSECustomerKeyMD5: encryption.keyMd5 };
  }
  const ServerSideEncryption = serverSideEncryption(encryption) ?? '';
  if (encryption.type === 'SSE-S3') return { ServerSideEncryption };
  const { keyArn, bucketKey, context } = encryption;
  return {
    ServerSideEncryption,
    SSEKMSKeyId: keyArn,
    BucketKeyEnabled: String(bucketKey),
    ...(context && { SSEKMSEncryptionContext: JSON.stringify(context) }),
  };
}

export function defaultEncryptionAttributes(
  encryption: BucketEncryption | undefined,
): Readonly<Record<string, string>> {
  if (!encryption) return {};
  const { algorithm, keyId, bucketKey, blocked } = encryption;
  return {
    SSEAlgorithm: algorithm,
    ...(keyId !== undefined && { KMSMasterKeyID: keyId }),
    BucketKeyEnabled: String(bucketKey),
    ...(blocked && { BlockedEncryptionTypes: blocked.join(', ') }),
  };
}
