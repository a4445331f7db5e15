import { describe, expect, test } from 'vitest';
import { describeFacts } from '../../src/semantics/facts.ts';
import { bucket, marker, object, part, upload } from './rules/samples.ts';

const shown = (value: unknown) => describeFacts({ value }).value;

describe('a fact', () => {
  test.each([
    ['text', 'text'],
    [7, 7],
    [true, true],
    [undefined, null],
    [null, null],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Date(Number.NaN), 'not a date'],
    [['a', 2], 'a, 2'],
    [{ Key: 'a', Value: undefined }, 'Key: a'],
  ])('%j is shown as %j', (value, expected) => {
    expect(shown(value)).toBe(expected);
  });

  test('that is a function stays untold: what it gives is nobody’s to see', () => {
    expect(describeFacts({ key: () => 'secret', size: 1 })).toEqual({ size: 1 });
  });

  test('that is an address shows no signature', () => {
    const asked = { key: 'cat', search: '?a=1&X-Amz-Signature=5ecre7' };
    expect(shown(asked)).toBe('key: cat, search: ?a=1&X-Amz-Signature=<hidden>');
  });

  test('that is a record is shown by its name, a version by its id', () => {
    expect(shown(bucket())).toBe('photos');
    expect(shown(object())).toBe('photos/cat');
    expect(shown(object({ versionId: 'v1' }))).toBe('photos/cat@v1');
    expect(shown(marker({ versionId: 'v2' }))).toBe('photos/cat@v2 (delete marker)');
    expect(shown(upload())).toBe('upload of photos/cat');
    expect(shown(part(3))).toMatch(/^part/);
  });

  test('is never longer than a line or two, however large it is', () => {
    expect(shown('x'.repeat(1000))).toBe(`${'x'.repeat(200)}…`);
    expect(String(shown(Array.from({ length: 1000 }, (_, i) => i))).length).toBeLessThan(210);
    expect(String(shown(object({ key: 'k'.repeat(1000) }))).length).toBeLessThan(210);
  });
});
