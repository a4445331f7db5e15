/** `bucketlab/browser`: a simulator in a worker, kept in IndexedDB, in place of the page's network. */
export {
  interceptPage,
  type Interception,
  type InterceptionOptions,
} from './intercept/mswBrowser.ts';
export type { HostEvent, WorkerApi, Workspace, WorldView } from './worker/api.ts';
export { type Connection, connect } from './worker/client.ts';
