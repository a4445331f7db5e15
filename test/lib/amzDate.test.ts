import { expect, test } from 'vitest';
import { formatSecond, parseAmzDate } from '../../src/lib/amzDate.ts';

test('the time of a signature', () => {
  expect(parseAmzDate('20130524T010203Z')).toBe(Date.UTC(2013, 4, 24, 1, 2, 3));
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
