import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/lockHeaders.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const now = Date.UTC(2026, 0, 10);
const ahead = new Date(now + 1000);
const invalid = { status: 400, code: 'InvalidArgument' };

describe('the header', () => {
  test('[lock/mode] x-amz-object-lock-mode is one of two', () => {
    const ask = (ObjectLockMode: string | undefined) =>
      judge(rules.lockModeIsKnown, { ObjectLockMode });
    expect(ask('governance')).toEqual({
      ...invalid,
      message: 'Unknown wormMode directive.',
      ArgumentName: 'x-amz-object-lock-mode',
      ArgumentValue: 'governance',
    });
    expect([ask('GOVERNANCE'), ask('COMPLIANCE'), ask(undefined)]).toEqual([
      'passed',
      'passed',
      'skipped',
    ]);
  });

  test('[lock/legal-hold-status] x-amz-object-lock-legal-hold is ON or OFF', () => {
    const ask = (ObjectLockLegalHoldStatus: string | undefined) =>
      judge(rules.legalHoldIsKnown, { ObjectLockLegalHoldStatus });
    expect(ask('on')).toEqual({
      ...invalid,
      message: "Legal Hold must be either of 'ON' or 'OFF'",
      ArgumentName: 'x-amz-object-lock-legal-hold',
      ArgumentValue: 'on',
    });
    expect([ask('ON'), ask('OFF'), ask(undefined)]).toEqual(['passed', 'passed', 'skipped']);
  });

  test('[lock/mode-and-date] of the mode goes with that of the date', () => {
    const message =
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied';
    expect(judge(rules.modeGoesWithDate, { ObjectLockMode: 'GOVERNANCE' })).toEqual({
      ...invalid,
      message,
      ArgumentName: 'x-amz-object-lock-retain-until-date',
    });
    expect(judge(rules.modeGoesWithDate, { ObjectLockRetainUntilDate: ahead })).toEqual({
      ...invalid,
      message,
      ArgumentName: 'x-amz-object-lock-mode',
    });
    expect(
      judge(rules.modeGoesWithDate, {
        ObjectLockMode: 'GOVERNANCE',
        ObjectLockRetainUntilDate: ahead,
      }),
    ).toBe('passed');
    expect(judge(rules.modeGoesWithDate, {})).toBe('passed');
  });

  test('[lock/retain-until] of the date names a future one', () => {
    const ask = (ObjectLockRetainUntilDate: Date | undefined) =>
      judge(rules.retainUntilIsAhead, { ObjectLockRetainUntilDate, now });
    expect(ask(new Date(now))).toEqual({
      ...invalid,
      message: 'The retain until date must be in the future!',
      ArgumentName: 'x-amz-object-lock-retain-until-date',
      ArgumentValue: '2026-01-10T00:00:00Z',
    });
    expect([ask(ahead), ask(undefined)]).toEqual(['passed', 'skipped']);
  });

  test('[lock/event-hold-status] x-amz-object-lock-event-hold is ON or OFF', () => {
    const ask = (ObjectLockEventHold: string | undefined) =>
      judge(rules.eventHoldIsKnown, { ObjectLockEventHold });
    expect(ask('x')).toMatchObject({ ...invalid, ArgumentName: 'x-amz-object-lock-event-hold' });
    expect([ask('ON'), ask('OFF'), ask(undefined)]).toEqual(['passed', 'passed', 'skipped']);
  });

  test.each([
    [{ ObjectLockEventHold: 'ON' }, 'days'],
    [{ ObjectLockEventHold: 'ON', ObjectLockEventHoldDurationDays: 0 }, 'days'],
    [{ ObjectLockEventHold: 'ON', ObjectLockEventHoldDurationYears: 101 }, 'years'],
    [
      {
        ObjectLockEventHold: 'ON',
        ObjectLockEventHoldDurationDays: 1,
        ObjectLockEventHoldDurationYears: 1,
      },
      'days',
    ],
    [{ ObjectLockEventHoldDurationDays: 1 }, 'days'],
    [{ ObjectLockEventHold: 'OFF', ObjectLockEventHoldDurationYears: 1 }, 'years'],
  ])('[lock/event-hold-duration] of a duration does not fit in %j', (headers, unit) => {
    expect(judge(rules.eventHoldHasDuration, headers)).toMatchObject({
      ...invalid,
      ArgumentName: `x-amz-object-lock-event-hold-duration-${unit}`,
    });
  });

  test.each([
    {},
    { ObjectLockEventHold: 'OFF' },
    { ObjectLockEventHold: 'ON', ObjectLockEventHoldDurationDays: 36_500 },
    { ObjectLockEventHold: 'ON', ObjectLockEventHoldDurationYears: 100 },
  ])('[lock/event-hold-duration] of a duration fits in %j', (headers) => {
    expect(judge(rules.eventHoldHasDuration, headers)).toBe('passed');
  });
});

everyRuleWasSeen(rules);
