/** What members of requests to KMS may hold: https://docs.aws.amazon.com/kms/latest/APIReference/API_Types.html */

/** Pairs of an encryption context. */
type EncryptionContext = Readonly<Record<string, string>>;

export interface Kinds {
  readonly string: string;
  readonly integer: number;
  readonly boolean: boolean;
  readonly strings: readonly string[];
  readonly tags: readonly { readonly TagKey?: string; readonly TagValue?: string }[];
  readonly constraints: {
    readonly EncryptionContextSubset?: EncryptionContext;
    readonly EncryptionContextEquals?: EncryptionContext;
    readonly SourceArn?: string;
  };
}

/** `min` and `max` are characters, or the value of a number; `values` may be those of the members of a list. */
export interface MemberShape {
  readonly kind: keyof Kinds;
  readonly required?: true;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly values?: readonly string[];
}

export const flag = { kind: 'boolean' } as const;
export const named = { kind: 'string', min: 1, max: 2048 } as const;
export const keyId = { ...named, required: true } as const;
export const alias = {
  kind: 'string',
  required: true,
  min: 1,
  max: 256,
  pattern: /^[a-zA-Z0-9:/_-]+$/,
} as const;
export const description = { kind: 'string', min: 0, max: 8192 } as const;
export const policyName = { kind: 'string', min: 1, max: 128, pattern: /^[\w]+$/ } as const;
export const policy = {
  kind: 'string',
  min: 1,
  max: 131_072,
  pattern: /^[\t\n\r\u0020-\u00ff]+$/,
} as const;
export const limit = { kind: 'integer', min: 1, max: 1000 } as const;
export const marker = { kind: 'string', min: 1, max: 1024, pattern: /^[\u0020-\u00ff]*$/ } as const;

export const keySpecs = [
  'RSA_2048',
  'RSA_3072',
  'RSA_4096',
  'ECC_NIST_P256',
  'ECC_NIST_P384',
  'ECC_NIST_P521',
  'ECC_SECG_P256K1',
  'SYMMETRIC_DEFAULT',
  'HMAC_224',
  'HMAC_256',
  'HMAC_384',
  'HMAC_512',
  'SM2',
  'ML_DSA_44',
  'ML_DSA_65',
  'ML_DSA_87',
  'ML_KEM_512',
  'ML_KEM_768',
  'ML_KEM_1024',
  'ECC_NIST_EDWARDS25519',
] as const;

export const keySpec = { kind: 'string', values: keySpecs } as const;
export const tokens = { kind: 'strings' } as const;
export const principal = { kind: 'string', min: 1, max: 256, pattern: /^[\w+=,.@:/-]+$/ } as const;
export const service = { kind: 'string', min: 1, max: 1024 } as const;
export const grantId = { kind: 'string', min: 1, max: 128 } as const;

/** What a grant may let somebody do: https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations */
export const grantOperations = [
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'Sign',
  'Verify',
  'GetPublicKey',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'GenerateMac',
  'VerifyMac',
  'DeriveSharedSecret',
] as const;
