/** The beginning of a body whose connection ends in it. */
import type { WireAnswer } from '../protocol/message.ts';

type Body = WireAnswer['body'];

/** Half of what is at hand, or the first piece of a stream. */
export function beginningOf(body: Body): Body {
  if (body === null) return null;
  if (body instanceof Uint8Array) return body.slice(0, Math.floor(body.length / 2));
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = await reader.read();
      if (value) controller.enqueue(value);
      controller.close();
      await reader.cancel();
    },
    cancel: () => reader.cancel(),
  });
}
