/** What the condition keys of KMS are for a request of S3 in somebody's name, and for one of his own. */
import { describe, expect, test } from 'vitest';
import type { Context } from '../../../src/semantics/context.ts';
import { isKmsKey, kmsConditionKeys } from '../../../src/semantics/kms/conditionKeys.ts';
import type { KmsRequest } from '../../../src/semantics/kms/request.ts';
import { alias, arn, key, keyArn } from '../rules/kmsSamples.ts';

const role = 'arn:aws:iam::123456789012:role/reader';
const session = 'arn:aws:sts::123456789012:assumed-role/reader/tom';
const caller = { account: '123456789012', arn: session };
const tagged = key({ tags: [{ Key: 'Team', Value: 'red' }] });

const s3 = {
  now: 1_767_225_600_000,
  caller,
  identity: { ...caller, kind: 'role', principalArn: role, name: 'tom', tags: { Unit: 'film' } },
  target: {
    scheme: 'http',
    region: 'us-east-1',
    userAgent: 'me',
    network: { sourceIp: '1.2.3.4' },
  },
  draft: {
    get: (id: string) => (id.startsWith('k/') ? tagged : alias),
    scan: () => [alias],
  },
} as unknown as Context;

const throughS3: KmsRequest = {
  action: 'kms:Decrypt',
  resource: keyArn,
  key: tagged,
  context: { 'aws:s3:arn': 'arn:aws:s3:::photos/cat', film: 'cats' },
  via: 's3.eu-west-1.amazonaws.com',
};

const own: KmsRequest = {
  action: 'kms:CreateGrant',
  resource: keyArn,
  key: tagged,
  alias: 'alias/cat',
  input: {
    GranteePrincipal: arn,
    RetiringPrincipal: role,
    Operations: ['Decrypt', 'Encrypt'],
    Constraints: { EncryptionContextSubset: { a: '1' }, SourceArn: arn },
    BypassPolicyLockoutSafetyCheck: true,
    PendingWindowInDays: 7,
    tags: [{ Key: 'Team', Value: 'blue' }],
  },
};

const created: KmsRequest = {
  action: 'kms:CreateKey',
  resource: '*',
  input: { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY', Origin: 'AWS_KMS', MultiRegion: true },
};

const valueOf = (request: KmsRequest, name: string) => kmsConditionKeys(s3, request)(name);

describe.each([
  ['kms:CallerAccount', ['123456789012'], ['123456789012']],
  ['kms:ViaService', ['s3.eu-west-1.amazonaws.com'], undefined],
  ['kms:EncryptionContext:film', ['cats'], undefined],
  ['KMS:encryptioncontext:FILM', ['cats'], undefined],
  ['kms:EncryptionContext:aws:s3:arn', ['arn:aws:s3:::photos/cat'], undefined],
  ['kms:EncryptionContext:other', undefined, undefined],
  ['kms:EncryptionContextKeys', ['aws:s3:arn', 'film'], undefined],
  ['kms:EncryptionAlgorithm', ['SYMMETRIC_DEFAULT'], undefined],
  ['kms:GrantIsForAWSResource', undefined, ['false']],
  ['kms:GrantOperations', undefined, ['Decrypt', 'Encrypt']],
  ['kms:GrantConstraintType', undefined, ['EncryptionContextSubset']],
  ['kms:GranteePrincipal', undefined, [arn]],
  ['kms:RetiringPrincipal', undefined, [role]],
  ['kms:BypassPolicyLockoutSafetyCheck', undefined, ['true']],
  ['kms:ScheduleKeyDeletionPendingWindowInDays', undefined, ['7']],
  ['kms:KeySpec', ['SYMMETRIC_DEFAULT'], ['SYMMETRIC_DEFAULT']],
  ['kms:CustomerMasterKeySpec', ['SYMMETRIC_DEFAULT'], ['SYMMETRIC_DEFAULT']],
  ['kms:KeyUsage', ['ENCRYPT_DECRYPT'], ['ENCRYPT_DECRYPT']],
  ['kms:CustomerMasterKeyUsage', ['ENCRYPT_DECRYPT'], ['ENCRYPT_DECRYPT']],
  ['kms:KeyOrigin', ['AWS_KMS'], ['AWS_KMS']],
  ['kms:MultiRegion', ['false'], ['false']],
  ['kms:MultiRegionKeyType', undefined, undefined],
  ['kms:RequestAlias', undefined, ['alias/cat']],
  ['kms:ResourceAliases', ['alias/cat'], ['alias/cat']],
  ['aws:PrincipalArn', [role], [role]],
  ['aws:PrincipalTag/unit', ['film'], ['film']],
  ['aws:ResourceTag/team', ['red'], ['red']],
  ['aws:RequestTag/Team', undefined, ['blue']],
  ['aws:TagKeys', undefined, ['Team']],
  ['aws:ResourceAccount', ['123456789012'], ['123456789012']],
  ['aws:RequestedRegion', ['eu-west-1'], ['us-east-1']],
  ['aws:SecureTransport', ['true'], ['false']],
  ['aws:SourceIp', undefined, ['1.2.3.4']],
  ['aws:ViaAWSService', ['true'], ['false']],
  ['aws:CurrentTime', ['2026-01-01T00:00:00.000Z'], ['2026-01-01T00:00:00.000Z']],
])('%s', (name, ofS3, ofCaller) => {
  test('is known, and is what it is', () => {
    expect(isKmsKey(name)).toBe(true);
    expect([valueOf(throughS3, name), valueOf(own, name)]).toEqual([ofS3, ofCaller]);
  });
});

test('a key that is being made is asked about as it is wanted', () => {
  const asked = ['KeySpec', 'KeyUsage', 'KeyOrigin', 'MultiRegion', 'ResourceAliases'];
  expect(asked.map((name) => valueOf(created, `kms:${name}`)?.[0])).toEqual([
    'RSA_2048',
    'SIGN_VERIFY',
    'AWS_KMS',
    'true',
    undefined,
  ]);
});

test('what is no condition key is not known', () => {
  for (const name of ['kms:Colour', 's3:prefix', 'kms:EncryptionContext:'])
    expect(isKmsKey(name)).toBe(false);
});
