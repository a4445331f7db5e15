/** What keys of each kind are for, and with which algorithms. https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html */

const rsaSigning = ['PSS', 'PKCS1_V1_5'].flatMap((padding) =>
  [256, 384, 512].map((bits) => `RSASSA_${padding}_SHA_${bits}`),
);

type Family = readonly [kind: RegExp, uses: Readonly<Record<string, (spec: string) => string[]>>];

const ecdh = () => ['ECDH'];

const families: readonly Family[] = [
  [/^SYMMETRIC_DEFAULT$/, { ENCRYPT_DECRYPT: (spec) => [spec] }],
  [/^HMAC_/, { GENERATE_VERIFY_MAC: (spec) => [spec.replace('_', '_SHA_')] }],
  [
    /^RSA_/,
    {
      ENCRYPT_DECRYPT: () => ['RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256'],
      SIGN_VERIFY: () => rsaSigning,
    },
  ],
  [/^ECC_NIST_P256$/, { SIGN_VERIFY: () => ['ECDSA_SHA_256'], KEY_AGREEMENT: ecdh }],
  [/^ECC_NIST_P384$/, { SIGN_VERIFY: () => ['ECDSA_SHA_384'], KEY_AGREEMENT: ecdh }],
  [/^ECC_NIST_P521$/, { SIGN_VERIFY: () => ['ECDSA_SHA_512'], KEY_AGREEMENT: ecdh }],
  [/^ECC_SECG_P256K1$/, { SIGN_VERIFY: () => ['ECDSA_SHA_256'] }],
  [/^ECC_NIST_EDWARDS25519$/, { SIGN_VERIFY: () => ['ED25519_SHA_512', 'ED25519_PH_SHA_512'] }],
  [/^ML_DSA_/, { SIGN_VERIFY: () => ['ML_DSA_SHAKE_256'] }],
  [/^ML_KEM_/, { ENCAPSULATE_DECAPSULATE: (spec) => [spec] }],
  [
    /^SM2$/,
    { ENCRYPT_DECRYPT: () => ['SM2PKE'], SIGN_VERIFY: () => ['SM2DSA'], KEY_AGREEMENT: ecdh },
  ],
];

const usesOf = (keySpec: string) => families.find(([kind]) => kind.test(keySpec))?.[1] ?? {};

export function usagesOf(keySpec: string): readonly string[] {
  return Object.keys(usesOf(keySpec));
}

/** The member of KeyMetadata that lists the algorithms, by usage. */
const members: Readonly<Record<string, string>> = {
  ENCRYPT_DECRYPT: 'EncryptionAlgorithms',
  SIGN_VERIFY: 'SigningAlgorithms',
  GENERATE_VERIFY_MAC: 'MacAlgorithms',
  KEY_AGREEMENT: 'KeyAgreementAlgorithms',
  ENCAPSULATE_DECAPSULATE: 'EncapsulationAlgorithms',
};

/** The algorithms of a key, as the member of its metadata. */
export function algorithmsOf(key: {
  readonly keySpec: string;
  readonly keyUsage: string;
}): Readonly<Record<string, readonly string[]>> {
  return { [members[key.keyUsage] ?? '']: usesOf(key.keySpec)[key.keyUsage]?.(key.keySpec) ?? [] };
}

const always = ['CreateGrant', 'DescribeKey', 'RetireGrant'];
const encrypting = ['Decrypt', 'Encrypt', 'ReEncryptFrom', 'ReEncryptTo'];
const dataKeys = ['', 'Pair'].flatMap((pair) =>
  ['', 'WithoutPlaintext'].map((without) => `GenerateDataKey${pair}${without}`),
);

const ofUsage: Readonly<Record<string, readonly string[]>> = {
  ENCRYPT_DECRYPT: [...encrypting, 'GetPublicKey'],
  SIGN_VERIFY: ['GetPublicKey', 'Sign', 'Verify'],
  GENERATE_VERIFY_MAC: ['GenerateMac', 'VerifyMac'],
  KEY_AGREEMENT: ['DeriveSharedSecret', 'GetPublicKey'],
  ENCAPSULATE_DECAPSULATE: ['GetPublicKey'],
};

/** What a grant on a key may allow. https://docs.aws.amazon.com/kms/latest/developerguide/grants.html#terms-grant-operations */
export function operationsOf(key: {
  readonly keySpec: string;
  readonly keyUsage: string;
}): readonly string[] {
  if (key.keySpec === 'SYMMETRIC_DEFAULT') return [...always, ...encrypting, ...dataKeys];
  return [...always, ...(ofUsage[key.keyUsage] ?? [])];
}
