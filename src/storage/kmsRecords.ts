/** What KMS remembers, by AWS's names. No key material: nothing is encrypted here, so a key is what is known of it. */
import type { Tag } from './attributes.ts';

export interface KmsKeyRecord {
  readonly kind: 'kmsKey';
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly keyId: string;
  readonly created: number;
  /** `AWS`: made by AWS on behalf of one of its services, which alone may use it. */
  readonly manager: 'AWS' | 'CUSTOMER';
  readonly description: string;
  readonly keySpec: string;
  readonly keyUsage: string;
  readonly origin: string;
  readonly multiRegion: boolean;
  /** Absent until material is imported into a key whose origin is EXTERNAL. */
  readonly materialId?: string;
  readonly enabled: boolean;
  /** When it ends. It is still a record then: who finds it looks at the clock. */
  readonly deletion?: number;
  readonly policy: string;
  readonly tags: readonly Tag[];
  /** In the order in which they were made; absent when there are none. */
  readonly grants?: readonly KmsGrant[];
}

/** Pairs that go with every use of a key, and must be the same in all of them. */
export type EncryptionContext = Readonly<Record<string, string>>;

/** What the encryption context of a use must be for a grant to count. */
export interface GrantConstraints {
  readonly EncryptionContextSubset?: EncryptionContext;
  readonly EncryptionContextEquals?: EncryptionContext;
  readonly SourceArn?: string;
}

/** Permission to use one key, by AWS's names. */
export interface KmsGrant {
  readonly GrantId: string;
  readonly token: string;
  readonly created: number;
  readonly Name?: string;
  readonly GranteePrincipal: string;
  readonly RetiringPrincipal?: string;
  /** The account of who made it. */
  readonly issuer: string;
  readonly Operations: readonly string[];
  readonly Constraints?: GrantConstraints;
}

export interface KmsAliasRecord {
  readonly kind: 'kmsAlias';
  readonly id: string;
  readonly account: string;
  readonly region: string;
  /** With `alias/` before it. */
  readonly name: string;
  readonly keyId: string;
  readonly created: number;
  readonly updated: number;
}
