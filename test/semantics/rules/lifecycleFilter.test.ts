import { describe, expect, test } from 'vitest';
import type { LifecycleRule } from '../../../src/semantics/lifecycle/lifecycleRule.ts';
import * as rules from '../../../src/semantics/rules/lifecycleFilter.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { rule } from './lifecycleSamples.ts';

const invalid = (message: string) => ({ status: 400, code: 'InvalidRequest', message });
const tag = (Key: string, Value = 'v') => ({ Key, Value });

describe('a lifecycle filter', () => {
  test('[lifecycle/filter-tags] names a tag key once', () => {
    const of = (...tags: ReturnType<typeof tag>[]) => judge(rules.filterTagsAreUnique, { tags });
    expect(of(tag('a'), tag('b'))).toBe('passed');
    expect(of()).toBe('skipped');
    expect(of(tag('a', '1'), tag('a', '2'))).toEqual(
      invalid('Duplicate Tag Keys are not allowed.'),
    );
  });

  test('[lifecycle/filter-sizes] has sizes in their order', () => {
    const sizes = (ObjectSizeGreaterThan?: number, ObjectSizeLessThan?: number) =>
      judge(rules.filterSizesAreOrdered, {
        rule: rule({ Filter: { And: { ObjectSizeGreaterThan, ObjectSizeLessThan } } }),
      });
    expect([sizes(), sizes(0), sizes(0, 1), sizes(1, 1_099_511_627_776_000)]).toEqual(
      Array(4).fill('passed'),
    );
    expect(sizes(undefined, 0)).toEqual(
      invalid("'ObjectSizeLessThan' should be between 1 and 1099511627776000."),
    );
    expect(sizes(-1)).toEqual(
      invalid("'ObjectSizeGreaterThan' should be between 0 and 1099511627776000."),
    );
    for (const pair of [sizes(5, 5), sizes(6, 5)])
      expect(pair).toMatchObject({ code: 'InvalidRequest' });
  });

  test.each([
    [
      'AbortIncompleteMultipartUpload',
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
    ],
    ['ExpiredObjectDeleteMarker', { Expiration: { ExpiredObjectDeleteMarker: true } }],
  ])('[lifecycle/filter-fits-action] of %s is a prefix', (name, action) => {
    const by = (Filter: LifecycleRule['Filter']) =>
      judge(rules.filterFitsActions, { rule: rule({ ...action, Filter }) });
    expect([by({}), by({ Prefix: 'a' })]).toEqual(['passed', 'passed']);
    expect(by({ Tag: tag('a') })).toEqual(invalid(`${name} cannot be specified with Tags.`));
    expect(by({ ObjectSizeLessThan: 1 })).toEqual(
      invalid(`${name} cannot be specified with Object Size.`),
    );
    expect(judge(rules.filterFitsActions, { rule: rule({ Filter: { Tag: tag('a') } }) })).toBe(
      'passed',
    );
  });
});

everyRuleWasSeen(rules);
