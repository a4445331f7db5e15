import { describe, expect, test } from 'vitest';
import type { LifecycleRule } from '../../../src/semantics/lifecycle/lifecycleRule.ts';
import * as rules from '../../../src/semantics/rules/lifecycleOrder.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { rule } from './lifecycleSamples.ts';

type Class = NonNullable<NonNullable<LifecycleRule['Transitions']>[number]['StorageClass']>;

const steps = (...pairs: readonly (readonly [Days: number, StorageClass: Class])[]) =>
  rule({ Transitions: pairs.map(([Days, StorageClass]) => ({ Days, StorageClass })) });
const noncurrent = (...pairs: readonly (readonly [days: number, StorageClass: Class])[]) => ({
  NoncurrentVersionTransitions: pairs.map(([NoncurrentDays, StorageClass]) => ({
    NoncurrentDays,
    StorageClass,
  })),
});

describe('[lifecycle/transition-order] transitions', () => {
  const judged = (of: LifecycleRule) => judge(rules.transitionsDescend, { rule: of });

  test('go down, in whatever order they stand', () => {
    expect(judged(rule())).toBe('passed');
    expect(judged(steps([60, 'GLACIER'], [30, 'STANDARD_IA'], [61, 'DEEP_ARCHIVE']))).toBe(
      'passed',
    );
    expect(judged(rule(noncurrent([30, 'STANDARD_IA'], [60, 'GLACIER'])))).toBe('passed');
  });

  test('leave infrequent access after another 30 days', () => {
    expect(judged(steps([30, 'STANDARD_IA'], [59, 'GLACIER']))).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message:
        "'Days' in the 'Transition' action with StorageClass 'GLACIER' for filter '(prefix=logs/)' must be 30 days more than filter '(prefix=logs/)' in the 'Transition' action with StorageClass 'STANDARD_IA'",
    });
    expect(judged(rule(noncurrent([30, 'ONEZONE_IA'], [40, 'GLACIER'])))).toMatchObject({
      code: 'InvalidArgument',
    });
  });

  test('do not go up, and nowhere twice', () => {
    expect(judged(steps([90, 'GLACIER'], [90, 'DEEP_ARCHIVE']))).toMatchObject({
      code: 'InvalidArgument',
    });
    expect(judged(steps([90, 'GLACIER'], [120, 'GLACIER']))).toEqual({
      status: 400,
      code: 'InvalidRequest',
      message:
        "'StorageClass' must be different for 'Transition' actions in same 'Rule' with filter '(prefix=logs/)'",
    });
    const date = (day: number) => new Date(Date.UTC(2030, 0, day));
    const Transitions = [
      { Date: date(2), StorageClass: 'STANDARD_IA' as const },
      { Date: date(1), StorageClass: 'GLACIER' as const },
    ];
    expect(judged(rule({ Transitions }))).toMatchObject({ code: 'InvalidArgument' });
  });
});

describe('[lifecycle/expiration-last] expiration', () => {
  const judged = (of: LifecycleRule) => judge(rules.expirationComesLast, { rule: of });

  test('comes after the transitions', () => {
    expect(judged(steps([99, 'GLACIER']))).toBe('passed');
    expect(judged(rule())).toBe('passed');
    expect(judged(steps([100, 'GLACIER']))).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message:
        "'Days' in the Expiration action for filter '(prefix=logs/)' must be greater than 'Days' in the Transition action",
    });
  });

  test('of noncurrent versions too', () => {
    const NoncurrentVersionExpiration = { NoncurrentDays: 60 };
    const of = (days: number) =>
      rule({ NoncurrentVersionExpiration, ...noncurrent([days, 'GLACIER']) });
    expect(judged(of(59))).toBe('passed');
    expect(judged(of(60))).toMatchObject({
      message: expect.stringMatching(/^'NoncurrentDays' in the NoncurrentVersionExpiration action/),
    });
  });
});

everyRuleWasSeen(rules);
