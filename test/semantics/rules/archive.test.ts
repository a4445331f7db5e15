import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/archive.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { object } from './samples.ts';

const follows = 'recorded' as const;

describe.each([
  [rules.notArchived, "The operation is not valid for the object's"],
  [rules.sourceIsNotArchived, "Operation is not valid for the source object's"],
] as const)('[$id] an object', (rule, words) => {
  test.each(['GLACIER', 'DEEP_ARCHIVE'] as const)('in %s cannot be read', (archive) => {
    expect(judge(rule, { object: object({ storageClass: archive }), archive, follows })).toEqual({
      status: 403,
      code: 'InvalidObjectState',
      message: `${words} storage class`,
      StorageClass: archive,
    });
  });

  test.each(['ARCHIVE_ACCESS', 'DEEP_ARCHIVE_ACCESS'] as const)('in %s neither', (archive) => {
    const kept = object({ storageClass: 'INTELLIGENT_TIERING' });
    expect(judge(rule, { object: kept, archive, follows })).toEqual({
      status: 403,
      code: 'InvalidObjectState',
      message: `${words} access tier`,
      StorageClass: 'INTELLIGENT_TIERING',
      AccessTier: archive,
    });
  });

  test('in no archive can', () => {
    expect(judge(rule, { object: object(), archive: undefined, follows })).toBe('passed');
  });
});

test('[list/optional-attributes] listings tell of restores, and of nothing else', () => {
  const ask = (...asked: string[]) => judge(rules.optionalAttributesAreKnown, { asked });
  expect(ask('RestoreStatus', 'Colour')).toMatchObject({
    status: 400,
    code: 'InvalidArgument',
    ArgumentName: 'x-amz-optional-object-attributes',
  });
  expect([ask('RestoreStatus'), ask()]).toEqual(['passed', 'skipped']);
});

test('[tiering/access] a read is dated now', () => {
  expect(choose(rules.accessTime, { object: object(), now: 0 }).value).toBe(
    '1970-01-01T00:00:00.000Z',
  );
});

test('[copy-source/archived] has an error of its own where the documents are followed', () => {
  const kept = { object: object({ storageClass: 'GLACIER' }), archive: 'GLACIER' } as const;
  expect(judge(rules.sourceIsNotArchived, { ...kept, follows: 'documented' })).toMatchObject({
    status: 403,
    code: 'ObjectNotInActiveTierError',
  });
});

everyRuleWasSeen(rules);
