/**
 * The operations of KMS that keep the keys, and the members of their requests with what each may hold. The cryptographic
 * ones are only named: nothing is encrypted here. https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */

interface Kinds {
  readonly string: string;
  readonly integer: number;
  readonly boolean: boolean;
  readonly strings: readonly string[];
  readonly tags: readonly { readonly TagKey?: string; readonly TagValue?: string }[];
}

/** `min` and `max` are characters, or the value of a number. */
export interface MemberShape {
  readonly kind: keyof Kinds;
  readonly required?: true;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly values?: readonly string[];
}

const flag = { kind: 'boolean' } as const;
const named = { kind: 'string', min: 1, max: 2048 } as const;
const keyId = { ...named, required: true } as const;
const alias = {
  kind: 'string',
  required: true,
  min: 1,
  max: 256,
  pattern: /^[a-zA-Z0-9:/_-]+$/,
} as const;
const description = { kind: 'string', min: 0, max: 8192 } as const;
const policyName = { kind: 'string', min: 1, max: 128, pattern: /^[\w]+$/ } as const;
const policy = {
  kind: 'string',
  min: 1,
  max: 131_072,
  pattern: /^[\t\n\r\u0020-\u00ff]+$/,
} as const;
const limit = { kind: 'integer', min: 1, max: 1000 } as const;
const marker = { kind: 'string', min: 1, max: 1024, pattern: /^[\u0020-\u00ff]*$/ } as const;

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

const keySpec = { kind: 'string', values: keySpecs } as const;

export const kmsOperations = {
  CancelKeyDeletion: { KeyId: keyId },
  CreateAlias: { AliasName: alias, TargetKeyId: keyId },
  CreateKey: {
    Policy: policy,
    Description: description,
    KeyUsage: {
      kind: 'string',
      values: [
        'SIGN_VERIFY',
        'ENCRYPT_DECRYPT',
        'GENERATE_VERIFY_MAC',
        'KEY_AGREEMENT',
        'ENCAPSULATE_DECAPSULATE',
      ],
    },
    CustomerMasterKeySpec: keySpec,
    KeySpec: keySpec,
    Origin: {
      kind: 'string',
      values: ['AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE'],
    },
    CustomKeyStoreId: { kind: 'string', min: 1, max: 64 },
    BypassPolicyLockoutSafetyCheck: flag,
    Tags: { kind: 'tags' },
    MultiRegion: flag,
    XksKeyId: { kind: 'string', min: 1, max: 128 },
  },
  DeleteAlias: { AliasName: alias },
  DescribeKey: { KeyId: keyId, GrantTokens: { kind: 'strings' } },
  DisableKey: { KeyId: keyId },
  EnableKey: { KeyId: keyId },
  GetKeyPolicy: { KeyId: keyId, PolicyName: policyName },
  ListAliases: { KeyId: named, Limit: limit, Marker: marker },
  ListKeyPolicies: { KeyId: keyId, Limit: limit, Marker: marker },
  ListKeys: { Limit: limit, Marker: marker },
  ListResourceTags: { KeyId: keyId, Limit: limit, Marker: marker },
  PutKeyPolicy: {
    KeyId: keyId,
    PolicyName: policyName,
    Policy: { ...policy, required: true },
    BypassPolicyLockoutSafetyCheck: flag,
  },
  ScheduleKeyDeletion: {
    KeyId: keyId,
    PendingWindowInDays: { kind: 'integer', min: 1, max: 365 },
  },
  TagResource: { KeyId: keyId, Tags: { kind: 'tags', required: true } },
  UntagResource: { KeyId: keyId, TagKeys: { kind: 'strings', required: true } },
  UpdateAlias: { AliasName: alias, TargetKeyId: keyId },
  UpdateKeyDescription: { KeyId: keyId, Description: { ...description, required: true } },
} as const satisfies Readonly<Record<string, Readonly<Record<string, MemberShape>>>>;

export type KmsOperationName = keyof typeof kmsOperations;

/** What a request says. Everything may be missing as far as handlers know. */
export type KmsInput<Name extends KmsOperationName> = {
  readonly [Member in keyof (typeof kmsOperations)[Name]]?: (typeof kmsOperations)[Name][Member] extends {
    readonly kind: infer Kind extends keyof Kinds;
  }
    ? Kinds[Kind]
    : never;
};

/** What an answer says: JSON, with times as Date. */
export type KmsOutput = Readonly<Record<string, unknown>>;

/** Operations of KMS that are known by name only. */
export const otherKmsOperations: ReadonlySet<string> = new Set(
  `ConnectCustomKeyStore CreateCustomKeyStore CreateGrant Decapsulate Decrypt DeleteCustomKeyStore
  DeleteImportedKeyMaterial DeriveSharedSecret DescribeCustomKeyStores DisableKeyRotation DisconnectCustomKeyStore
  EnableKeyRotation Encapsulate Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext
  GenerateDataKeyWithoutPlaintext GenerateMac GenerateRandom GetKeyLastUsage GetKeyRotationStatus
  GetParametersForImport GetPublicKey ImportKeyMaterial ListGrants ListKeyRotations ListRetirableGrants ReEncrypt
  ReplicateKey RetireGrant RevokeGrant RotateKeyOnDemand Sign UpdateCustomKeyStore UpdatePrimaryRegion Verify
  VerifyMac`.split(/\s+/),
);

export function isKmsOperation(name: string): name is KmsOperationName {
  return Object.hasOwn(kmsOperations, name);
}
