/** Intercepts S3 requests of this Node process: fetch, http and https alike. */
import { type Answering, handlers, type InterceptionSettings } from './mswHandlers.ts';

/**
 * Starts answering; the promise gives how to stop. Loads `msw`, an optional peer, only now. The SDK waits 6 s before
 * each body above 2 MiB for a `100 Continue` that MSW never sends, unless it is made with `expectContinueHeader: false`.
 */
export async function interceptNode(
  simulator: Answering,
  options: InterceptionSettings = {},
): Promise<{ stop(): void }> {
  const { setupServer } = await import('msw/node');
  const server = setupServer(...handlers(simulator, options));
  server.listen({ onUnhandledFrame: 'bypass' });
  return { stop: () => server.close() };
}
