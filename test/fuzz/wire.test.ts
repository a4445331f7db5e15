/** No request, however broken, gets anything but an answer of S3, and none leaves the world broken. */
import { expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';

const requests = Number(process.env['FUZZ_REQUESTS'] ?? 5000);
const seed = process.env['FUZZ_SEED'] ?? 'bucketlab';
const patience = 60_000 + requests * 20;

const sorted = (counts: ReadonlyMap<number, number>) =>
  Object.fromEntries([...counts].sort(([a], [b]) => a - b));

test(
  `${requests} mutated requests are each answered as S3 would`,
  async () => {
    const { faults, slowest, byStatus } = await fuzz({ total: requests, seed });
    console.log(
      `${requests} requests, the slowest took ${slowest.ms.toFixed(1)} ms`,
      sorted(byStatus),
    );
    expect(faults).toEqual([]);
    expect(byStatus.size).toBeGreaterThan(10);
    expect(byStatus.has(503)).toBe(false);
  },
  patience,
);

test(
  'a disk that fails now and then loses no more than it says',
  async () => {
    const { faults, byStatus } = await fuzz({ total: requests / 5, seed, failures: 4 });
    expect(faults).toEqual([]);
    expect(byStatus.get(507)).toBeGreaterThan(0);
  },
  patience,
);
