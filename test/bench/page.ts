/** In Chromium: through MSW and the worker, and straight to the worker, each beside its floor. */
import { wrap } from 'comlink';
import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { handlers } from '../../src/intercept/mswHandlers.ts';
import { fromRequest } from '../../src/protocol/fetch.ts';
import type { WorkerApi } from '../../src/worker/api.ts';
import { connect } from '../../src/worker/client.ts';
import { measure, type Measured } from './measure.ts';
import { measured, preparation, succeed } from './requests.ts';

const origin = 'https://s3.us-east-1.amazonaws.com';
const empty = 'https://empty.test';

async function bench(): Promise<Measured[]> {
  const { api, simulator } = await connect();
  const workspace = await api.open(`bench ${crypto.randomUUID()}`);
  if (!workspace.saved) throw new Error(workspace.reason);
  const floorWorker = new Worker(new URL('./floorHost.ts', import.meta.url), { type: 'module' });
  const floorRemote = wrap<Pick<WorkerApi, 'handle'>>(floorWorker);
  const nothing = http.all(`${empty}/*`, () => new HttpResponse(null));
  const worker = setupWorker(...handlers(simulator), nothing);
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: '/mockServiceWorker.js' },
  });
  for (const { path, init } of preparation) await succeed(await fetch(origin + path, init));
  const results: Measured[] = [];
  for (const { name, path, init, times } of measured) {
    const run = async () => succeed(await fetch(origin + path, init));
    const floor = async () => succeed(await fetch(empty + path, init));
    results.push(await measure({ name, way: 'MSW + worker', run, floor, times: times / 2 }));
    const message = await fromRequest(new Request(origin + path, init));
    const call = () => simulator.handle(message);
    const ping = () => floorRemote.handle(message);
    results.push(await measure({ name, way: 'worker', run: call, floor: ping, times }));
  }
  return results;
}

Object.assign(window, { bench });
