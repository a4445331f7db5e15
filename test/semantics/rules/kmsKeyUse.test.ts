import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsKeyUse.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { them, us } from './samples.ts';

test.each([rules.kmsKeyIsFound, rules.kmsKeyIsUsable])('$id: S3 says what KMS says', (rule) => {
  const facts = { named: 'key', key: 'key' };
  expect(judge(rule, { ...facts, trouble: undefined })).toBe('passed');
  for (const code of [
    'DisabledException',
    'InvalidArnException',
    'InvalidKeyUsageException',
    'KMSInvalidStateException',
    'NotFoundException',
  ] as const)
    expect(judge(rule, { ...facts, trouble: { code, message: 'why' } })).toEqual({
      status: 400,
      code: `KMS.${code}`,
      message: 'why',
    });
});

test("[sse-kms/key-account] somebody else's key is not ours to use", () => {
  const arn = `arn:aws:iam::${us}:root`;
  const facts = { owner: us, account: us, arn, key: 'the-key', operation: 'Decrypt' };
  expect(judge(rules.kmsKeyIsOurs, facts)).toBe('passed');
  expect(judge(rules.kmsKeyIsOurs, { ...facts, owner: them })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: `User: ${arn} is not authorized to perform: kms:Decrypt on resource: the-key because no resource-based policy allows the kms:Decrypt action`,
  });
});

everyRuleWasSeen(rules);
