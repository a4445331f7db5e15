import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../src/lib/payload.ts';
import { chunkSize, createBlobs } from '../../src/storage/blobs.ts';
import { answerBody } from '../../src/storage/stream.ts';

const MiB = 1024 * 1024;

function described(size: number) {
  const blobs = createBlobs({ read: () => Promise.reject(new Error('not stored')) });
  blobs.stage('blob', { size, pattern: 'abc' });
  const bytes: Bytes = { size, segments: [{ blob: 'blob', offset: 0, length: size }] };
  return { blobs, bytes };
}

async function streamOf(size: number): Promise<ReadableStream<Uint8Array>> {
  const { blobs, bytes } = described(size);
  const body = await answerBody(blobs, bytes);
  if (!(body instanceof ReadableStream)) throw new Error('the body is whole');
  return body;
}

describe('the body of an answer', () => {
  test('is whole up to 8 MiB', async () => {
    const { blobs, bytes } = described(8 * MiB);
    const body = await answerBody(blobs, bytes);
    expect(body).toBeInstanceOf(Uint8Array);
    expect(body).toHaveLength(8 * MiB);
  });

  test('streams above, and ends', async () => {
    let size = 0;
    for await (const chunk of await streamOf(8 * MiB + 1)) size += chunk.length;
    expect(size).toBe(8 * MiB + 1);
  });

  test('of 6 GiB is made as it is read, and not at all once it is cancelled', async () => {
    const reader = (await streamOf(6 * 1024 * MiB)).getReader();
    expect((await reader.read()).value).toHaveLength(chunkSize);
    await reader.cancel();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
  });

  test('is held until it is read, or not wanted any more', async () => {
    const held = async (size: number) => {
      const { blobs, bytes } = described(size);
      const body = await answerBody(blobs, bytes);
      return { body, isHeld: () => blobs.isHeld('blob') };
    };
    expect((await held(10)).isHeld()).toBe(false);
    const read = await held(9 * MiB);
    expect(read.isHeld()).toBe(true);
    for await (const _ of read.body as ReadableStream<Uint8Array>);
    expect(read.isHeld()).toBe(false);
    const left = await held(9 * MiB);
    await (left.body as ReadableStream<Uint8Array>).cancel();
    expect(left.isHeld()).toBe(false);
  });
});
