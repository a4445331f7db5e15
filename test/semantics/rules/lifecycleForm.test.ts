import { describe, expect, test } from 'vitest';
import type { LifecycleRule } from '../../../src/semantics/lifecycle/lifecycleRule.ts';
import * as rules from '../../../src/semantics/rules/lifecycleForm.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { rule } from './lifecycleSamples.ts';
import { bucket } from './samples.ts';

const tag = (Key: string) => ({ Key, Value: 'v' });

describe('a lifecycle configuration', () => {
  test('[lifecycle/exists] is read where there is one', () => {
    expect(judge(rules.lifecycleExists, { bucket: bucket({ lifecycle: {} }) })).toBe('passed');
    expect(judge(rules.lifecycleExists, { bucket: bucket() })).toEqual({
      status: 404,
      code: 'NoSuchLifecycleConfiguration',
      message: 'The lifecycle configuration does not exist',
      BucketName: 'photos',
    });
  });

  test('[lifecycle/rules] has one to a thousand rules', () => {
    const of = (length: number) => judge(rules.lifecycleHasRules, { rules: Array(length).fill(1) });
    expect([of(1), of(1000)]).toEqual(['passed', 'passed']);
    expect(of(0)).toMatchObject({ status: 400, code: 'MalformedXML' });
    expect(of(1001)).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
      message: expect.stringContaining('1000 rules'),
    });
  });

  test('[lifecycle/ids] has rules with ids of their own', () => {
    const of = (...ids: string[]) => judge(rules.lifecycleIdsAreUnique, { ids });
    expect(of('a', 'A', 'x'.repeat(255))).toBe('passed');
    expect(of()).toBe('skipped');
    expect(of('a', 'b', 'a')).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'Rule ID must be unique. Found same ID for more than one rule',
      ArgumentName: 'ID',
      ArgumentValue: 'a',
    });
    expect(of('x'.repeat(256))).toMatchObject({
      message: 'ID length should not exceed allowed limit of 255',
    });
  });

  test('[lifecycle/default-size-known] [lifecycle/default-size] says what is too small to move', () => {
    const known = ['all_storage_classes_128K', 'varies_by_storage_class'];
    const given = (size: string | undefined) => judge(rules.defaultSizeIsKnown, { size, known });
    expect(given('varies_by_storage_class')).toBe('passed');
    expect(given(undefined)).toBe('skipped');
    expect(given('1K')).toMatchObject({ code: 'InvalidRequest' });
    expect(choose(rules.defaultMinimumSize, { size: undefined })).toMatchObject({
      value: 'all_storage_classes_128K',
      origin: 'defaulted',
    });
    expect(choose(rules.defaultMinimumSize, { size: 'varies_by_storage_class' })).toMatchObject({
      value: 'varies_by_storage_class',
      origin: 'requested',
    });
  });
});

describe('[lifecycle/rule-form] a lifecycle rule', () => {
  const noFilter = { Filter: undefined } as object;
  const form = (given: Partial<LifecycleRule>) => judge(rules.ruleHasForm, { rule: rule(given) });

  test.each<[string, Partial<LifecycleRule>]>([
    ['an empty filter', { Filter: {} }],
    ['one tag', { Filter: { Tag: tag('a') } }],
    ['a size', { Filter: { ObjectSizeGreaterThan: 0 } }],
    ['a prefix of its own', { ...noFilter, Prefix: '' }],
    ['two tags', { Filter: { And: { Tags: [tag('a'), tag('b')] } } }],
    ['a prefix and a size', { Filter: { And: { Prefix: 'a', ObjectSizeLessThan: 9 } } }],
    ['a transition', { Transitions: [{ Days: 0, StorageClass: 'GLACIER' }] }],
    ['a marker to clean', { Expiration: { ExpiredObjectDeleteMarker: true } }],
    ['noncurrent versions', { NoncurrentVersionExpiration: { NoncurrentDays: 1 } }],
    ['uploads', { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }],
  ])('may have %s', (_, given) => {
    expect(form(given)).toBe('passed');
  });

  test.each<[string, Partial<LifecycleRule>]>([
    ['neither filter nor prefix', noFilter],
    ['both', { Prefix: 'a' }],
    ['two conditions without And', { Filter: { Prefix: 'a', Tag: tag('a') } }],
    ['an And and a condition', { Filter: { Prefix: 'a', And: { Tags: [tag('a'), tag('b')] } } }],
    ['an And of one condition', { Filter: { And: { Prefix: 'a' } } }],
    ['an expiration without a time', { Expiration: {} }],
    ['an expiration with two', { Expiration: { Days: 1, Date: new Date(0) } }],
    ['days beside a marker', { Expiration: { Days: 1, ExpiredObjectDeleteMarker: true } }],
    ['a transition without a class', { Transitions: [{ Days: 1 }] }],
    ['a transition without a time', { Transitions: [{ StorageClass: 'GLACIER' }] }],
    [
      'a noncurrent transition without days',
      { NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER' }] },
    ],
    [
      'a noncurrent expiration without days',
      { NoncurrentVersionExpiration: { NewerNoncurrentVersions: 1 } },
    ],
    ['an abort without days', { AbortIncompleteMultipartUpload: {} }],
  ])('may not have %s', (_, given) => {
    expect(form(given)).toMatchObject({ status: 400, code: 'MalformedXML' });
  });

  test('[lifecycle/action] has an action', () => {
    expect(judge(rules.ruleHasAction, { rule: rule() })).toBe('passed');
    expect(judge(rules.ruleHasAction, { rule: { Status: 'Enabled', Filter: {} } })).toEqual({
      status: 400,
      code: 'InvalidRequest',
      message: 'At least one action needs to be specified in a rule',
    });
  });
});

everyRuleWasSeen(rules);
