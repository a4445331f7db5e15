/** Bytes → text: decompressed, and UTF-8. */
import { concat } from '../lib/bytes.ts';
import { fail } from './fault.ts';

/** Throws SelectFault. A byte order mark is no text. */
export function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const near = Math.ceil(firstWrong(bytes) / 8192) * 8192;
    return fail(
      'InvalidTextEncoding',
      `UTF-8 encoding is required. The text encoding error was found near byte ${near.toLocaleString('en-US')}.`,
    );
  }
}

/** Halves the bytes until the place is found; a character that is only cut off is not wrong. */
function firstWrong(bytes: Uint8Array): number {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isPrefix(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function isPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** RFC 1952. Rejects with a SelectFault. */
export async function gunzip(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    fail(
      'InvalidCompressionFormat',
      'GZIP is not applicable to the queried object. Please correct the request and try again.',
    );
  try {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream('gzip'));
    return concat(await Array.fromAsync(stream as unknown as AsyncIterable<Uint8Array>));
  } catch {
    return fail('TruncatedInput');
  }
}
