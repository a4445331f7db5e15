/** The page's entry: the worker behind, the interception around, the playground in front. */
import { connect } from '../worker/client.ts';
import { startPlayground } from './playground.ts';

const connection = await connect();
await startPlayground({
  api: connection.api,
  intercepting: import('../intercept/mswBrowser.ts').then(({ interceptPage }) =>
    interceptPage(connection.simulator, { endpoints: 'any' }),
  ),
  crashed: connection.lost.then((reason) => reason.message),
});
