/** A backend without a simulator: the sample world, and two answers. For looking at the page, and for view tests. */
import { defaultWorld } from '../../src/world/world.ts';
import type { Exchange } from '../../src/explain/exchange.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import type { Backend } from '../../src/ui/backend.ts';
import type { HostEvent, WorkerApi } from '../../src/worker/api.ts';
import { at, refused, succeeded, world } from './samples.ts';

export interface FakeOptions {
  readonly saved?: boolean;
  readonly inPage?: boolean;
  readonly exchanges?: readonly Exchange[];
}

export function fakeBackend({
  saved = true,
  inPage = false,
  exchanges = [],
}: FakeOptions = {}): Backend {
  const log: Exchange[] = [...exchanges];
  const listeners = new Set<(event: HostEvent) => void>();
  let advanced = 0;
  const api: WorkerApi = {
    open: async (name) => ({
      name,
      saved,
      ...(saved ? {} : { reason: 'IndexedDB is blocked in this window.' }),
    }),
    handle: async (request) => {
      const exchange = answerTo(request, log.length + 1);
      log.push(exchange);
      for (const listener of listeners) listener({ kind: 'exchange', exchange });
      const { status, headers, body } = exchange.answer;
      return { status, headers, body: body.preview };
    },
    look: async () => ({ ...world, now: world.now + log.length * 1000 + advanced }),
    timeline: async () => log,
    watch: async (listener) => void listeners.add(listener),
    reset: async () => void log.splice(0),
    advance: async (ms) => {
      advanced += ms;
      for (const listener of listeners) listener({ kind: 'world' });
    },
    inject: async () => {},
    settle: async () => {},
    world: async () => ({
      ...defaultWorld,
      clock: { kind: 'virtual', start: at, step: 1000 },
      accounts: world.accounts.map((account) => ({
        ...account,
        principals: world.principals
          .filter((p) => p.account === account.id)
          .map(({ name, arn, accessKeyId }) => ({
            name,
            arn,
            accessKeyId,
            secretAccessKey: 'secret',
          })),
      })),
    }),
  };
  return {
    api,
    intercepting: Promise.resolve(
      inPage ? { mode: 'in-page', reason: 'no service workers here' } : { mode: 'service-worker' },
    ),
    crashed: new Promise(() => {}),
  };
}

function answerTo(request: WireRequest, n: number): Exchange {
  const fails =
    request.headers.some(([name]) => name.includes('if-none-match')) ||
    /no-such/.test(JSON.stringify(request.headers));
  const sample = fails ? refused : succeeded;
  const requestId = `FAKE${n}`;
  const replaced = sample.answer.headers.map(
    ([name, value]) => [name, name === 'x-amz-request-id' ? requestId : value] as const,
  );
  return {
    ...sample,
    n,
    at: at + n * 1000,
    requestId,
    request: {
      ...sample.request,
      method: request.method,
      url: `https://${request.host}${request.target}`,
      headers: request.headers,
    },
    answer: { ...sample.answer, headers: replaced },
  };
}

/** Answers the page's requests to S3 from the fake, as an interceptor would. */
export function interceptFetch({ api }: Backend): void {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const asked = new Request(input, init);
    const url = new URL(asked.url);
    if (!url.hostname.endsWith('.amazonaws.com')) return real(input, init);
    const answer = await api.handle({
      method: asked.method,
      scheme: 'https',
      host: url.host,
      target: url.pathname + url.search,
      headers: [...asked.headers],
      body: new Uint8Array(await asked.arrayBuffer()),
    });
    return new Response(answer.body as BodyInit, {
      status: answer.status,
      headers: answer.headers.map(([n, v]) => [n, v] as [string, string]),
    });
  };
}
