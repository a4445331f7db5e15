/** Bytes of the model as the body of an answer. */
import type { Bytes } from '../lib/payload.ts';
import type { Blobs } from './blobs.ts';

/** Up to this many bytes an answer is read whole; above, it streams. */
const wholeUpTo = 8 * 1024 * 1024;

/** Takes bytes that are held, and releases them when they are read, or not wanted any more. */
export async function answerBody(
  blobs: Blobs,
  bytes: Bytes,
): Promise<Uint8Array | ReadableStream<Uint8Array>> {
  if (bytes.size <= wholeUpTo) return blobs.read(bytes).finally(() => blobs.release(bytes));
  const chunks = blobs.chunks(bytes);
  let held = true;
  const release = () => {
    if (held) blobs.release(bytes);
    held = false;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (!done) return controller.enqueue(value.slice());
          controller.close();
          release();
        } catch (error) {
          release();
          throw error;
        }
      },
      async cancel() {
        release();
        await chunks.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
