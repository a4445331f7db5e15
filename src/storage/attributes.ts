/** What an object or an open upload is, beside its bytes: plain JSON, by AWS's names where AWS has one. */
import type { ChecksumAlgorithm } from '../lib/payload.ts';

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

/** The system metadata that a PUT or a REPLACE sets, by AWS's member names. */
export interface SystemMetadata {
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentType?: string;
  readonly Expires?: string;
}

/** What a write says of an object beside its bytes; an upload holds it until it is completed. */
export interface Attributes {
  readonly system: SystemMetadata;
  readonly metadata: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
  readonly storageClass: string;
  readonly websiteRedirect?: string;
  readonly encryption: 'AES256';
}
