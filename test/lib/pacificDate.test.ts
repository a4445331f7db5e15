import { expect, test } from 'vitest';
import { formatPacificDate } from '../../src/lib/pacificDate.ts';

test.each([
  [Date.UTC(2020, 0, 1), 'Tue Dec 31 16:00:00 PST 2019'],
  [Date.UTC(2024, 6, 4, 7, 5, 9), 'Thu Jul 04 00:05:09 PDT 2024'],
])('%i in California', (time, shown) => {
  expect(formatPacificDate(time)).toBe(shown);
});
