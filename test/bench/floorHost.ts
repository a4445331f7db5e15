/** The least a worker can do: take a request and answer it. */
import { expose } from 'comlink';

expose({ handle: () => ({ status: 200, headers: [], body: null }) });
