/** A simulator that answers with a function and remembers what it was asked. */
import type { WireAnswer, WireRequest } from '../../src/protocol/message.ts';
import { fromRequest, toResponse } from '../../src/protocol/fetch.ts';

export interface Fake {
  readonly asked: WireRequest[];
  handle(request: WireRequest): Promise<WireAnswer>;
  fetch(request: Request): Promise<Response>;
}

export function fake(
  answer: (request: WireRequest) => WireAnswer | Promise<WireAnswer> = () => plain('hello'),
): Fake {
  const asked: WireRequest[] = [];
  const handle = async (request: WireRequest) => {
    asked.push(request);
    return answer(request);
  };
  return {
    asked,
    handle,
    fetch: async (request) => toResponse(await handle(await fromRequest(request))),
  };
}

export const plain = (text: string, status = 200): WireAnswer => ({
  status,
  headers: [['content-type', 'text/plain']],
  body: new TextEncoder().encode(text),
});
