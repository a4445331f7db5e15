/** A simulator: the pipeline with a world, a clock, a memory, and people who watch. */
import type { Exchange } from './explain/exchange.ts';
import { exchangeOf, openLog } from './explain/log.ts';
import { loadChecksums } from './lib/checksums.ts';
import { answerTo } from './pipeline/answer.ts';
import { complete, messagesOf, refusalOf } from './pipeline/finish.ts';
import { createLifecycle } from './pipeline/lifecycle.ts';
import { askAsPage, seenByPage } from './pipeline/page.ts';
import type { Parts } from './pipeline/parts.ts';
import { fromRequest, toResponse } from './protocol/fetch.ts';
import type { Page, WireAnswer, WireRequest } from './protocol/message.ts';
import { createDigests } from './storage/digests.ts';
import { readProgress, readSettings } from './storage/draft.ts';
import { memory } from './storage/memory.ts';
import { settingsId } from './storage/records.ts';
import { createStore, type Store } from './storage/store.ts';
import type { View } from './storage/table.ts';
import { createFaults, type Fault } from './world/faults.ts';
import { createIds } from './world/ids.ts';
import { checkedSettings, checkWorld } from './world/settingsShape.ts';
import { defaultWorld, type Settings, settled, timeOf, type World } from './world/world.ts';

/** An S3, as a function from requests to answers. */
export interface Simulator {
  /**
   * Answers a standard Request; `page` says which page of a browser sends it. Never throws for what a request holds: S3's
   * errors are answers. Rejects as fetch does, with a TypeError, where a fault or CORS leaves no answer.
   */
  fetch(request: Request, page?: Page): Promise<Response>;
  /** The same for a message kept exactly as sent: raw path, header bytes, described bodies. */
  handle(request: WireRequest): Promise<WireAnswer>;
  /** Calls `listener` after every request; returns how to stop. */
  observe(listener: (exchange: Exchange) => void): () => void;
  /** The world's records as they are now. */
  readonly records: View;
  /** World time, ms since 1970. */
  now(): number;
  /** Moves the world's clock forward by `ms`. */
  advance(ms: number): Promise<void>;
  /** Lets these things go wrong from now on, and no others. */
  inject(faults: readonly Fault[]): void;
  /** The world as it is set now, secrets included. */
  readonly world: World;
  /** Sets these things anew, from the next request on; what is left out stays. Kept with the records. Rejects with a sentence
   * where they are none. */
  settle(settings: Partial<Settings>): Promise<void>;
}

export interface SimulatorOptions {
  readonly world?: World;
  readonly store?: Store;
  /** The host's time in ms since 1970, for a world whose clock is the system's. */
  readonly systemTime?: () => number;
  /** The number of the last exchange, when somebody kept them; numbering goes on from there. */
  readonly exchanges?: number;
}

export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { world = defaultWorld, store = createStore(memory()), systemTime } = options;
  checkWorld(world);
  const parts: Parts = {
    get world() {
      return settled(world, readSettings(store.head));
    },
    store,
    digests: createDigests(store.blobs),
    ids: createIds(world.seed),
    faults: createFaults(world.faults),
    async advance(ms) {
      const draft = store.draft();
      const progress = readProgress(draft);
      draft.put({ ...progress, requests, advanced: progress.advanced + ms });
      await store.commit(draft, draft.diff());
    },
  };
  const lifecycle = createLifecycle(parts);
  const listeners = new Set<(exchange: Exchange) => void>();
  const { requests: counted, seeded } = readProgress(store.head);
  let requests = Math.max(counted, seeded + (options.exchanges ?? 0));
  const now = () =>
    timeOf(world.clock, { requests, advanced: readProgress(store.head).advanced, systemTime });

  async function answer(request: WireRequest): Promise<WireAnswer> {
    await loadChecksums();
    requests += 1;
    const requestId = parts.ids.requestId(requests);
    const log = openLog({ n: requests - seeded, request: requests, at: now(), requestId });
    lifecycle.act(log.at);
    lifecycle.tell(log);
    const completed = await answerTo(parts, request, log)
      .then((encoded) => complete(parts, request, log, encoded))
      .catch((error: unknown) =>
        complete(parts, request, log, refusalOf(parts, request, log, error)),
      );
    const answered = seenByPage(parts.world, request, log, completed);
    if (listeners.size > 0) {
      const exchange = exchangeOf(log, messagesOf(request, answered));
      for (const listener of listeners) listener(exchange);
    }
    return answered;
  }
  return {
    handle: (request) => askAsPage(parts.world, withOwnBody(request), answer),
    fetch: async (request, page) =>
      toResponse(await askAsPage(parts.world, await fromRequest(request, page), answer)),
    observe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get records() {
      return store.head;
    },
    now,
    async advance(ms) {
      await parts.advance(ms);
      lifecycle.act(now());
    },
    inject: (faults) => parts.faults.set(faults),
    get world() {
      return parts.world;
    },
    async settle(settings) {
      const draft = store.draft();
      const changed = { ...readSettings(draft), ...checkedSettings(settings) };
      draft.put({ kind: 'settings', id: settingsId, changed });
      await store.commit(draft, draft.diff());
    },
  };
}

/** What is stored must not change with the sender's memory. */
function withOwnBody(request: WireRequest): WireRequest {
  const { body } = request;
  return body instanceof Uint8Array ? { ...request, body: body.slice() } : request;
}
