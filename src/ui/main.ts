/** The page's entry: the worker behind, the interception around, the playground in front. */
import type { Page } from '../protocol/message.ts';
import { connect } from '../worker/client.ts';
import { startPlayground } from './playground.ts';

const connection = await connect();

/** Here the SDK stands for a program anywhere. Raw fetch is the page's own, and meets CORS where the world says so. */
const simulator = {
  fetch: (request: Request, page?: Page) =>
    connection.simulator.fetch(request, isOfSdk(request) ? undefined : page),
};

function isOfSdk({ headers }: Request): boolean {
  return headers.has('amz-sdk-invocation-id');
}

await startPlayground({
  api: connection.api,
  intercepting: import('../intercept/mswBrowser.ts').then(({ interceptPage }) =>
    interceptPage(simulator, { endpoints: 'any' }),
  ),
  crashed: connection.lost.then((reason) => reason.message),
});
