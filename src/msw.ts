/** `bucketlab/msw`: handlers for MSW's `setupWorker` and `setupServer`. */
export { type Answering, handlers } from './intercept/mswHandlers.ts';
export { owns, type OwnsOptions } from './intercept/owns.ts';
