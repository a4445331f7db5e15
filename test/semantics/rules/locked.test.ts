import { describe, expect, test } from 'vitest';
import type { ObjectLock } from '../../../src/storage/objectLock.ts';
import * as rules from '../../../src/semantics/rules/locked.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { denied, now, retained } from './lockSamples.ts';
import { bucket, marker, object } from './samples.ts';

const locked = bucket({ objectLock: {} });

test('[lock/bucket-has-lock] retention is of buckets with Object Lock', () => {
  expect(judge(rules.bucketHasLock, { bucket: bucket() })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: 'Bucket is missing Object Lock Configuration',
  });
  expect(judge(rules.bucketHasLock, { bucket: locked })).toBe('passed');
});

test.each([true, false])(
  '[lock/bypass-needs-lock] bypassing governance, %s, needs Object Lock',
  (value) => {
    const ask = (BypassGovernanceRetention: boolean | undefined, of = bucket()) =>
      judge(rules.bypassNeedsObjectLock, { BypassGovernanceRetention, bucket: of });
    expect(ask(value)).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message:
        'x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.',
      ArgumentName: 'x-amz-bypass-governance-retention',
    });
    expect([ask(value, locked), ask(undefined)]).toEqual(['passed', 'skipped']);
  },
);

describe('[lock/version-locked] removing a version', () => {
  const remove = (lock: ObjectLock | undefined, bypass?: boolean, versionId = 'v') =>
    judge(rules.versionIsNotLocked, {
      version: object(lock && { lock }),
      versionId,
      bypass,
      now,
    });

  test('under governance takes a bypass', () => {
    expect(remove(retained('GOVERNANCE', 1))).toEqual(denied);
    expect(remove(retained('GOVERNANCE', 1), false)).toEqual(denied);
    expect(remove(retained('GOVERNANCE', 1), true)).toBe('passed');
  });

  test('under compliance or a hold is impossible', () => {
    expect(remove(retained('COMPLIANCE', 1), true)).toEqual(denied);
    expect(remove({ legalHold: 'ON' }, true)).toEqual(denied);
    expect(remove({ ...retained('GOVERNANCE', 1), legalHold: 'ON' }, true)).toEqual(denied);
    expect(remove({ ...retained('GOVERNANCE', 1), eventHold: { Days: 1 } }, true)).toEqual(denied);
  });

  test('is free when nothing holds it any more', () => {
    expect(remove(retained('COMPLIANCE', 0))).toBe('passed');
    expect(remove({ legalHold: 'OFF' })).toBe('passed');
    expect(remove(undefined)).toBe('passed');
  });

  test('is not what a delete without a version does; markers and gaps are free', () => {
    const facts = { versionId: 'v', bypass: undefined, now };
    expect(judge(rules.versionIsNotLocked, { ...facts, version: marker() })).toBe('passed');
    expect(judge(rules.versionIsNotLocked, { ...facts, version: undefined })).toBe('passed');
    const version = object({ lock: { legalHold: 'ON' } });
    expect(judge(rules.versionIsNotLocked, { ...facts, version, versionId: undefined })).toBe(
      'skipped',
    );
  });
});

test('[lock/exists] what is asked for was set', () => {
  expect(judge(rules.lockExists, { found: undefined, what: 'retention' })).toEqual({
    status: 404,
    code: 'NoSuchObjectLockConfiguration',
    message: 'The specified object does not have a ObjectLock configuration',
  });
  expect(judge(rules.lockExists, { found: 'OFF', what: 'legal hold' })).toBe('passed');
});

test('[lock/legal-hold-form] [lock/legal-hold] a legal hold is ON or OFF', () => {
  expect(judge(rules.legalHoldIsWhole, { Status: undefined })).toMatchObject({
    status: 400,
    code: 'MalformedXML',
  });
  expect(judge(rules.legalHoldIsWhole, { Status: 'OFF' })).toBe('passed');
  expect(choose(rules.legalHold, { Status: 'ON' }).value).toBe('ON');
});

everyRuleWasSeen(rules);
