import { describe, expect, test } from 'vitest';
import type { LifecycleRule } from '../../../src/semantics/lifecycle/lifecycleRule.ts';
import * as rules from '../../../src/semantics/rules/lifecycleTimes.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { rule } from './lifecycleSamples.ts';

const invalid = (message: string, ArgumentName: string, ArgumentValue: number | string) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  ArgumentName,
  ArgumentValue,
});

describe('[lifecycle/days] the days of', () => {
  const days = (given: Partial<LifecycleRule>) =>
    judge(rules.daysArePositive, { rule: rule(given) });

  test.each<[string, string, number, Partial<LifecycleRule>]>([
    [
      "'Days' for Expiration action must be a positive integer",
      'Days',
      0,
      { Expiration: { Days: 0 } },
    ],
    [
      "'Days' in Transition action must be nonnegative",
      'Days',
      -1,
      { Transitions: [{ Days: -1, StorageClass: 'GLACIER' }] },
    ],
    [
      "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer",
      'NoncurrentDays',
      0,
      { NoncurrentVersionExpiration: { NoncurrentDays: 0 } },
    ],
    [
      "'NewerNoncurrentVersions' for NoncurrentVersionExpiration action must be a positive integer",
      'NewerNoncurrentVersions',
      0,
      { NoncurrentVersionExpiration: { NoncurrentDays: 1, NewerNoncurrentVersions: 0 } },
    ],
    [
      "'NoncurrentDays' in NoncurrentVersionTransition action must be nonnegative",
      'NoncurrentDays',
      -1,
      { NoncurrentVersionTransitions: [{ NoncurrentDays: -1, StorageClass: 'GLACIER' }] },
    ],
    [
      "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer",
      'DaysAfterInitiation',
      0,
      { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 0 } },
    ],
  ])('%s', (message, name, value, given) => {
    expect(days(given)).toEqual(invalid(message, name, value));
  });

  test('a transition may be none', () => {
    expect(days({ Transitions: [{ Days: 0, StorageClass: 'GLACIER' }] })).toBe('passed');
    expect(
      days({ NoncurrentVersionTransitions: [{ NoncurrentDays: 0, StorageClass: 'GLACIER' }] }),
    ).toBe('passed');
  });
});

describe('a lifecycle rule', () => {
  const midnight = new Date('2030-01-01T00:00:00Z');

  test('[lifecycle/dates] has dates at midnight', () => {
    const on = (Date: Date) =>
      judge(rules.datesAreMidnights, { rule: rule({ Expiration: { Date } }) });
    expect(on(midnight)).toBe('passed');
    expect(judge(rules.datesAreMidnights, { rule: rule() })).toBe('passed');
    const bad = new Date('2030-01-01T12:00:00Z');
    const refused = invalid("'Date' must be at midnight GMT", 'Date', '2030-01-01T12:00:00.000Z');
    expect(on(bad)).toEqual(refused);
    const Transitions = [{ Date: bad, StorageClass: 'GLACIER' as const }];
    expect(judge(rules.datesAreMidnights, { rule: rule({ Transitions }) })).toEqual(refused);
  });

  test('[lifecycle/days-or-dates] counts by days or by dates', () => {
    const moving = (Transitions: LifecycleRule['Transitions']) =>
      judge(rules.actionsCountAlike, { rule: rule({ Transitions }) });
    expect(moving([{ Days: 1, StorageClass: 'GLACIER' }])).toBe('passed');
    expect(moving([{ Date: midnight, StorageClass: 'GLACIER' }])).toEqual({
      status: 400,
      code: 'InvalidRequest',
      message:
        "Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule for filter '(prefix=logs/)'",
    });
  });

  test.each(['STANDARD_IA', 'ONEZONE_IA'] as const)(
    '[lifecycle/infrequent-access-waits] moves to %s after 30 days',
    (StorageClass) => {
      const current = (Days: number) =>
        judge(rules.infrequentAccessWaits, {
          rule: rule({ Transitions: [{ Days, StorageClass }] }),
        });
      expect(current(30)).toBe('passed');
      expect(current(29)).toEqual(
        invalid(
          `'Days' in Transition action must be greater than or equal to 30 for storageClass '${StorageClass}'`,
          'Days',
          29,
        ),
      );
      const NoncurrentVersionTransitions = [{ NoncurrentDays: 29, StorageClass }];
      expect(
        judge(rules.infrequentAccessWaits, { rule: rule({ NoncurrentVersionTransitions }) }),
      ).toMatchObject({ ArgumentName: 'NoncurrentDays' });
    },
  );

  test('[lifecycle/infrequent-access-waits] moves elsewhere at once', () => {
    const Transitions = [{ Days: 0, StorageClass: 'INTELLIGENT_TIERING' as const }];
    expect(judge(rules.infrequentAccessWaits, { rule: rule({ Transitions }) })).toBe('passed');
  });
});

everyRuleWasSeen(rules);
