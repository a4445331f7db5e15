import { describe, expect, test } from 'vitest';
import type { ObjectLock } from '../../../src/storage/objectLock.ts';
import * as rules from '../../../src/semantics/rules/retention.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { denied, inDays, now, retained } from './lockSamples.ts';

describe('[lock/retention-form] a retention', () => {
  const ask = (retention: rules.RetentionSent | undefined) =>
    judge(rules.retentionIsWhole, { retention });
  const [Mode, RetainUntilDate] = ['GOVERNANCE' as const, inDays(1)];

  test.each([
    undefined,
    { Mode },
    { RetainUntilDate },
    { EventHold: 'ON' as const },
    { EventHold: 'ON' as const, EventHoldDuration: { Days: 1, Years: 1 } },
    { EventHold: 'OFF' as const, EventHoldDuration: { Days: 1 } },
    { EventHoldDuration: { Days: 1 } },
  ])('is malformed as %j', (retention) => {
    expect(ask(retention)).toMatchObject({ status: 400, code: 'MalformedXML' });
  });

  test.each([
    {},
    { Mode, RetainUntilDate },
    { EventHold: 'OFF' as const },
    { EventHold: 'ON' as const, EventHoldDuration: { Years: 1 } },
  ])('is whole as %j', (retention) => {
    expect(ask(retention)).toBe('passed');
  });
});

test('[lock/retention-date] a retention ends in the future', () => {
  const ask = (RetainUntilDate: Date | undefined) =>
    judge(rules.retentionIsAhead, { RetainUntilDate, now });
  expect(ask(new Date(Date.UTC(2020, 0, 1)))).toEqual({
    status: 400,
    code: 'InvalidArgument',
    message: 'The retain until date must be in the future!',
    ArgumentName: 'RetainUntilDate',
    ArgumentValue: 'Tue Dec 31 16:00:00 PST 2019',
  });
  expect([ask(inDays(1)), ask(undefined)]).toEqual(['passed', 'skipped']);
});

describe('[lock/retention-weakened] a retention', () => {
  const change = (lock: ObjectLock | undefined, retention: rules.RetentionSent, bypass?: boolean) =>
    judge(rules.retentionIsNotWeakened, { lock, retention, bypass, now });
  const to = (Mode: 'GOVERNANCE' | 'COMPLIANCE', days: number) => ({
    Mode,
    RetainUntilDate: inDays(days),
  });

  test('may be made longer', () => {
    expect(change(retained('GOVERNANCE', 5), to('GOVERNANCE', 6))).toBe('passed');
    expect(change(retained('COMPLIANCE', 5), to('COMPLIANCE', 5))).toBe('passed');
  });

  test('is made shorter, or removed, or given another mode, only with a bypass', () => {
    for (const weaker of [{}, to('GOVERNANCE', 4), to('COMPLIANCE', 4), to('COMPLIANCE', 6)]) {
      expect(change(retained('GOVERNANCE', 5), weaker)).toEqual(denied);
      expect(change(retained('GOVERNANCE', 5), weaker, true)).toBe('passed');
    }
  });

  test('in compliance mode is never weakened', () => {
    for (const weaker of [{}, to('COMPLIANCE', 4), to('GOVERNANCE', 9)])
      expect(change(retained('COMPLIANCE', 5), weaker, true)).toEqual(denied);
  });

  test('that has run out, or never was, binds nobody', () => {
    expect(change(retained('COMPLIANCE', 0), {})).toBe('passed');
    expect(change(undefined, {})).toBe('passed');
  });

  test('stays when only its event hold is turned', () => {
    expect(change(retained('COMPLIANCE', 5), { EventHold: 'OFF' })).toBe('passed');
  });
});

describe('[lock/retention] a retention', () => {
  const set = (retention: rules.RetentionSent, lock?: ObjectLock) =>
    choose(rules.retention, { retention, lock, now }).value;

  test('replaces the one before, and an empty one removes it; a legal hold stays', () => {
    const lock = { ...retained('GOVERNANCE', 9), legalHold: 'ON' as const };
    expect(set({ Mode: 'COMPLIANCE', RetainUntilDate: inDays(1) }, lock)).toEqual({
      ...retained('COMPLIANCE', 1),
      legalHold: 'ON',
    });
    expect(set({}, lock)).toEqual({ legalHold: 'ON' });
  });

  test('puts an event hold on beside itself', () => {
    const EventHoldDuration = { Days: 3 };
    expect(set({ EventHold: 'ON', EventHoldDuration }, retained('GOVERNANCE', 9))).toEqual({
      ...retained('GOVERNANCE', 9),
      eventHold: { Days: 3 },
    });
    const both = { Mode: 'COMPLIANCE' as const, RetainUntilDate: inDays(1) };
    expect(set(both, { eventHold: { Days: 3 } })).toEqual({
      ...retained('COMPLIANCE', 1),
      eventHold: { Days: 3 },
    });
  });

  test('counts from the release of an event hold', () => {
    const eventHold = { Days: 3 };
    expect(set({ EventHold: 'OFF' }, { eventHold })).toEqual(retained('GOVERNANCE', 3));
    expect(set({ EventHold: 'OFF' }, { ...retained('COMPLIANCE', 1), eventHold })).toEqual(
      retained('COMPLIANCE', 3),
    );
    expect(set({ EventHold: 'OFF' }, { ...retained('COMPLIANCE', 9), eventHold })).toEqual(
      retained('COMPLIANCE', 9),
    );
    expect(set({ EventHold: 'OFF' }, retained('COMPLIANCE', 9))).toEqual(retained('COMPLIANCE', 9));
  });
});

everyRuleWasSeen(rules);
