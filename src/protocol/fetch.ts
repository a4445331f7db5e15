/** Between the fetch standard's Request and Response and messages as they cross the wire. */
import type { Page, WireAnswer, WireRequest } from './message.ts';

/** Statuses whose answer has no body: Response refuses one. https://fetch.spec.whatwg.org/#null-body-status */
const bodiless = new Set([204, 205, 304]);

/** Methods that send `content-length: 0` when they have no body. https://fetch.spec.whatwg.org/#http-network-or-cache-fetch */
const saysEmpty = new Set(['PUT', 'POST']);

/**
 * Reads a Request wholly. `host` and `content-length`, which a browser adds below what a page can see, are
 * added here, so that a message looks the same whichever way it came. `page` is where it comes from, in a browser.
 */
export async function fromRequest(request: Request, page?: Page): Promise<WireRequest> {
  const { protocol, host, origin } = new URL(request.url);
  const [target = ''] = request.url.slice(origin.length).split('#', 1);
  const bytes = request.body === null ? null : new Uint8Array(await request.arrayBuffer());
  const body = bytes?.byteLength ? bytes : null;
  const headers: [string, string][] = [...request.headers];
  const add = (name: string, value: string) => {
    if (!request.headers.has(name)) headers.push([name, value]);
  };
  add('host', host);
  if (body || saysEmpty.has(request.method)) add('content-length', String(body?.byteLength ?? 0));
  const scheme = protocol === 'http:' ? 'http' : 'https';
  const { method } = request;
  return { method, scheme, host, target: target || '/', headers, body, ...(page && { page }) };
}

/** What fetch rejects with when a page gets no answer: like every network error, a TypeError. */
export class ConnectionDropped extends TypeError {
  override readonly name = 'TypeError';

  constructor() {
    super('Failed to fetch');
  }
}

/** Makes a Response. Throws ConnectionDropped when there is no answer. `content-length` is always there when the length is known: nothing below adds it. */
export function toResponse(answer: WireAnswer): Response {
  if (answer.dropped === 'unanswered' || answer.dropped === 'withheld')
    throw new ConnectionDropped();
  const shown = answer.headers.filter(([name]) => !answer.hidden?.includes(name));
  const headers = new Headers(shown as [string, string][]);
  const whole = bodiless.has(answer.status) ? null : answer.body;
  const body = answer.dropped === 'cut' ? broken(whole) : whole;
  if (body instanceof Uint8Array && !headers.has('content-length')) {
    headers.set('content-length', String(body.byteLength));
  }
  return new Response(body as ConstructorParameters<typeof Response>[0], {
    status: answer.status,
    headers,
  });
}

/** The beginning of a body, and then the error of a connection that ended. */
function broken(body: WireAnswer['body']): ReadableStream<Uint8Array> {
  const beginning = new Response(body as ConstructorParameters<typeof Response>[0]).body;
  const reader = beginning?.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value } = (await reader?.read()) ?? {};
      if (value) controller.enqueue(value);
      else controller.error(new TypeError('terminated'));
    },
    cancel: (reason) => reader?.cancel(reason),
  });
}
