import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/lib/bytes.ts';
import type { Bytes } from '../../src/lib/payload.ts';
import { type BlobContent, chunkSize, createBlobs } from '../../src/storage/blobs.ts';
import { memory } from '../../src/storage/memory.ts';
import { numbered } from '../contract/persistence.ts';

const none = { read: () => Promise.reject(new Error('nothing is stored')) };

function staged(contents: Record<string, BlobContent>) {
  const blobs = createBlobs(none);
  for (const [id, content] of Object.entries(contents)) blobs.stage(id, content);
  return blobs;
}

const bytes = (
  ...segments: (readonly [blob: string, offset: number, length: number])[]
): Bytes => ({
  size: segments.reduce((sum, [, , length]) => sum + length, 0),
  segments: segments.map(([blob, offset, length]) => ({ blob, offset, length })),
});

describe('bytes of several segments', () => {
  const blobs = staged({
    one: utf8('0123456789'),
    two: utf8('abcdef'),
    pattern: { size: 100, pattern: 'xyz' },
  });
  const whole = bytes(['one', 2, 3], ['pattern', 1, 4], ['two', 0, 6]);
  const expected = utf8('234yzxyabcdef');

  test('are read in order', async () => {
    expect(await blobs.read(whole)).toEqual(expected);
  });

  test('are read from any offset to any other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 13 }), fc.nat({ max: 15 }), async (from, to) => {
        expect(await blobs.read(whole, from, to)).toEqual(expected.slice(from, Math.max(from, to)));
      }),
    );
  });

  test('that are none are no bytes', async () => {
    expect(await blobs.read(bytes())).toEqual(new Uint8Array());
  });
});

describe('chunks', () => {
  test('have at most 1 MiB and never cross a segment', async () => {
    const blobs = staged({ large: numbered(2 * chunkSize + 5), small: utf8('abc') });
    const all = bytes(['small', 0, 3], ['large', 1, 2 * chunkSize + 3]);
    const sizes = await Array.fromAsync(blobs.chunks(all), ({ length }) => length);
    expect(sizes).toEqual([3, chunkSize, chunkSize, 3]);
    const windowed = await Array.fromAsync(blobs.chunks(all, 2, 10), ({ length }) => length);
    expect(windowed).toEqual([1, 7]);
  });

  test('are made one at a time: those of 6 GiB that nobody asks for are never made', async () => {
    const blobs = staged({ huge: { size: 6 * 1024 ** 3, pattern: 'a' } });
    const chunks = blobs.chunks(bytes(['huge', 0, 6 * 1024 ** 3]));
    expect((await chunks.next()).value).toHaveLength(chunkSize);
    await chunks.return?.();
    expect((await chunks.next()).done).toBe(true);
  });
});

describe('a blob', () => {
  test('that is staged is read from there, and from where it is kept when it is not', async () => {
    const persistence = memory();
    const blobs = createBlobs(persistence);
    blobs.stage('id', utf8('staged'));
    expect(await blobs.read(bytes(['id', 0, 6]))).toEqual(utf8('staged'));
    await persistence.write({
      put: [],
      remove: [],
      putBlobs: [['id', utf8('stored')]],
      removeBlobs: [],
    });
    blobs.release(bytes(['id', 0, 6]));
    expect(blobs.staged('id')).toBeUndefined();
    expect(await blobs.read(bytes(['id', 0, 6]))).toEqual(utf8('stored'));
  });

  test('that is nowhere cannot be read', async () => {
    await expect(createBlobs(memory()).read(bytes(['id', 0, 1]))).rejects.toThrow('no blob id');
  });
});
