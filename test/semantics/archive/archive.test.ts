import { describe, expect, test } from 'vitest';
import {
  archiveAround,
  archiveOf,
  restoreHeader,
  restoreOf,
  restoreStatus,
} from '../../../src/semantics/archive/archive.ts';
import { bucket, object, written } from '../rules/samples.ts';

const day = 24 * 60 * 60 * 1000;
const at = (time: number) => new Date(time).toISOString();

describe('an object in GLACIER', () => {
  const [available, expires] = [written + 1000, written + day];
  const restoration = {
    tier: 'Standard',
    available: at(available),
    expires: at(expires),
  } as const;
  const ice = object({ storageClass: 'GLACIER', restoration });

  test.each([
    ['before its copy is there', available - 1, 'GLACIER', { ongoing: true }],
    ['from then on', available, undefined, { ongoing: false, expires }],
    ['to the last moment', expires - 1, undefined, { ongoing: false, expires }],
    ['once the copy is gone', expires, 'GLACIER', undefined],
  ] as const)('%s', (_when, now, around, restore) => {
    expect(archiveAround(bucket(), ice, now)).toBe(around);
    expect(archiveOf(bucket(), ice, now)).toBe('GLACIER');
    expect(restoreOf(ice, now)).toEqual(restore);
  });

  test('that was never restored tells of no restore', () => {
    const never = object({ storageClass: 'GLACIER' });
    expect([restoreHeader(never, 0), restoreStatus(never, 0)]).toEqual([undefined, undefined]);
  });
});

describe('an object in INTELLIGENT_TIERING', () => {
  const configured = bucket({
    intelligentTiering: {
      all: {
        Id: 'all',
        Status: 'Enabled',
        Tierings: [
          { Days: 180, AccessTier: 'DEEP_ARCHIVE_ACCESS' },
          { Days: 90, AccessTier: 'ARCHIVE_ACCESS' },
        ],
      },
    },
  });
  const large = { size: 128 * 1024, segments: [] };
  const idle = object({ storageClass: 'INTELLIGENT_TIERING', body: large });

  test.each([
    [90 * day - 1, undefined],
    [90 * day, 'ARCHIVE_ACCESS'],
    [180 * day - 1, 'ARCHIVE_ACCESS'],
    [180 * day, 'DEEP_ARCHIVE_ACCESS'],
  ])('after %d ms without access is in %s', (elapsed, tier) => {
    expect(archiveOf(configured, idle, written + elapsed)).toBe(tier);
    const read = { ...idle, accessed: at(written + day) };
    expect(archiveOf(configured, read, written + day + elapsed)).toBe(tier);
    expect(archiveOf(bucket(), idle, written + elapsed)).toBeUndefined();
  });

  test('stays in its tier until its restore is done', () => {
    const done = written + 91 * day;
    const restoration = { tier: 'Standard', available: at(done) } as const;
    const coming = { ...idle, restoration };
    expect(archiveAround(configured, coming, done - 1)).toBe('ARCHIVE_ACCESS');
    expect(restoreHeader(coming, done - 1)).toBe('ongoing-request="true"');
    expect(archiveAround(configured, coming, done)).toBeUndefined();
    expect(restoreHeader(coming, done)).toBeUndefined();
    expect(archiveAround(configured, coming, done + 90 * day)).toBe('ARCHIVE_ACCESS');
  });
});
