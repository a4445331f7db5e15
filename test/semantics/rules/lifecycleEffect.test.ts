import { describe, expect, test } from 'vitest';
import type { LifecycleRule } from '../../../src/semantics/lifecycle/lifecycleRule.ts';
import * as rules from '../../../src/semantics/rules/lifecycleEffect.ts';
import { choose, everyRuleWasSeen } from './judge.ts';
import { rule } from './lifecycleSamples.ts';
import { bucket, object, upload, written } from './samples.ts';

const album = { Tag: { Key: 'album', Value: 'pets' } };

describe('[lifecycle/expiry-date] x-amz-expiration', () => {
  const told = (given: Partial<LifecycleRule>[], isCurrent = true) =>
    choose(rules.expiryDate, {
      rules: given.map((one) => rule({ Filter: {}, ...one })),
      object: object({ modified: written }),
      isCurrent,
    }).value;

  test('is the midnight after the days are over', () => {
    expect(told([{ Expiration: { Days: 3 } }])).toBe(
      'expiry-date="Wed, 14 Jan 2026 00:00:00 GMT", rule-id="r"',
    );
  });

  test('is the date of a rule that has one', () => {
    expect(told([{ Expiration: { Date: new Date('2030-01-01') } }])).toMatch(/Tue, 01 Jan 2030/);
  });

  test('is that of the first rule to expire it, whose id is encoded', () => {
    const all = [
      { ID: 'later', Expiration: { Days: 9 } },
      { ID: 'after a day', Expiration: { Days: 1 } },
      { ID: 'same', Expiration: { Days: 1 } },
    ];
    expect(told(all)).toMatch(/rule-id="after%20a%20day"$/);
  });

  test('heeds prefixes, tags, sizes and whether the rule is on', () => {
    const Expiration = { Days: 1 };
    const shown = (Filter: LifecycleRule['Filter'], Status: 'Enabled' | 'Disabled' = 'Enabled') =>
      told([{ Filter, Status, Expiration }]) !== undefined;
    expect([
      shown({ Prefix: 'ca' }),
      shown(album),
      shown({ ObjectSizeGreaterThan: 9 }),
      shown({ ObjectSizeLessThan: 11 }),
      shown({ And: { Prefix: 'c', Tags: [album.Tag], ObjectSizeLessThan: 11 } }),
    ]).toEqual(Array(5).fill(true));
    expect([
      shown({ Prefix: 'dog' }),
      shown({ Tag: { Key: 'album', Value: 'trips' } }),
      shown({ ObjectSizeGreaterThan: 10 }),
      shown({ ObjectSizeLessThan: 10 }),
      shown({}, 'Disabled'),
    ]).toEqual(Array(5).fill(false));
  });

  test('is not told of noncurrent versions, nor where no rule expires', () => {
    expect(told([{}], false)).toBeUndefined();
    expect(told([{ Expiration: { ExpiredObjectDeleteMarker: true } }])).toBeUndefined();
  });
});

test('[lifecycle/abort-date] an upload is aborted by the first rule that does', () => {
  const aborts = (ID: string, DaysAfterInitiation: number, Prefix = '') => ({
    ...rule({ ID, Filter: { Prefix } }),
    AbortIncompleteMultipartUpload: { DaysAfterInitiation },
  });
  const due = (...all: LifecycleRule[]) =>
    choose(rules.abortDate, { rules: all, upload: upload({ initiated: written }) }).value;
  expect(due(aborts('later', 7), aborts('soon', 2))).toEqual({
    at: Date.UTC(2026, 0, 13),
    rule: 'soon',
  });
  expect(due(aborts('elsewhere', 7, 'dog'), rule())).toBeUndefined();
});

test('[lifecycle/carried-out] what a rule did is told once, with its keys', () => {
  const deed = { bucket: bucket(), action: 'Expiration', rule: 'r', keys: ['a', 'b'] } as const;
  expect(choose(rules.carriedOut, deed)).toMatchObject({ value: 2, shown: 'Expiration 2 times' });
});

everyRuleWasSeen(rules);
