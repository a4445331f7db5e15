import { expect, test } from 'vitest';
import { defined } from '../../src/lib/defined.ts';

test('drops what is undefined, and nothing else', () => {
  const given = { a: undefined, b: null, c: 0, d: '', e: false, f: 'kept' };
  expect(Object.entries(defined(given))).toEqual([
    ['b', null],
    ['c', 0],
    ['d', ''],
    ['e', false],
    ['f', 'kept'],
  ]);
});
