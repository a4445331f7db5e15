/** What every place that keeps a world must do. Called with a way to open the same place again and again. */
import { describe, expect, test } from 'vitest';
import type { Batch } from '../../src/storage/batch.ts';
import type { BlobContent } from '../../src/storage/blobs.ts';
import type { BucketRecord } from '../../src/storage/records.ts';
import type { Persistence } from '../../src/storage/store.ts';

/** Opens the place; with `again`, what was written before must still be there if `survives`. */
export interface Place {
  readonly open: () => Promise<Persistence>;
  readonly survives: boolean;
}

const MiB = 1024 * 1024;

export const bucket = (name: string): BucketRecord => ({
  kind: 'bucket',
  id: `bucket/${name}`,
  name,
  account: '123456789012',
  region: 'us-east-1',
  created: 0,
  tags: [],
});

export const batch = (part: Partial<Batch>): Batch => ({
  put: [],
  remove: [],
  putBlobs: [],
  removeBlobs: [],
  ...part,
});

/** `size` bytes that tell their own position. */
export const numbered = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, i) => (i * 7 + (i >> 8)) & 255);

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

export function persistenceContract(newPlace: () => Place): void {
  describe('records', () => {
    test('a new place holds none', async () => {
      const place = await newPlace().open();
      expect(await place.load()).toEqual([]);
      place.close();
    });

    test('what was put is loaded, what was removed is not', async () => {
      const { open, survives } = newPlace();
      const first = await open();
      await first.write(batch({ put: [bucket('a'), bucket('b'), bucket('c')] }));
      await first.write(
        batch({ put: [{ ...bucket('a'), region: 'eu-west-1' }], remove: ['bucket/b'] }),
      );
      first.close();
      if (!survives) return;
      const second = await open();
      const kept = [...(await second.load())].sort(byId);
      expect(kept).toEqual([{ ...bucket('a'), region: 'eu-west-1' }, bucket('c')]);
      second.close();
    });
  });

  describe('bodies', () => {
    const kept = async (content: BlobContent) => {
      const place = await newPlace().open();
      await place.write(batch({ putBlobs: [['body', content]] }));
      return place;
    };

    test.each([
      [0, 1],
      [0, MiB],
      [MiB, MiB],
      [MiB - 2, 4],
      [2 * MiB, 5],
      [3, 2 * MiB],
    ])('a range of a large one: %i + %i', async (offset, length) => {
      const body = numbered(2 * MiB + 5);
      const place = await kept(body);
      expect(await place.read('body', offset, length)).toEqual(
        body.subarray(offset, offset + length),
      );
      place.close();
    });

    test('one that is a view of a larger buffer', async () => {
      const whole = numbered(100);
      const place = await kept(whole.subarray(10, 20));
      expect(await place.read('body', 2, 3)).toEqual(whole.subarray(12, 15));
      place.close();
    });

    test('one that is only described takes no room and reads as its pattern', async () => {
      const place = await kept({ size: 6 * 1024 * MiB, pattern: 'abc' });
      expect(await place.read('body', 3 * 1024 * MiB, 4)).toEqual(new TextEncoder().encode('abca'));
      place.close();
    });

    test('one that was removed, or never was, cannot be read', async () => {
      const place = await kept(numbered(MiB + 1));
      await place.write(batch({ putBlobs: [['body2', numbered(3)]], removeBlobs: ['body'] }));
      await expect((async () => place.read('body', 0, 1))()).rejects.toThrow('no blob body');
      await expect((async () => place.read('other', 0, 1))()).rejects.toThrow('no blob other');
      expect(await place.read('body2', 0, 3)).toEqual(numbered(3));
      place.close();
    });
  });
}
