/**
 * The worker's entry: one simulator over one workspace, offered to the page by comlink. Everything a page learns of
 * the simulator, it learns from here; every exchange is on its way to the journal before its answer leaves, so that a
 * reload loses none.
 */
import { expose, transfer } from 'comlink';
import type { Exchange } from '../explain/exchange.ts';
import { header, type WireAnswer, type WireRequest } from '../protocol/message.ts';
import { readyMadeWorld } from '../scenarios/readyMade.ts';
import { createSimulator, type Simulator } from '../simulator.ts';
import { openStore } from '../storage/store.ts';
import type { HostEvent, WorkerApi } from './api.ts';
import { fill, isNew } from './fill.ts';
import { openPlace, openUnsaved, type Place } from './place.ts';
import { viewOf } from './view.ts';

const world = readyMadeWorld;

interface Session {
  readonly place: Place;
  readonly simulator: Simulator;
  /** Exchanges that were observed and not yet answered, by request id. */
  readonly finished: Map<string, Exchange>;
  /** Preflights that were observed and not yet told: a browser sends them before what it was asked for. */
  readonly preflights: Exchange[];
}

async function startSession(place: Place): Promise<Session> {
  const { store, journal } = place;
  if (isNew(store.head)) await fill(store, world);
  const exchanges = (await journal.read()).at(-1)?.n ?? 0;
  const simulator = createSimulator({ world, store, exchanges, systemTime: Date.now });
  const finished = new Map<string, Exchange>();
  const preflights: Exchange[] = [];
  simulator.observe((exchange) => {
    if (exchange.operation === 'Preflight') preflights.push(exchange);
    else finished.set(exchange.requestId, exchange);
  });
  return { place, simulator, finished, preflights };
}

async function openSession(name: string): Promise<Session> {
  const place = await openPlace(name);
  try {
    return await startSession(place);
  } catch (error) {
    place.store.close();
    return startSession(await openUnsaved(name, (error as Error).message));
  }
}

/** A session anew, after everything was removed. */
async function restart({ place }: Session): Promise<Session> {
  await place.clear();
  return startSession({ ...place, store: await openStore(place.persistence) });
}

async function answer(session: Session, request: WireRequest) {
  const { simulator, finished, preflights, place } = session;
  const started = performance.now();
  const answered = await simulator.handle(request);
  const took = performance.now() - started;
  const id = header(answered, 'x-amz-request-id') ?? '';
  const seen = finished.get(id);
  finished.delete(id);
  const exchanges = [...preflights.splice(0), ...(seen ? [{ ...seen, took }] : [])];
  // Not awaited: it is on its way before the answer is. Without room for its record a request still counts.
  for (const exchange of exchanges) void place.journal.append(exchange).catch(() => {});
  return { answered, exchanges };
}

/** A host that has no workspace yet: every other call waits for `open`. */
export function createHost(): WorkerApi {
  const { promise: first, resolve: opened } = Promise.withResolvers<Session>();
  let session = first;
  let opening: Promise<Session> | undefined;
  const listeners = new Set<(event: HostEvent) => void>();
  const underWay = new Set<Promise<unknown>>();
  const publish = (event: HostEvent) => {
    for (const listener of listeners) listener(event);
  };
  return {
    async open(name) {
      opening ??= openSession(name);
      const { place } = await opening;
      opened(opening);
      return place.workspace;
    },
    async handle(request) {
      const work = answer(await session, request);
      underWay.add(work);
      try {
        const { answered, exchanges } = await work;
        for (const exchange of exchanges) publish({ kind: 'exchange', exchange });
        return handOver(answered);
      } finally {
        underWay.delete(work);
      }
    },
    async look() {
      const { simulator } = await session;
      return viewOf(simulator.records, {
        world: simulator.world,
        base: world,
        now: simulator.now(),
      });
    },
    timeline: async () => (await session).place.journal.read(),
    async watch(listener) {
      listeners.add(listener);
    },
    async reset() {
      const before = await session;
      // Requests that come meanwhile wait for the new session; those under way end in the old one.
      const next = Promise.allSettled(underWay).then(() => restart(before));
      session = next.catch(() => before);
      await next;
      publish({ kind: 'world' });
    },
    async advance(ms) {
      await (await session).simulator.advance(ms);
      publish({ kind: 'world' });
    },
    inject: async (faults) => (await session).simulator.inject(faults),
    async settle(settings) {
      await (await session).simulator.settle(settings);
      publish({ kind: 'world' });
    },
    world: async () => (await session).simulator.world,
  };
}

/** Moves the body's memory to the page. */
async function handOver(answer: WireAnswer): Promise<WireAnswer> {
  const { body } = answer;
  if (body === null) return answer;
  if (body instanceof ReadableStream && streamsCross) return transfer(answer, [body]);
  const bytes =
    body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer());
  return transfer({ ...answer, body: bytes }, [bytes.buffer]);
}

/** Whether a stream can be posted: not in every WebKit. */
const streamsCross = (() => {
  try {
    const stream = new ReadableStream();
    structuredClone(stream, { transfer: [stream] });
    return true;
  } catch {
    return false;
  }
})();

expose(createHost());
