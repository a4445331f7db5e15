import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/lib/bytes.ts';
import { createBlobs } from '../../src/storage/blobs.ts';
import { createDigests, spool } from '../../src/storage/digests.ts';

function place() {
  let reads = 0;
  const blobs = createBlobs({ read: () => Promise.reject(new Error('not stored')) });
  const counted: typeof blobs = {
    ...blobs,
    chunks(...args) {
      reads += 1;
      return blobs.chunks(...args);
    },
  };
  return { blobs: counted, digests: createDigests(counted), reads: () => reads };
}

describe('spooling', () => {
  test('stages a body and digests it in one pass', async () => {
    const { blobs, digests, reads } = place();
    const bytes = await spool(blobs, digests, '7', utf8('abc'), ['MD5', 'CRC32']);
    expect(bytes).toEqual({ size: 3, segments: [{ blob: '7', offset: 0, length: 3 }] });
    expect(digests.get(bytes, 'MD5')).toBe('900150983cd24fb0d6963f7d28e17f72');
    expect(digests.get(bytes, 'CRC32')).toBe('352441c2');
    expect(digests.get(bytes, 'SHA1')).toBeUndefined();
    expect(reads()).toBe(1);
  });

  test('of nothing has no segments, and digests all the same', async () => {
    const { blobs, digests } = place();
    const bytes = await spool(blobs, digests, '7', new Uint8Array(), ['MD5']);
    expect(bytes).toEqual({ size: 0, segments: [] });
    expect(digests.get(bytes, 'MD5')).toBe('d41d8cd98f00b204e9800998ecf8427e');
  });

  test('of equal described bodies makes one blob that is read once', async () => {
    const { blobs, digests, reads } = place();
    const content = { size: 1000, pattern: 'ab' };
    const first = await spool(blobs, digests, '1', content, ['MD5']);
    const second = await spool(blobs, digests, '2', { ...content }, ['MD5']);
    const other = await spool(blobs, digests, '3', { ...content, size: 999 }, ['MD5']);
    expect(second).toEqual(first);
    expect(other.segments).not.toEqual(first.segments);
    expect(reads()).toBe(2);
  });
});

describe('digests', () => {
  test('that were computed later join those that are known', async () => {
    const { blobs, digests } = place();
    const bytes = await spool(blobs, digests, '1', utf8('abc'), ['MD5']);
    await digests.compute(bytes, ['SHA1']);
    expect(digests.get(bytes, 'SHA1')).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
    expect(digests.get(bytes, 'MD5')).toBe('900150983cd24fb0d6963f7d28e17f72');
  });

  test('belong to the bytes, not to the blob: a part of it has its own', async () => {
    const { blobs, digests } = place();
    const bytes = await spool(blobs, digests, '1', utf8('abcdef'), ['MD5']);
    const part = { size: 3, segments: [{ blob: '1', offset: 0, length: 3 }] };
    expect(digests.get(part, 'MD5')).toBeUndefined();
    await digests.compute(part, ['MD5']);
    expect(digests.get(part, 'MD5')).toBe('900150983cd24fb0d6963f7d28e17f72');
    expect(digests.get(bytes, 'MD5')).toBe('e80b5017098950fc58aad83c8c14978e');
  });
});
