import { expect, test } from 'vitest';
import { formatAmzDate, formatSecond, parseAmzDate, parseIsoDate } from '../../src/lib/amzDate.ts';

test('the time of a signature', () => {
  expect(parseAmzDate('20130524T010203Z')).toBe(Date.UTC(2013, 4, 24, 1, 2, 3));
  expect(formatAmzDate(Date.UTC(2013, 4, 24, 1, 2, 3, 456))).toBe('20130524T010203Z');
});

test.each(['2013-05-24T01:02:03Z', '20130524', '20131324T010203Z', '20130524T250203Z', ''])(
  '%j is none',
  (text) => {
    expect(parseAmzDate(text)).toBeUndefined();
  },
);

test('a time in a refusal has whole seconds', () => {
  expect(formatSecond(Date.UTC(2013, 4, 24, 1, 2, 3, 456))).toBe('2013-05-24T01:02:03Z');
});

test('the end of a policy, with a fraction or without', () => {
  expect(parseIsoDate('2007-12-01T12:00:00.000Z')).toBe(Date.UTC(2007, 11, 1, 12));
  expect(parseIsoDate('2007-12-01T12:00:00Z')).toBe(Date.UTC(2007, 11, 1, 12));
  for (const none of ['2007-12-01', '2007-13-01T12:00:00Z', 'Sat, 01 Dec 2007 12:00:00 GMT']) {
    expect(parseIsoDate(none)).toBeUndefined();
  }
});
