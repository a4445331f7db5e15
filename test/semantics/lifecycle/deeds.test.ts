/** What a rule has to do with a key, and which of several deeds comes first. */
import { describe, expect, test } from 'vitest';
import { movesTo } from '../../../src/semantics/lifecycle/classes.ts';
import { lastMidnight, midnightAfter, sweepDue } from '../../../src/semantics/lifecycle/days.ts';
import { nextDeed } from '../../../src/semantics/lifecycle/deeds.ts';
import type { LifecycleRule } from '../../../src/semantics/lifecycle/lifecycleRule.ts';
import { noProgress } from '../../../src/storage/draft.ts';
import { createTable } from '../../../src/storage/table.ts';
import { marker, object, written } from '../rules/samples.ts';

const due = { from: 0, until: Date.UTC(2030, 0, 1) };
const big = object({ body: { size: 131_072, segments: [] } });

function first(rule: Partial<LifecycleRule>, versioned: boolean, versions = [big]) {
  const rules = [{ ID: 'r', Status: 'Enabled' as const, Filter: {}, ...rule }];
  const deed = nextDeed(versions, { rules, minimum: undefined, versioned }, due);
  return deed && [deed.action, deed.to];
}

describe('of what is due at once', () => {
  const both = {
    Expiration: { Days: 1 },
    Transitions: [{ Days: 1, StorageClass: 'GLACIER' as const }],
  };

  test('removal for good comes before a transition', () => {
    expect(first(both, false)).toEqual(['Expiration', undefined]);
  });

  test('a transition comes before a delete marker', () => {
    expect(first(both, true)).toEqual(['Transition', 'GLACIER']);
  });

  test('the coldest class comes first', () => {
    const Transitions = [
      { Days: 40, StorageClass: 'STANDARD_IA' as const },
      { Days: 40, StorageClass: 'DEEP_ARCHIVE' as const },
      { Days: 40, StorageClass: 'GLACIER' as const },
    ];
    expect(first({ Transitions }, true)).toEqual(['Transition', 'DEEP_ARCHIVE']);
  });

  test('a marker with versions behind it stays', () => {
    const rules = [{ Status: 'Enabled' as const, Filter: {}, Expiration: { Days: 1 } }];
    const of = (versions: Parameters<typeof nextDeed>[0]) =>
      nextDeed(versions, { rules, minimum: undefined, versioned: true }, due)?.action;
    expect(of([marker(), big])).toBeUndefined();
    expect(of([marker()])).toBe('ExpiredObjectDeleteMarker');
  });
});

test('objects go down the storage classes, and not from one zone to instant retrieval', () => {
  expect(movesTo('STANDARD', 'GLACIER_IR')).toBe(true);
  expect(movesTo('REDUCED_REDUNDANCY', 'STANDARD_IA')).toBe(true);
  expect(movesTo('ONEZONE_IA', 'GLACIER')).toBe(true);
  expect(movesTo('ONEZONE_IA', 'GLACIER_IR')).toBe(false);
  expect(movesTo('GLACIER', 'GLACIER')).toBe(false);
  expect(movesTo('GLACIER', 'STANDARD_IA')).toBe(false);
});

describe('days', () => {
  test('are over at the midnight after', () => {
    expect(midnightAfter(written, 0)).toBe(Date.UTC(2026, 0, 11));
    expect(midnightAfter(Date.UTC(2026, 0, 15, 10, 30), 3)).toBe(Date.UTC(2026, 0, 19));
  });

  test('have a sweep each, once there are rules', () => {
    const midnight = lastMidnight(written);
    const swept = (at?: number) =>
      createTable([{ ...noProgress, ...(at !== undefined && { swept: at }) }]);
    expect(sweepDue(swept(), written)).toBeUndefined();
    expect(sweepDue(swept(midnight), written)).toBeUndefined();
    expect(sweepDue(swept(midnight - 1), written)).toBe(midnight);
  });
});
