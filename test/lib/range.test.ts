import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCopyRange, parseRange } from '../../src/lib/range.ts';

describe('a Range of ten bytes', () => {
  test.each([
    ['bytes=0-8', 0, 8],
    ['bytes=1-1', 1, 1],
    ['bytes=1-', 1, 9],
    ['bytes=-2', 8, 9],
    ['bytes=-9', 1, 9],
    ['bytes=-15', 0, 9],
    ['bytes=0-100', 0, 9],
    ['bytes=0-0', 0, 0],
    ['bytes=9-', 9, 9],
    [' bytes=3-4 ', 3, 4],
  ])('%s is %i to %i', (value, first, last) => {
    expect(parseRange(value, 10)).toEqual({ first, last });
  });

  test.each([
    'bytes=1-0',
    'bytes=-1-',
    'bytes=0--1',
    'bytes=0-1,3-4,7-9',
    '0-1',
    'bytes=-',
    'bytes',
    'bytes=a-b',
    'lines=0-1',
    'bytes=12-11',
    'bytes = 0-1',
    '',
  ])('%s is ignored', (value) => {
    expect(parseRange(value, 10)).toBe('ignored');
  });

  test.each(['bytes=-0', 'bytes=100-200', 'bytes=10-', 'bytes=10-10'])(
    '%s cannot be satisfied',
    (value) => {
      expect(parseRange(value, 10)).toBe('unsatisfiable');
    },
  );
});

describe('a Range of an empty object', () => {
  test.each(['bytes=0-', 'bytes=0-0', 'bytes=-1'])('%s cannot be satisfied', (value) => {
    expect(parseRange(value, 0)).toBe('unsatisfiable');
  });
});

test('what is satisfied lies inside the object, and starts where it was asked to', () => {
  const natural = fc.nat({ max: 30 });
  fc.assert(
    fc.property(natural, natural, fc.integer({ min: 1, max: 20 }), (first, last, size) => {
      const range = parseRange(`bytes=${first}-${last}`, size);
      if (last < first) expect(range).toBe('ignored');
      else if (first >= size) expect(range).toBe('unsatisfiable');
      else expect(range).toEqual({ first, last: Math.min(last, size - 1) });
    }),
  );
});

describe('a copy range', () => {
  test('names both ends', () => {
    expect(parseCopyRange('bytes=0-9')).toEqual({ first: 0, last: 9 });
    expect(parseCopyRange('bytes=5-5')).toEqual({ first: 5, last: 5 });
  });

  test.each(['bytes=0-', 'bytes=-5', 'bytes=2-1', '0-9', 'bytes=0-9,11-12', 'bytes=0-9 ', ''])(
    '"%s" is not one',
    (value) => {
      expect(parseCopyRange(value)).toBeUndefined();
    },
  );
});
