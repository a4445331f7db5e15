/** `bucketlab/msw`: handlers for MSW's `setupWorker` and `setupServer`. */
export { type Answering, handlers, type InterceptionSettings } from './intercept/mswHandlers.ts';
export { owns, type OwnsOptions } from './intercept/owns.ts';
