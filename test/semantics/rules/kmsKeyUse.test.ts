import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kmsKeyUse.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

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

everyRuleWasSeen(rules);
