import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/lockedWrite.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

const now = Date.UTC(2026, 0, 10);
const ahead = new Date(now + 1000);

describe('a write', () => {
  test('[lock/write-needs-lock] that locks needs a bucket with Object Lock', () => {
    const ask = (asked: readonly string[], objectLock?: object) =>
      judge(rules.lockedWriteNeedsLock, { asked, bucket: bucket(objectLock && { objectLock }) });
    expect(ask(['ON'])).toEqual({
      status: 400,
      code: 'InvalidRequest',
      message: 'Bucket is missing ObjectLockConfiguration',
    });
    expect([ask(['ON'], {}), ask([])]).toEqual(['passed', 'skipped']);
  });

  test.each(['Put Object', 'Put Part'] as const)(
    '[lock/digest] that is locked brings a digest (%s)',
    (what) => {
      const ask = (locks: readonly string[], digests: readonly string[]) =>
        judge(rules.lockedWriteIsDigested, { locks, digests, what });
      expect(ask(['the bucket'], [])).toEqual({
        status: 400,
        code: 'InvalidRequest',
        message: `Content-MD5 OR x-amz-checksum- HTTP header is required for ${what} requests with Object Lock parameters`,
      });
      expect([ask(['the request'], ['CRC32']), ask([], [])]).toEqual(['passed', 'skipped']);
    },
  );
});

describe('[lock/new-version] a new version', () => {
  const into = (DefaultRetention?: object) =>
    bucket({ objectLock: DefaultRetention ? { DefaultRetention } : {} });
  const lockOf = (of: ReturnType<typeof bucket>, asked?: object) =>
    choose(rules.objectLock, { bucket: of, asked, now });

  test('is locked as its writer asks', () => {
    const asked = { mode: 'COMPLIANCE', retainUntil: ahead.toISOString() };
    expect(lockOf(into({ Mode: 'GOVERNANCE', Days: 9 }), asked)).toMatchObject({
      value: asked,
      origin: 'requested',
    });
    const held = { eventHold: { Days: 1 } };
    expect(lockOf(into({ Mode: 'GOVERNANCE', Days: 9 }), held).value).toEqual(held);
  });

  test('is locked by the default of its bucket, from now on', () => {
    expect(lockOf(into({ Mode: 'GOVERNANCE', Days: 2 }))).toMatchObject({
      value: { mode: 'GOVERNANCE', retainUntil: '2026-01-12T00:00:00.000Z' },
      origin: 'defaulted',
    });
    expect(lockOf(into({ Mode: 'COMPLIANCE', Years: 1 })).value).toEqual({
      mode: 'COMPLIANCE',
      retainUntil: '2027-01-10T00:00:00.000Z',
    });
    expect(lockOf(into({ DefaultEventHold: { Days: 5 } })).value).toEqual({
      eventHold: { Days: 5 },
    });
  });

  test('has a legal hold beside the default', () => {
    expect(lockOf(into({ Mode: 'GOVERNANCE', Days: 2 }), { legalHold: 'ON' }).value).toEqual({
      legalHold: 'ON',
      mode: 'GOVERNANCE',
      retainUntil: '2026-01-12T00:00:00.000Z',
    });
  });

  test('is not locked where nobody asks', () => {
    expect(lockOf(into()).value).toBeUndefined();
    expect(lockOf(bucket()).value).toBeUndefined();
  });
});

everyRuleWasSeen(rules);
