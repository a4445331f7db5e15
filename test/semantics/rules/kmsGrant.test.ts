import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsGrant.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { arn, key, refused } from './kmsSamples.ts';

const invalid = (message: unknown) => refused('ValidationException', message as string);

test('[kms/grant-services] a grant is for no service', () => {
  const judged = (...services: (string | undefined)[]) =>
    judge(rules.grantsAreForPrincipals, { services });
  expect(judged(undefined)).toBe('passed');
  expect(judged(undefined, 's3.amazonaws.com')).toEqual(
    refused('UnsupportedOperationException', 'Grants for service principals are not implemented.'),
  );
});

test('[kms/grantee-named] a grant is for somebody', () => {
  expect(judge(rules.granteeIsNamed, { GranteePrincipal: arn })).toBe('passed');
  expect(judge(rules.granteeIsNamed, { GranteePrincipal: undefined })).toMatchObject({
    code: 'ValidationException',
  });
});

test('[kms/grant-principals] a grant is for somebody who is there', () => {
  expect(judge(rules.principalsOfGrantExist, { unknown: undefined })).toBe('passed');
  expect(judge(rules.principalsOfGrantExist, { unknown: 'a' })).toEqual(
    refused('InvalidArnException', 'ARN does not refer to a valid principal: a'),
  );
});

test('[kms/grant-operations] a grant allows more than grants', () => {
  const judged = (...Operations: string[]) => judge(rules.grantIsOfUse, { Operations });
  expect([judged('Decrypt'), judged('CreateGrant', 'Decrypt')]).toEqual(['passed', 'passed']);
  const refusal = invalid('Grants must not contain only the CreateGrant operation.');
  expect([judged('CreateGrant'), judged()]).toEqual([refusal, refusal]);
});

test.each([
  ['SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT', 'GenerateDataKey', 'Sign'],
  ['RSA_2048', 'ENCRYPT_DECRYPT', 'Encrypt', 'GenerateDataKey'],
  ['RSA_2048', 'SIGN_VERIFY', 'Sign', 'Decrypt'],
  ['HMAC_256', 'GENERATE_VERIFY_MAC', 'GenerateMac', 'GetPublicKey'],
  ['ECC_NIST_P256', 'KEY_AGREEMENT', 'DeriveSharedSecret', 'Verify'],
])('[kms/grant-fits-key] %s for %s grants %s, and not %s', (keySpec, keyUsage, can, cannot) => {
  const judged = (...Operations: string[]) =>
    judge(rules.grantFitsKey, { Operations, key: key({ keySpec, keyUsage }) });
  expect(judged(can, 'DescribeKey', 'CreateGrant', 'RetireGrant')).toBe('passed');
  expect(judged(can, cannot)).toEqual(
    invalid(
      `Operations [${cannot}] are not supported by a key with usage ${keyUsage} and spec ${keySpec}.`,
    ),
  );
});

test('[kms/grant-constraints] [kms/grant-context] a context is asked for in one way, and of keys that have one', () => {
  const facts = (Constraints?: object, keySpec = 'SYMMETRIC_DEFAULT') => ({
    Constraints,
    key: key({ keySpec }),
  });
  const [EncryptionContextEquals, EncryptionContextSubset] = [{ a: '1' }, { b: '2' }];
  const one = facts({ EncryptionContextEquals });
  const two = facts({ EncryptionContextEquals, EncryptionContextSubset });
  expect(judge(rules.oneGrantConstraint, facts())).toBe('skipped');
  expect(judge(rules.oneGrantConstraint, one)).toBe('passed');
  expect(judge(rules.oneGrantConstraint, two)).toEqual(
    invalid('More than one constraint supplied'),
  );
  expect(judge(rules.constraintsNeedContext, facts())).toBe('skipped');
  expect(judge(rules.constraintsNeedContext, one)).toBe('passed');
  expect(judge(rules.constraintsNeedContext, facts({ SourceArn: arn }, 'RSA_2048'))).toBe('passed');
  const pair = facts({ EncryptionContextSubset }, 'RSA_2048');
  expect(judge(rules.constraintsNeedContext, pair)).toEqual(
    invalid('Encryption context constraints are not supported by a key with spec RSA_2048.'),
  );
  const pairs = (count: number) =>
    facts({
      EncryptionContextSubset: Object.fromEntries(Array.from({ length: count }, (_, i) => [i, ''])),
    });
  expect(judge(rules.constraintsNeedContext, pairs(8))).toBe('passed');
  expect(judge(rules.constraintsNeedContext, pairs(9))).toMatchObject({
    code: 'ValidationException',
  });
});

test('[kms/grant-key-state] a grant is on a key that is enabled', () => {
  expect(judge(rules.keyTakesGrants, { key: 'k', trouble: undefined })).toBe('passed');
  const trouble = { code: 'DisabledException', message: 'why' } as const;
  expect(judge(rules.keyTakesGrants, { key: 'k', trouble })).toEqual(
    refused('DisabledException', 'why'),
  );
});

everyRuleWasSeen(rules);
