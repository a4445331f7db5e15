/** What an object or an open upload is, beside its bytes: plain JSON, by AWS's names where AWS has one. */
import type { ChecksumAlgorithm } from '../lib/payload.ts';
import type { ObjectLock } from './objectLock.ts';

export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

/** `value` is the header's form: base64, with `-N` behind it when composite. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: ChecksumType;
  readonly value: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export type Permission = 'FULL_CONTROL' | 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP';

/** `ID` is a canonical id, `URI` that of one of S3's groups. */
export type Grantee =
  | { readonly Type: 'CanonicalUser'; readonly ID: string }
  | { readonly Type: 'Group'; readonly URI: string };

export interface Grant {
  readonly Grantee: Grantee;
  readonly Permission: Permission;
}

/** The system metadata that a PUT or a REPLACE sets, by AWS's member names. */
export interface SystemMetadata {
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentType?: string;
  readonly Expires?: string;
}

/**
 * How an object is encrypted at rest. No key is ever stored: KMS keys are records of their own, and of a customer's key
 * there is only what recognises it.
 */
export type Encryption = S3Encryption | KmsEncryption | CustomerEncryption;

/** With keys that S3 manages: AES256 in headers. */
export interface S3Encryption {
  readonly type: 'SSE-S3';
}

/** With a KMS key: aws:kms in headers, or aws:kms:dsse for two layers. */
export interface KmsEncryption {
  readonly type: 'SSE-KMS' | 'DSSE-KMS';
  readonly keyArn: string;
  readonly bucketKey: boolean;
  /** The pairs that the request gave, not those that S3 adds. */
  readonly context?: Readonly<Record<string, string>>;
}

/** With a key that the customer sends with each request. `fingerprint` is the hex SHA-256 of `salt` and the key. */
export interface CustomerEncryption {
  readonly type: 'SSE-C';
  /** Base64, as headers show it. */
  readonly keyMd5: string;
  readonly salt: string;
  readonly fingerprint: string;
}

/** What a write says of an object beside its bytes; an upload holds it until it is completed. */
export interface Attributes {
  readonly system: SystemMetadata;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly storageClass: string;
  readonly websiteRedirect?: string;
  readonly encryption: Encryption;
  readonly lock?: ObjectLock;
  /** Absent: full control for its owner, and nobody else. */
  readonly acl?: readonly Grant[];
}
