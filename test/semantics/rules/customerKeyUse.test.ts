import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/customerKeyUse.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const bare = { encryption: 'SSE-C', keySent: false };
const keyed = { encryption: 'SSE-C', keySent: true };
const plain = { encryption: 'SSE-S3', keySent: false };
const plainKeyed = { encryption: 'SSE-KMS', keySent: true };
const request = (message: string) => ({ status: 400, code: 'InvalidRequest', message });

const needed = request(
  'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
);
const others = request(
  'The provided encryption parameters did not match the ones used originally.',
);

test('[sse-c/key-needed] what has a key is not read without one', () => {
  expect(judge(rules.objectNeedsItsKey, bare)).toEqual(needed);
  for (const use of [keyed, plain, plainKeyed])
    expect(judge(rules.objectNeedsItsKey, use)).toBe('passed');
});

test('[sse-c/applicable] what has none is not read with one', () => {
  expect(judge(rules.keyIsApplicable, plainKeyed)).toEqual(
    request('The encryption parameters are not applicable to this object.'),
  );
  for (const use of [bare, keyed, plain]) expect(judge(rules.keyIsApplicable, use)).toBe('passed');
});

describe.each([
  [
    rules.keyIsTheObjects,
    {
      status: 403,
      code: 'AccessDenied',
      message:
        'Requests specifying Server Side Encryption with Customer provided keys must provide the correct secret key.',
    },
  ],
  [rules.keyIsTheSources, others],
  [rules.keyIsTheUploads, others],
] as const)('$id', (rule, refusal) => {
  test('another key is refused', () => {
    expect(judge(rule, { matches: true })).toBe('passed');
    expect(judge(rule, { matches: false })).toEqual(refusal);
    expect(judge(rule, { matches: undefined })).toBe('skipped');
  });
});

test('[sse-c/part-key] a part has a key exactly where its upload has', () => {
  const refusal = request(
    'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
  );
  for (const use of [keyed, plain]) expect(judge(rules.partBringsUploadsKey, use)).toBe('passed');
  for (const use of [bare, plainKeyed])
    expect(judge(rules.partBringsUploadsKey, use)).toEqual(refusal);
});

test('[sse-c/completion-key] checksums are kept under the key too', () => {
  const rule = rules.completionBringsKey;
  expect(judge(rule, { ...bare, checksumAlgorithm: 'CRC32' })).toEqual(needed);
  expect(judge(rule, { ...keyed, checksumAlgorithm: 'CRC32' })).toBe('passed');
  expect(judge(rule, { ...plain, checksumAlgorithm: 'CRC32' })).toBe('passed');
  expect(judge(rule, { ...bare, checksumAlgorithm: undefined })).toBe('skipped');
});

everyRuleWasSeen(rules);
