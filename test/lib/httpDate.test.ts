import { expect, test } from 'vitest';
import { formatHttpDate, formatXmlDate, wholeSecond } from '../../src/lib/httpDate.ts';

const time = Date.UTC(1994, 10, 6, 8, 49, 37, 999);

test('headers have dates of RFC 9110, without a fraction', () => {
  expect(formatHttpDate(time)).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
});

test('XML has ISO dates whose fraction is zero', () => {
  expect(formatXmlDate(time)).toBe('1994-11-06T08:49:37.000Z');
});

test('conditions compare whole seconds, rounded down, before 1970 too', () => {
  expect(wholeSecond(time)).toBe(time - 999);
  expect(wholeSecond(time - 999)).toBe(time - 999);
  expect(wholeSecond(-1)).toBe(-1000);
});
