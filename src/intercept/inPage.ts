/** MSW inside a page, for where a service worker is refused. */
import { FetchInterceptor } from '@mswjs/interceptors/fetch';
import { XMLHttpRequestInterceptor } from '@mswjs/interceptors/XMLHttpRequest';
import type { RequestHandler } from 'msw';
import { defineNetwork, InterceptorSource } from 'msw/experimental';
import { followRedirects } from './redirects.ts';

/** Starts; gives how to stop. */
export function interceptInPage(
  handlers: readonly RequestHandler[],
  isOurs: (url: URL) => boolean,
): () => Promise<void> {
  const interceptors = [new FetchInterceptor(), new XMLHttpRequestInterceptor()];
  const network = defineNetwork({
    sources: [new InterceptorSource({ interceptors })],
    handlers: [...handlers],
    onUnhandledFrame: 'bypass',
    context: { quiet: true },
  });
  network.enable();
  const stopFollowing = followRedirects(isOurs);
  return async () => {
    stopFollowing();
    network.disable();
  };
}
