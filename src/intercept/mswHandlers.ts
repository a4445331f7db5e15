/** MSW request handlers that answer with a simulator: the same in the browser and in Node. */
import { http, HttpResponse, type RequestHandler } from 'msw';
import { ConnectionDropped } from '../protocol/fetch.ts';
import type { Page } from '../protocol/message.ts';
import type { Simulator } from '../simulator.ts';
import { owns, type OwnsOptions } from './owns.ts';

/** What an adapter needs of a simulator. One in a worker offers the same. */
export type Answering = Pick<Simulator, 'fetch'>;

export interface InterceptionSettings extends OwnsOptions {
  /** `strict`: the page meets CORS, as it will in production, whatever the world says. Asks for `page`. */
  readonly cors?: 'strict' | undefined;
}

/** For `setupWorker(...handlers(simulator))` and `setupServer(...handlers(simulator))`. */
export function handlers(
  simulator: Answering,
  options: InterceptionSettings = {},
): RequestHandler[] {
  return [
    http.all(
      ({ request }) => owns(new URL(request.url), options),
      ({ request }) => simulator.fetch(request, pageOf(request, options)).catch(asNetworkError),
    ),
  ];
}

function pageOf(
  { mode, credentials }: Request,
  { page: origin, cors }: InterceptionSettings,
): Page | undefined {
  return origin === undefined
    ? undefined
    : { origin, mode, credentials, strict: cors === 'strict' };
}

/** What a handler throws MSW answers with 500; a connection that dropped is no answer. */
function asNetworkError(error: unknown): Response {
  if (error instanceof ConnectionDropped) return HttpResponse.error();
  throw error;
}
