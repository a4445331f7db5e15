import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../src/lib/payload.ts';
import { cut } from '../../src/semantics/cut.ts';
import { createBlobs } from '../../src/storage/blobs.ts';

describe('cutting a body', () => {
  const body: Bytes = {
    size: 12,
    segments: [
      { blob: 'one', offset: 2, length: 5 },
      { blob: 'two', offset: 0, length: 3 },
      { blob: 'one', offset: 0, length: 4 },
    ],
  };
  const blobs = createBlobs({ read: () => Promise.reject(new Error('not stored')) });
  blobs.stage('one', new TextEncoder().encode('0123456789'));
  blobs.stage('two', new TextEncoder().encode('abc'));

  test('refers to the bytes that the whole has there', async () => {
    const whole = await blobs.read(body);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 11 }), fc.nat({ max: 12 }), async (first, wanted) => {
        const length = Math.min(wanted, 12 - first);
        const part = cut(body, first, length);
        expect(part.size).toBe(length);
        expect(part.segments.every((segment) => segment.length > 0)).toBe(true);
        expect(await blobs.read(part)).toEqual(whole.slice(first, first + length));
      }),
    );
  });

  test('of all of it is itself', () => {
    expect(cut(body, 0, 12)).toBe(body);
  });
});
