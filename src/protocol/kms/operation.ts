/**
 * The operations of KMS that keep the keys, and the members of their requests with what each may hold. The cryptographic
 * ones are only named: nothing is encrypted here. https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html
 */
import {
  alias,
  description,
  flag,
  grantId,
  grantOperations,
  keyId,
  keySpec,
  type Kinds,
  limit,
  marker,
  type MemberShape,
  named,
  policy,
  policyName,
  principal,
  service,
  tokens,
} from './shapes.ts';

export const kmsOperations = {
  CancelKeyDeletion: { KeyId: keyId },
  CreateAlias: { AliasName: alias, TargetKeyId: keyId },
  CreateGrant: {
    KeyId: keyId,
    GranteePrincipal: principal,
    RetiringPrincipal: principal,
    Operations: { kind: 'strings', required: true, values: grantOperations },
    Constraints: { kind: 'constraints' },
    GrantTokens: tokens,
    Name: { kind: 'string', min: 1, max: 256, pattern: /^[a-zA-Z0-9:/_-]+$/ },
    DryRun: flag,
    GranteeServicePrincipal: service,
    RetiringServicePrincipal: service,
  },
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
  DescribeKey: { KeyId: keyId, GrantTokens: tokens },
  DisableKey: { KeyId: keyId },
  EnableKey: { KeyId: keyId },
  GetKeyPolicy: { KeyId: keyId, PolicyName: policyName },
  ListAliases: { KeyId: named, Limit: limit, Marker: marker },
  ListGrants: {
    KeyId: keyId,
    Limit: limit,
    Marker: marker,
    GrantId: grantId,
    GranteePrincipal: principal,
    GranteeServicePrincipal: service,
  },
  ListKeyPolicies: { KeyId: keyId, Limit: limit, Marker: marker },
  ListKeys: { Limit: limit, Marker: marker },
  ListResourceTags: { KeyId: keyId, Limit: limit, Marker: marker },
  ListRetirableGrants: {
    RetiringPrincipal: { ...principal, required: true },
    Limit: limit,
    Marker: marker,
  },
  PutKeyPolicy: {
    KeyId: keyId,
    PolicyName: policyName,
    Policy: { ...policy, required: true },
    BypassPolicyLockoutSafetyCheck: flag,
  },
  RetireGrant: {
    GrantToken: { kind: 'string', min: 1, max: 8192 },
    KeyId: named,
    GrantId: grantId,
    DryRun: flag,
  },
  RevokeGrant: { KeyId: keyId, GrantId: { ...grantId, required: true }, DryRun: flag },
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
  `ConnectCustomKeyStore CreateCustomKeyStore Decapsulate Decrypt DeleteCustomKeyStore
  DeleteImportedKeyMaterial DeriveSharedSecret DescribeCustomKeyStores DisableKeyRotation DisconnectCustomKeyStore
  EnableKeyRotation Encapsulate Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext
  GenerateDataKeyWithoutPlaintext GenerateMac GenerateRandom GetKeyLastUsage GetKeyRotationStatus
  GetParametersForImport GetPublicKey ImportKeyMaterial ListKeyRotations ReEncrypt
  ReplicateKey RotateKeyOnDemand Sign UpdateCustomKeyStore UpdatePrimaryRegion Verify
  VerifyMac`.split(/\s+/),
);

export function isKmsOperation(name: string): name is KmsOperationName {
  return Object.hasOwn(kmsOperations, name);
}
