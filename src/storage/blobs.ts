/**
 * Bodies: immutable bytes under an id, held apart from the records. A blob is staged when it arrives, kept when a
 * record that points at it is committed, and dropped when the last such record is gone and nobody holds it any more.
 * Nothing is ever copied.
 */
import { repeatPattern } from '../lib/pattern.ts';
import { concat } from '../lib/bytes.ts';
import type { Bytes, SyntheticBytes } from '../lib/payload.ts';

/** A blob is its bytes, or a description of them that takes no memory. */
export type BlobContent = Uint8Array | SyntheticBytes;

/** Where committed blobs are read from. */
export interface BlobSource {
  /** `length` bytes from `offset`. Rejects when there is no such blob. */
  read(id: string, offset: number, length: number): Promise<Uint8Array> | Uint8Array;
}

export interface Blobs {
  /** Takes a blob in, and holds it. */
  stage(id: string, content: BlobContent): void;
  staged(id: string): BlobContent | undefined;
  /** Keeps bytes readable, whatever is deleted meanwhile, until they are released as often. */
  hold(bytes: Bytes): void;
  /** What is staged and not held any more is forgotten: it is durable by now, or nobody wanted it. */
  release(bytes: Bytes): void;
  isHeld(id: string): boolean;
  /** Bytes in pieces of at most 1 MiB. `from` and `to` are offsets into `bytes`, `to` exclusive. */
  chunks(bytes: Bytes, from?: number, to?: number): AsyncIterableIterator<Uint8Array>;
  /** The same, whole, in memory of its own. */
  read(bytes: Bytes, from?: number, to?: number): Promise<Uint8Array>;
}

export const chunkSize = 1024 * 1024;

export function isSynthetic(content: BlobContent): content is SyntheticBytes {
  return !(content instanceof Uint8Array);
}

/** Part of a blob's content that is at hand. */
export function sliceContent(content: BlobContent, offset: number, length: number): Uint8Array {
  return isSynthetic(content)
    ? repeatPattern(content.pattern, offset, Math.min(length, content.size - offset))
    : content.subarray(offset, offset + length);
}

/** `released` is told of each blob that nobody holds any more. */
export function createBlobs(source: BlobSource, released: (id: string) => void = () => {}): Blobs {
  const staged = new Map<string, BlobContent>();
  const holders = new Map<string, number>();
  const hold = (id: string) => void holders.set(id, (holders.get(id) ?? 0) + 1);
  const release = (id: string) => {
    const others = (holders.get(id) ?? 0) - 1;
    if (others > 0) {
      holders.set(id, others);
      return;
    }
    holders.delete(id);
    staged.delete(id);
    released(id);
  };
  const piece = (id: string, offset: number, length: number) => {
    const content = staged.get(id);
    return content ? sliceContent(content, offset, length) : source.read(id, offset, length);
  };
  async function* chunks(
    bytes: Bytes,
    from = 0,
    to = bytes.size,
  ): AsyncIterableIterator<Uint8Array> {
    let start = 0;
    for (const { blob, offset, length } of bytes.segments) {
      const end = start + length;
      for (let at = Math.max(from, start); at < Math.min(to, end); at += chunkSize) {
        yield await piece(blob, offset + at - start, Math.min(chunkSize, Math.min(to, end) - at));
      }
      start = end;
    }
  }
  return {
    stage(id, content) {
      staged.set(id, content);
      hold(id);
    },
    staged: (id) => staged.get(id),
    hold: ({ segments }) => segments.forEach(({ blob }) => hold(blob)),
    release: ({ segments }) => segments.forEach(({ blob }) => release(blob)),
    isHeld: (id) => holders.has(id),
    chunks,
    async read(bytes, from, to) {
      const pieces = await Array.fromAsync(chunks(bytes, from, to));
      return pieces.length === 1 && pieces[0] ? pieces[0].slice() : concat(pieces);
    },
  };
}
