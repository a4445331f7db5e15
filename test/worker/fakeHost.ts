/** A worker that answers, keeps silent or breaks, as the path of the request says. */
import { expose, transfer } from 'comlink';
import type { WireAnswer, WireRequest } from '../../src/protocol/message.ts';

const text = (value: string): WireAnswer => ({
  status: 200,
  headers: [],
  body: new TextEncoder().encode(value),
});

const endless = () =>
  new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(Uint8Array.of(1)) });

async function handle({ target, body }: WireRequest): Promise<WireAnswer> {
  switch (target) {
    case '/silent':
      return new Promise(() => {});
    case '/break':
      setTimeout(() => {
        throw new Error('out of memory, say');
      });
      return new Promise(() => {});
    case '/refuse':
      throw new Error('refused');
    case '/stream': {
      const stream = endless();
      return transfer({ status: 200, headers: [], body: stream }, [stream]);
    }
    default:
      return text(`${target} ${body instanceof Uint8Array ? body.length : 'null'}`);
  }
}

expose({ handle });
