/** Intercepts S3 requests of this page: by MSW's service worker, or inside the page where it is refused. */
import { setupWorker } from 'msw/browser';
import { interceptInPage } from './inPage.ts';
import { type Answering, handlers, type InterceptionSettings } from './mswHandlers.ts';
import { owns } from './owns.ts';

/** How requests are caught. `reason` says why it is not the service worker. */
export interface Interception {
  readonly mode: 'service-worker' | 'in-page';
  readonly reason?: string;
  stop(): Promise<void>;
}

export interface InterceptionOptions extends InterceptionSettings {
  /** Where mockServiceWorker.js lies; its folder is what it can see. Default: beside the page. */
  readonly serviceWorker?: string;
}

/** A browser that neither accepts nor refuses a service worker must not keep the page waiting. */
const patience = 10_000;

/** Starts answering requests with `simulator`. Never rejects: without a service worker the page itself intercepts. */
export async function interceptPage(
  simulator: Answering,
  { serviceWorker = 'mockServiceWorker.js', ...options }: InterceptionOptions = {},
): Promise<Interception> {
  const all = handlers(simulator, { page: location.origin, ...options });
  const worker = setupWorker(...all);
  try {
    if (!('serviceWorker' in navigator)) throw new Error('this page has no service workers');
    const url = new URL(serviceWorker, document.baseURI).href;
    const start = worker.start({ quiet: true, onUnhandledFrame: 'bypass', serviceWorker: { url } });
    await Promise.race([start, refusalAfter(patience)]);
    return { mode: 'service-worker', stop: async () => worker.stop() };
  } catch (error) {
    // What a failed start leaves behind would keep the next one from starting; it may wait for an answer for ever.
    void Promise.resolve(worker.stop()).catch(() => {});
    const reason = error instanceof Error ? error.message : String(error);
    const isOurs = (url: URL) => owns(url, { page: location.origin, ...options });
    return { mode: 'in-page', reason, stop: interceptInPage(all, isOurs) };
  }
}

function refusalAfter(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`the service worker did not start in ${ms} ms`)), ms);
  });
}
