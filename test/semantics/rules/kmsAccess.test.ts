import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsAccess.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { arn, keyArn, refused } from './kmsSamples.ts';

const asked = { arn, action: 'kms:GenerateDataKey', resource: keyArn, because: 'of a reason' };
const who = `User: ${arn} is not authorized to perform: kms:GenerateDataKey on`;
const elsewhere =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';

test.each([
  [
    { how: 'implicit', kind: 'identity-based policy' },
    `${who} resource: ${keyArn} because no identity-based policy allows the kms:GenerateDataKey action`,
  ],
  [
    { how: 'implicit', kind: 'resource-based policy' },
    `${who} resource: ${keyArn} because no resource-based policy allows the kms:GenerateDataKey action`,
  ],
  [
    { how: 'explicit', kind: 'identity-based policy' },
    `${who} resource: ${keyArn} with an explicit deny in an identity-based policy`,
  ],
  [
    { how: 'explicit', kind: 'resource-based policy' },
    `${who} resource: ${keyArn} with an explicit deny in a resource-based policy`,
  ],
  [
    { how: 'explicit', kind: 'permissions boundary' },
    `${who} resource: ${keyArn} with an explicit deny in a permissions boundary`,
  ],
  [{ how: 'hidden' }, `${who} this resource ${elsewhere}`],
] as const)(
  '[kms/allowed] [sse-kms/key-allowed] refuse in the words of KMS: %j',
  (how, message) => {
    const facts = { ...asked, allowed: false, ...how };
    expect(judge(rules.kmsAllows, facts)).toEqual(refused('AccessDeniedException', message));
    const throughS3 = { status: 403, code: 'AccessDenied', message };
    expect(judge(rules.kmsAllowsThroughS3, facts)).toEqual(throughS3);
    expect(judge(rules.kmsAllows, { ...asked, allowed: true })).toBe('passed');
    expect(judge(rules.kmsAllowsThroughS3, { ...asked, allowed: true })).toBe('passed');
  },
);

test("[sse-kms/key-allowed] says of another account's key no more than the ciphertext does", () => {
  const facts = { ...asked, action: 'kms:Decrypt', allowed: false, how: 'hidden' } as const;
  expect(judge(rules.kmsAllowsThroughS3, facts)).toMatchObject({
    message: `User: ${arn} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext ${elsewhere}`,
  });
});

everyRuleWasSeen(rules);
