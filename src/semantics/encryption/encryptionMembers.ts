/** How the encryption of an object or an upload is answered: AWS's members of every answer that has them. */
import { toBase64, utf8 } from '../../lib/bytes.ts';
import type { Encryption } from '../../storage/attributes.ts';

/** What x-amz-server-side-encryption says of it; a customer's key has headers of its own. */
export function serverSideEncryption(
  encryption: Encryption,
): 'AES256' | 'aws:kms' | 'aws:kms:dsse' | undefined {
  switch (encryption.type) {
    case 'SSE-S3':
      return 'AES256';
    case 'SSE-KMS':
      return 'aws:kms';
    case 'DSSE-KMS':
      return 'aws:kms:dsse';
    default:
      return undefined;
  }
}

/** BucketKeyEnabled is answered only where it is true (recorded). */
export function encryptionMembers(encryption: Encryption) {
  if (encryption.type === 'SSE-C') {
    return { SSECustomerAlgorithm: 'AES256', SSECustomerKeyMD5: encryption.keyMd5 };
  }
  const ServerSideEncryption = serverSideEncryption(encryption);
  if (encryption.type === 'SSE-S3') return { ServerSideEncryption };
  return {
    ServerSideEncryption,
    SSEKMSKeyId: encryption.keyArn,
    ...(encryption.bucketKey && { BucketKeyEnabled: true }),
  };
}

/** The answers of writes also tell of the encryption context, as base64 of JSON. */
export function writtenEncryptionMembers(encryption: Encryption) {
  const context = 'context' in encryption ? encryption.context : undefined;
  return {
    ...encryptionMembers(encryption),
    ...(context && { SSEKMSEncryptionContext: toBase64(utf8(JSON.stringify(context))) }),
  };
}

/** Whether nothing would change if what is encrypted one way were encrypted the other. */
export function isSameEncryption(one: Encryption, other: Encryption): boolean {
  const keyOf = (encryption: Encryption) => 'keyArn' in encryption && encryption.keyArn;
  return one.type === other.type && keyOf(one) === keyOf(other);
}
