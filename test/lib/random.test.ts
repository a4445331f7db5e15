import { describe, expect, test } from 'vitest';
import { drawText, seeded } from '../../src/lib/random.ts';

const draw = (seed: string, count: number) => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => random());
};

describe('a seed', () => {
  test('gives the same numbers again', () => {
    expect(draw('world', 50)).toEqual(draw('world', 50));
  });

  test('gives these numbers on every machine', () => {
    expect(draw('bucketlab', 3)).toEqual([661_933_235, 3_054_711_246, 606_555_793]);
  });

  test('gives 32-bit unsigned integers, spread over their range', () => {
    const numbers = draw('spread', 4000);
    expect(numbers.every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 32)).toBe(true);
    const eighths = Array.from(
      { length: 8 },
      (_, i) => numbers.filter((n) => n >>> 29 === i).length,
    );
    expect(Math.min(...eighths)).toBeGreaterThan(400);
  });

  test('gives others than its neighbours', () => {
    const seeds = Array.from({ length: 500 }, (_, i) => `seed/${i}`);
    expect(new Set(seeds.map((seed) => draw(seed, 2).join())).size).toBe(500);
  });
});

test('a drawn text has its length and only letters of its alphabet', () => {
  const text = drawText(seeded('text'), 'abc', 200);
  expect(text).toMatch(/^[abc]{200}$/);
  expect(new Set(text).size).toBe(3);
  expect(drawText(seeded('text'), 'abc', 0)).toBe('');
});
