import { describe, expect, test } from 'vitest';
import { createIds, isVersionId } from '../../src/world/ids.ts';

const ids = createIds('a seed');

describe('the ids of a world', () => {
  test('have the forms of S3', () => {
    expect(ids.requestId(1)).toMatch(/^[A-Z0-9]{16}$/);
    expect(ids.hostId(1)).toMatch(/^[A-Za-z0-9+/]{75}=$/);
    expect(ids.versionId(1)).toMatch(/^[A-Za-z0-9._]{32}$/);
    expect(ids.uploadId(1)).toMatch(/^[A-Za-z0-9._]{128}$/);
    expect(ids.keyId(1)).toMatch(
      /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
    );
    expect(ids.keyId(1, true)).toMatch(/^mrk-[\da-f]{32}$/);
    expect(ids.keyMaterialId(1)).toMatch(/^[\da-f]{64}$/);
  });

  test('follow from the seed and the number alone', () => {
    const again = createIds('a seed');
    ids.versionId(99);
    expect(again.versionId(5)).toBe(ids.versionId(5));
    expect(again.uploadId(5)).toBe(ids.uploadId(5));
    expect(createIds('another').versionId(5)).not.toBe(ids.versionId(5));
  });

  test('never come twice', () => {
    const numbers = Array.from({ length: 1000 }, (_, i) => i);
    expect(new Set(numbers.map(ids.versionId)).size).toBe(1000);
    expect(new Set(numbers.map(ids.requestId)).size).toBe(1000);
  });
});

describe('a version id', () => {
  test('of any world, and null, could have been given', () => {
    expect(isVersionId(ids.versionId(3))).toBe(true);
    expect(isVersionId(createIds('elsewhere').versionId(8))).toBe(true);
    expect(isVersionId('null')).toBe(true);
  });

  test.each([
    ['a changed one', `X${ids.versionId(3).slice(1)}`],
    ['a shortened one', ids.versionId(3).slice(0, -4)],
    ['a lengthened one', `${ids.versionId(3)}A`],
    ['an invented one', 'HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD'],
    ['an empty one', ''],
    ['one in capitals', 'NULL'],
  ])('%s could not', (_what, value) => {
    expect(isVersionId(value)).toBe(false);
  });
});
