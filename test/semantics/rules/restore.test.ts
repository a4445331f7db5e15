import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/restore.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { object } from './samples.ts';

const malformed = { status: 400, code: 'MalformedXML' };
const now = Date.UTC(2026, 0, 10, 10, 30);
const hour = 60 * 60 * 1000;

describe('[restore/form] a request', () => {
  const none = {
    Days: undefined,
    Type: undefined,
    jobTier: undefined,
    Tier: undefined,
    hasSelect: false,
    hasOutput: false,
  };
  const ask = (given?: Partial<rules.RestoreAsked>) =>
    judge(rules.restoreIsWhole, { asked: given && { ...none, ...given } });
  const select = { Type: 'SELECT', hasSelect: true, hasOutput: true };

  test.each([{}, { Days: 1 }, { Days: 1, jobTier: 'Bulk' as const }, select])(
    'is whole as %j',
    (given) => expect(ask(given)).toBe('passed'),
  );

  test.each([
    undefined,
    { Days: 1, Tier: 'Bulk' as const },
    { Days: 1, hasOutput: true },
    { hasSelect: true },
    { ...select, Days: 1 },
    { ...select, jobTier: 'Bulk' as const },
    { ...select, hasOutput: false },
    { ...select, hasSelect: false },
  ])('is malformed as %j', (given) => expect(ask(given)).toMatchObject(malformed));
});

describe('an object', () => {
  test.each(['GLACIER', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'])(
    '[restore/class] in %s is restored',
    (storageClass) =>
      expect(judge(rules.classIsRestored, { object: object({ storageClass }) })).toBe('passed'),
  );

  test.each(['STANDARD', 'GLACIER_IR', 'STANDARD_IA'])('[restore/class] in %s is not', (kept) => {
    expect(judge(rules.classIsRestored, { object: object({ storageClass: kept }) })).toEqual({
      status: 403,
      code: 'InvalidObjectState',
      message: "Restore is not allowed for the object's current storage class",
      StorageClass: kept,
    });
  });

  test('[restore/days] in an archive comes back for days', () => {
    const ask = (Days: number | undefined, storageClass = 'GLACIER') =>
      judge(rules.daysFitClass, { object: object({ storageClass }), Days });
    expect(ask(undefined)).toMatchObject(malformed);
    expect(ask(0)).toMatchObject({ code: 'InvalidArgument', ArgumentName: 'Days' });
    expect(ask(1)).toBe('passed');
    expect(ask(1, 'INTELLIGENT_TIERING')).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message:
        'INTELLIGENT_TIERING objects are not subject to restore expiry. Do not specify Days when restoring this object',
    });
    expect(ask(undefined, 'INTELLIGENT_TIERING')).toBe('passed');
  });

  test('[restore/archived] is restored from an archive', () => {
    expect(judge(rules.objectIsArchived, { archive: undefined })).toMatchObject({
      status: 403,
      code: 'ObjectAlreadyInActiveTierError',
    });
    expect(judge(rules.objectIsArchived, { archive: 'ARCHIVE_ACCESS' })).toBe('passed');
  });

  test('[restore/tier] does not come out of a deep archive expedited', () => {
    const ask = (
      archive: 'GLACIER' | 'DEEP_ARCHIVE' | 'DEEP_ARCHIVE_ACCESS',
      tier: 'Expedited' | 'Bulk',
    ) => judge(rules.tierFitsArchive, { archive, tier });
    for (const archive of ['DEEP_ARCHIVE', 'DEEP_ARCHIVE_ACCESS'] as const)
      expect(ask(archive, 'Expedited')).toEqual({
        status: 400,
        code: 'InvalidArgument',
        message: 'Retrieval option is not supported by this storage class',
        ArgumentName: 'Tier',
        ArgumentValue: 'Expedited',
      });
    expect([ask('GLACIER', 'Expedited'), ask('DEEP_ARCHIVE', 'Bulk')]).toEqual([
      'passed',
      'passed',
    ]);
  });

  test('[restore/ongoing] that is being restored can only be hurried', () => {
    const ask = (named: 'Bulk' | 'Standard' | 'Expedited' | undefined, ongoing = true) =>
      judge(rules.restoreIsNotOngoing, { restore: { ongoing }, before: 'Standard', named });
    for (const tier of ['Bulk', 'Standard', undefined] as const)
      expect(ask(tier)).toEqual({
        status: 409,
        code: 'RestoreAlreadyInProgress',
        message: 'Object restore is already in progress',
      });
    expect([ask('Expedited'), ask('Bulk', false)]).toEqual(['passed', 'passed']);
    expect(
      judge(rules.restoreIsNotOngoing, { restore: undefined, before: undefined, named: 'Bulk' }),
    ).toBe('skipped');
  });
});

describe('a restore', () => {
  test.each([
    ['GLACIER', 'Expedited', 5 / 60],
    ['GLACIER', 'Standard', 5],
    ['GLACIER', 'Bulk', 12],
    ['ARCHIVE_ACCESS', 'Bulk', 12],
    ['DEEP_ARCHIVE', 'Standard', 12],
    ['DEEP_ARCHIVE_ACCESS', 'Standard', 12],
    ['DEEP_ARCHIVE', 'Bulk', 48],
  ] as const)('[restore/time] from %s, %s, takes %d hours', (archive, named, hours) => {
    const choice = choose(rules.restoreTime, { archive, named, before: undefined, now });
    expect(choice).toMatchObject({ value: now + hours * hour, origin: 'requested' });
  });

  test('[restore/time] is Standard unless it says otherwise, and never gets slower', () => {
    const facts = { archive: 'GLACIER', named: undefined, now } as const;
    expect(choose(rules.restoreTime, { ...facts, before: undefined })).toMatchObject({
      value: now + 5 * hour,
      origin: 'defaulted',
    });
    expect(choose(rules.restoreTime, { ...facts, before: now + hour }).value).toBe(now + hour);
  });

  test('[restore/expiry] ends at midnight', () => {
    const until = (from: number, Days: number | undefined) =>
      choose(rules.restoreExpiry, { from, Days }).value;
    expect(until(now, 3)).toBe(Date.UTC(2026, 0, 14));
    expect(until(Date.UTC(2026, 0, 10), 1)).toBe(Date.UTC(2026, 0, 12));
    expect(until(now, undefined)).toBeUndefined();
  });
});

everyRuleWasSeen(rules);
