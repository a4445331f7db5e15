import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/modelled.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const notImplemented = (Header: string) => ({
  status: 501,
  code: 'NotImplemented',
  message: 'A header you provided implies functionality that is not implemented',
  Header,
});

describe('[request/member-modelled] a member', () => {
  test.each([...rules.unmodelled])(
    '%s is not modelled yet, and said to be so by its header',
    (member) => {
      expect(judge(rules.memberIsModelled, { member, header: 'x-amz-header' })).toEqual(
        notImplemented('x-amz-header'),
      );
    },
  );

  test('that is modelled is let through', () => {
    expect(
      judge(rules.memberIsModelled, { member: 'StorageClass', header: 'x-amz-storage-class' }),
    ).toBe('passed');
  });

  test('is not both unmodelled and without effect', () => {
    expect([...rules.unmodelled].filter((member) => rules.withoutEffect.has(member))).toEqual([]);
  });
});

test('[request/operation-modelled] an operation that is not modelled says its name', () => {
  expect(judge(rules.operationIsModelled, { operation: 'RenameObject' })).toEqual({
    status: 501,
    code: 'NotImplemented',
    message: 'RenameObject is not implemented.',
    Operation: 'RenameObject',
  });
});

test('[request/bucket-kind-modelled] an element of directory buckets is named', () => {
  expect(judge(rules.bucketKindIsModelled, { kind: 'Location' })).toMatchObject({
    status: 501,
    Element: 'Location',
  });
  expect(judge(rules.bucketKindIsModelled, { kind: undefined })).toBe('skipped');
});

everyRuleWasSeen(rules, {
  alwaysRefuse: ['request/operation-modelled', 'request/bucket-kind-modelled'],
});
