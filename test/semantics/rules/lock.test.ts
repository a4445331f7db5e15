import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/lock.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

const locked = bucket({ versioning: 'Enabled', objectLock: {} });
const malformed = { status: 400, code: 'MalformedXML' };

describe('a bucket', () => {
  test('[lock/configuration-exists] has a configuration once Object Lock is enabled', () => {
    expect(judge(rules.lockConfigurationExists, { bucket: bucket() })).toEqual({
      status: 404,
      code: 'ObjectLockConfigurationNotFoundError',
      message: 'Object Lock configuration does not exist for this bucket',
      BucketName: 'photos',
    });
    expect(judge(rules.lockConfigurationExists, { bucket: locked })).toBe('passed');
  });

  test.each([bucket(), bucket({ versioning: 'Suspended' })])(
    '[lock/needs-versioning] needs versioning (%#)',
    (without) => {
      expect(judge(rules.lockNeedsVersioning, { bucket: without })).toEqual({
        status: 409,
        code: 'InvalidBucketState',
        message: "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
      });
      expect(judge(rules.lockNeedsVersioning, { bucket: locked })).toBe('passed');
    },
  );

  test('[lock/keeps-versioning] keeps its versioning', () => {
    const ask = (of: typeof locked, Status: string | undefined) =>
      judge(rules.lockKeepsVersioning, { bucket: of, Status });
    expect(ask(locked, 'Suspended')).toEqual({
      status: 409,
      code: 'InvalidBucketState',
      message:
        'An Object Lock configuration is present on this bucket, so the versioning state cannot be changed.',
    });
    expect([ask(locked, 'Enabled'), ask(bucket(), 'Suspended')]).toEqual(['passed', 'passed']);
    expect(ask(locked, undefined)).toBe('skipped');
  });

  test('[lock/new-bucket] is made with Object Lock, and so with versioning, or without', () => {
    const made = (ObjectLockEnabledForBucket: boolean | undefined) =>
      choose(rules.newBucketLock, { ObjectLockEnabledForBucket }).value;
    expect(made(true)).toEqual({ objectLock: {}, versioning: 'Enabled' });
    expect([made(false), made(undefined)]).toEqual([{}, {}]);
  });
});

describe('[lock/configuration-form] a configuration', () => {
  const ask = (configuration: rules.LockConfiguration) =>
    judge(rules.lockConfigurationIsWhole, { configuration });
  const rule = (DefaultRetention: object) =>
    ask({ ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } });

  test('enables Object Lock, with a rule or none', () => {
    expect(ask({ ObjectLockEnabled: 'Enabled' })).toBe('passed');
    expect(rule({ Mode: 'GOVERNANCE', Days: 1 })).toBe('passed');
    expect(rule({ Mode: 'COMPLIANCE', Years: 1 })).toBe('passed');
    expect(rule({ DefaultEventHold: { Days: 1 } })).toBe('passed');
    expect(rule({ Mode: 'COMPLIANCE', DefaultEventHold: { Days: 1 } })).toBe('passed');
    expect(rule({ Mode: 'COMPLIANCE', Years: 1, DefaultEventHold: { Days: 1 } })).toBe('passed');
  });

  test.each([
    {},
    { Mode: 'GOVERNANCE' },
    { Days: 1 },
    { Mode: 'GOVERNANCE', Days: 1, Years: 1 },
    { Days: 1, DefaultEventHold: { Days: 1 } },
    { Mode: 'GOVERNANCE', Days: 1, Years: 1, DefaultEventHold: { Days: 1 } },
  ])('is malformed with the rule %j', (retention) => {
    expect(rule(retention)).toMatchObject(malformed);
  });

  test('is malformed when it says nothing, or has an empty rule', () => {
    expect(ask({})).toMatchObject(malformed);
    expect(ask({ Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 1 } } })).toMatchObject(
      malformed,
    );
    expect(ask({ ObjectLockEnabled: 'Enabled', Rule: {} })).toMatchObject(malformed);
  });
});

describe('a default period', () => {
  test('[lock/default-period-positive] is at least 1', () => {
    const ask = (period: object | undefined) => judge(rules.defaultPeriodIsPositive, { period });
    expect(ask({ Days: 0 })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'Default retention period must be a positive integer value.',
      ArgumentName: 'Days',
    });
    expect(ask({ Years: -1 })).toMatchObject({ ArgumentName: 'Years' });
    expect([ask({ Days: 1 }), ask({ Years: 1 }), ask({})]).toEqual(['passed', 'passed', 'passed']);
    expect(ask(undefined)).toBe('skipped');
  });

  test('[lock/default-period-limit] is at most 100 years', () => {
    const ask = (period: object | undefined) => judge(rules.defaultPeriodFits, { period });
    expect(ask({ Days: 36_501 })).toMatchObject({ code: 'InvalidArgument', ArgumentName: 'Days' });
    expect(ask({ Years: 101 })).toMatchObject({ code: 'InvalidArgument', ArgumentName: 'Years' });
    expect([ask({ Days: 36_500 }), ask({ Years: 100 }), ask({})]).toEqual([
      'passed',
      'passed',
      'passed',
    ]);
    expect(ask(undefined)).toBe('skipped');
  });

  test('[lock/default-event-hold] of an event hold is days or years, within the same limits', () => {
    const ask = (hold: object | undefined) => judge(rules.defaultEventHoldFits, { hold });
    for (const hold of [{}, { Days: 0 }, { Days: 36_501 }, { Years: 101 }, { Days: 1, Years: 1 }])
      expect(ask(hold)).toMatchObject(malformed);
    expect([ask({ Days: 36_500 }), ask({ Years: 100 })]).toEqual(['passed', 'passed']);
    expect(ask(undefined)).toBe('skipped');
  });

  test('[lock/bucket] is what the rule says, or none', () => {
    const set = (DefaultRetention: object) =>
      choose(rules.bucketLock, { configuration: { Rule: { DefaultRetention } } });
    expect(set({ Mode: 'GOVERNANCE', Days: 3, Years: undefined })).toMatchObject({
      value: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 3 } },
      origin: 'requested',
    });
    expect(set({ DefaultEventHold: { Years: 2 } }).value).toEqual({
      DefaultRetention: { DefaultEventHold: { Years: 2 } },
    });
    expect(choose(rules.bucketLock, { configuration: {} })).toMatchObject({
      value: {},
      origin: 'defaulted',
    });
  });
});

everyRuleWasSeen(rules);
