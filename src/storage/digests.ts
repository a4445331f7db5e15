/** Digests of immutable bytes: known from the pass in which they arrived, or computed when first wanted. */
import { createDigester } from '../lib/checksums.ts';
import type { Bytes, ChecksumAlgorithm, Digests } from '../lib/payload.ts';
import { type BlobContent, type Blobs, isSynthetic } from './blobs.ts';

export interface DigestStore {
  get(bytes: Bytes, algorithm: ChecksumAlgorithm): string | undefined;
  /** Reads the bytes and remembers the digests. */
  compute(bytes: Bytes, algorithms: readonly ChecksumAlgorithm[]): Promise<void>;
}

/** As many bodies as are remembered at once. */
const most = 10_000;

export function createDigests(blobs: Blobs): DigestStore {
  const known = new Map<string, Digests>();
  const nameOf = ({ segments }: Bytes) =>
    segments.map(({ blob, offset, length }) => `${blob}:${offset}+${length}`).join();
  const remember = (name: string, digests: Digests) => {
    const all = { ...known.get(name), ...digests };
    known.delete(name);
    known.set(name, all);
    const oldest = known.size > most ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  return {
    get: (bytes, algorithm) => known.get(nameOf(bytes))?.[algorithm],
    async compute(bytes, algorithms) {
      const digester = await createDigester(algorithms);
      for await (const chunk of blobs.chunks(bytes)) digester.update(chunk);
      remember(nameOf(bytes), digester.finish());
    },
  };
}

/**
 * Stages a body under an id and digests it in the same pass; who asked releases it. Equal described bodies are one blob,
 * read once.
 */
export async function spool(
  blobs: Blobs,
  digests: DigestStore,
  id: string,
  content: BlobContent,
  algorithms: readonly ChecksumAlgorithm[],
): Promise<Bytes> {
  const size = isSynthetic(content) ? content.size : content.length;
  const blob = isSynthetic(content) ? `synthetic/${size}/${content.pattern}` : id;
  const bytes: Bytes = { size, segments: size === 0 ? [] : [{ blob, offset: 0, length: size }] };
  if (size > 0) blobs.stage(blob, content);
  const missing = algorithms.filter((algorithm) => digests.get(bytes, algorithm) === undefined);
  try {
    if (missing.length > 0) await digests.compute(bytes, missing);
    return bytes;
  } catch (error) {
    blobs.release(bytes);
    throw error;
  }
}
