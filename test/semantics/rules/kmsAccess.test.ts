import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsAccess.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { arn, keyArn, refused } from './kmsSamples.ts';

const [opinions, remedies] = [[{ policy: 'p', effect: null, statements: [] }], [{ says: 'Ask.' }]];
const asked = {
  arn,
  action: 'kms:GenerateDataKey',
  resource: keyArn,
  because: 'of a reason',
  hidden: false,
  effect: null,
  kind: 'resource-based policy',
  opinions: () => opinions,
  remedies: () => remedies,
} as const;
const allowed = { ...asked, effect: 'Allow' } as const;
const who = `User: ${arn} is not authorized to perform: kms:GenerateDataKey on`;
const elsewhere =
  'because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access';

test.each([
  [
    { effect: null, kind: 'identity-based policy' },
    `${who} resource: ${keyArn} because no identity-based policy allows the kms:GenerateDataKey action`,
  ],
  [
    { effect: null, kind: 'resource-based policy' },
    `${who} resource: ${keyArn} because no resource-based policy allows the kms:GenerateDataKey action`,
  ],
  [
    { effect: 'Deny', kind: 'identity-based policy' },
    `${who} resource: ${keyArn} with an explicit deny in an identity-based policy`,
  ],
  [
    { effect: 'Deny', kind: 'resource-based policy' },
    `${who} resource: ${keyArn} with an explicit deny in a resource-based policy`,
  ],
  [
    { effect: 'Deny', kind: 'permissions boundary' },
    `${who} resource: ${keyArn} with an explicit deny in a permissions boundary`,
  ],
  [{ hidden: true }, `${who} this resource ${elsewhere}`],
] as const)(
  '[kms/allowed] [sse-kms/key-allowed] refuse in the words of KMS: %j',
  (how, message) => {
    const facts = { ...asked, ...how };
    expect(judge(rules.kmsAllows, facts)).toEqual(refused('AccessDeniedException', message));
    const throughS3 = { status: 403, code: 'AccessDenied', message };
    expect(judge(rules.kmsAllowsThroughS3, facts)).toEqual(throughS3);
    expect(judge(rules.kmsAllows, allowed)).toBe('passed');
    expect(judge(rules.kmsAllowsThroughS3, allowed)).toBe('passed');
  },
);

test("[sse-kms/key-allowed] says of another account's key no more than the ciphertext does", () => {
  const facts = { ...asked, action: 'kms:Decrypt', hidden: true };
  expect(judge(rules.kmsAllowsThroughS3, facts)).toMatchObject({
    message: `User: ${arn} is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext ${elsewhere}`,
  });
});

test.each([rules.kmsAllows, rules.kmsAllowsThroughS3])(
  '$id shows who said what, and what would help',
  (rule) => {
    expect([rule.opinions?.(asked), rule.remedies?.(asked)]).toEqual([opinions, remedies]);
  },
);

everyRuleWasSeen(rules);
