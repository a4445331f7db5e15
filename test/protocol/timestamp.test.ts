import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatTimestamp, parseTimestamp } from '../../src/protocol/timestamp.ts';

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37Z'],
  ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37Z'],
  ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37Z'],
  ['Sun, 06 Nov 1994 08:49:37 +0000', '1994-11-06T08:49:37Z'],
  ['Friday, 06-Nov-26 08:49:37 GMT', '2026-11-06T08:49:37Z'],
  ['2026-02-05', '2026-02-05T00:00:00Z'],
  ['2026-02-05T15:36Z', '2026-02-05T15:36:00Z'],
  ['2026-02-05T15:36:11.5Z', '2026-02-05T15:36:11.500Z'],
  ['2026-02-05T15:36:11', '2026-02-05T15:36:11Z'],
  ['2026-02-05T15:36:11-0530', '2026-02-05T21:06:11Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z'],
  [' 1770305771 ', '2026-02-05T15:36:11Z'],
])('%s is %s', (text, time) => {
  expect(parseTimestamp(text)).toBe(Date.parse(time));
});

test.each([
  '',
  'now',
  '2026-02-29',
  '2026-00-01',
  '2026-02-05T24:00:00Z',
  '12',
  'Sun, 06 Foo 1994 08:49:37 GMT',
  '2026-02-05T15:36:11+2',
])('%j is no time', (text) => {
  expect(parseTimestamp(text)).toBeUndefined();
});

test('what is formatted parses to the same second, in every form', () => {
  const time = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
  const form = fc.constantFrom(undefined, 'date-time' as const, 'http-date' as const);
  fc.assert(
    fc.property(
      time,
      form,
      fc.constantFrom('header' as const, 'query' as const, 'element' as const),
      (date, format, place) => {
        const second = Math.floor(date.getTime() / 1000) * 1000;
        expect(parseTimestamp(formatTimestamp(date.getTime(), place, format))).toBe(second);
      },
    ),
  );
});
