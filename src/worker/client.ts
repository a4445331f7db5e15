/**
 * The page's end of the worker. Calls cross by comlink; when the worker is lost, every call that waits is rejected
 * with one sentence that says so, and so is every later one: nothing hangs.
 */
import { proxy, transfer, wrap } from 'comlink';
import { fromRequest, toResponse } from '../protocol/fetch.ts';
import type { WireAnswer, WireRequest } from '../protocol/message.ts';
import type { Simulator } from '../simulator.ts';
import type { WorkerApi } from './api.ts';

export interface Connection {
  readonly api: WorkerApi;
  /** The simulator in the worker, for adapters: `interceptPage(connection.simulator)`. */
  readonly simulator: Pick<Simulator, 'fetch' | 'handle'>;
  /** Resolves when the worker is gone, with what every call is rejected with. */
  readonly lost: Promise<Error>;
  /** Ends the worker. What it answered is stored; what it has not answered is rejected. */
  close(): void;
}

/** Starts the worker and connects to it. Bundlers find the worker by this very expression. */
export async function connect(
  worker = new Worker(new URL('./host.ts', import.meta.url), { type: 'module', name: 'bucketlab' }),
): Promise<Connection> {
  const remote = wrap<WorkerApi>(worker);
  const { guard, lose, loss, lost } = lifeline();
  const end = (reason: Error) => {
    worker.terminate();
    lose(reason);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    // A script that cannot be loaded gives an event without a message.
    end(new Error(`The simulator's worker stopped: ${event.message || 'it could not be loaded'}.`));
  });
  worker.addEventListener('messageerror', () => {
    end(new Error("The simulator's worker stopped: a message could not be read."));
  });
  const handle = async (request: WireRequest) =>
    survivable(await guard(() => remote.handle(request)), loss);
  const api: WorkerApi = {
    handle,
    open: (name) => guard(() => remote.open(name)),
    look: () => guard(() => remote.look()),
    timeline: () => guard(() => remote.timeline()),
    watch: (listener) => guard(() => remote.watch(proxy(listener))),
    reset: () => guard(() => remote.reset()),
    advance: (ms) => guard(() => remote.advance(ms)),
    inject: (faults) => guard(() => remote.inject(faults)),
    settle: (settings) => guard(() => remote.settle(settings)),
    world: () => guard(() => remote.world()),
  };
  return {
    api,
    simulator: {
      handle,
      fetch: async (request, page) =>
        toResponse(await handle(handOver(await fromRequest(request, page)))),
    },
    lost,
    close: () => end(new Error("The simulator's worker was closed.")),
  };
}

/** Marks the body's memory to be moved, not copied: it was read for this message alone. */
function handOver(request: WireRequest): WireRequest {
  return request.body instanceof Uint8Array ? transfer(request, [request.body.buffer]) : request;
}

/** A stream from a worker that dies never ends by itself: `loss` ends it. */
function survivable(answer: WireAnswer, loss: AbortSignal): WireAnswer {
  if (!(answer.body instanceof ReadableStream)) return answer;
  const body = answer.body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), {
    signal: loss,
  });
  return { ...answer, body };
}

/** Rejects all calls that wait when the other side is lost. */
function lifeline() {
  const waiting = new Set<(reason: Error) => void>();
  const ended = new AbortController();
  let tell: (reason: Error) => void = () => {};
  const lost = new Promise<Error>((resolve) => {
    tell = resolve;
  });
  const lose = (reason: Error) => {
    if (ended.signal.aborted) return;
    ended.abort(reason);
    tell(reason);
    for (const reject of waiting) reject(reason);
  };
  async function guard<Result>(call: () => Promise<Result>): Promise<Result> {
    ended.signal.throwIfAborted();
    let refuse: (reason: Error) => void = () => {};
    const loss = new Promise<never>((_, reject) => {
      refuse = reject;
    });
    waiting.add(refuse);
    try {
      return await Promise.race([call(), loss]);
    } finally {
      waiting.delete(refuse);
    }
  }
  return { guard, lose, loss: ended.signal, lost };
}
