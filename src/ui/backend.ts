/** What the page needs from behind: the worker's API, and word of how requests are caught and whether it lives. */
import type { WorkerApi } from '../worker/api.ts';
import type { Interception } from './state.ts';

export interface Backend {
  readonly api: WorkerApi;
  /** Settles when requests of this page are being caught. */
  readonly intercepting: Promise<Interception>;
  /** Settles, with the reason in one sentence, when the worker has died. */
  readonly crashed: Promise<string>;
}
