/** Bytes of the model as the body of an answer. */
import type { Bytes } from '../lib/payload.ts';
import type { Blobs } from './blobs.ts';

/** Up to this many bytes an answer is read whole; above, it streams. */
const wholeUpTo = 8 * 1024 * 1024;

export async function answerBody(
  blobs: Blobs,
  bytes: Bytes,
): Promise<Uint8Array | ReadableStream<Uint8Array>> {
  if (bytes.size <= wholeUpTo) return blobs.read(bytes);
  const chunks = blobs.chunks(bytes);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
