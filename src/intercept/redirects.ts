/**
 * Redirects inside a page. MSW's interceptor takes one without a Location for a network error, and sends no body on; a browser
 * hands the first over, which is how S3 tells of another region, and does the second.
 * https://fetch.spec.whatwg.org/#http-redirect-fetch
 */

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** A website may redirect to itself: a browser gives up after so many. */
const most = 20;

/** Lets the page's `fetch`, as it is now, follow redirects of the hosts that are ours; gives how to put it back. */
export function followRedirects(isOurs: (url: URL) => boolean): () => void {
  const intercepted = globalThis.fetch;
  const follow = async (request: Request, left: number): Promise<Response> => {
    if (request.redirect !== 'follow' || !isOurs(new URL(request.url))) return intercepted(request);
    const body = request.body ? await request.clone().arrayBuffer() : null;
    const response = await intercepted(new Request(request, { redirect: 'manual' }));
    const location = response.headers.get('location');
    if (!redirects.has(response.status) || location === null) return response;
    if (left === 0) throw new TypeError('Failed to fetch');
    const to = new URL(location, request.url);
    return follow(onward(request, to, body, response.status), left - 1);
  };
  const following: typeof fetch = async (input, init) => follow(new Request(input, init), most);
  globalThis.fetch = following;
  return () => {
    globalThis.fetch = intercepted;
  };
}

function onward(request: Request, to: URL, body: ArrayBuffer | null, status: number): Request {
  const { method, signal } = request;
  const headers = new Headers(request.headers);
  if (to.origin !== new URL(request.url).origin) headers.delete('authorization');
  const asGet = (status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST');
  return asGet
    ? new Request(to, { headers, signal })
    : new Request(to, { method, headers, body, signal });
}
