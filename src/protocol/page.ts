/**
 * What a browser does round a page's request to another origin. Service workers see none of it: they are asked before it
 * happens, and what they answer is shown whole. https://fetch.spec.whatwg.org/#http-cors-protocol
 */
import { header, type Page, type WireAnswer, type WireRequest } from './message.ts';

/** Undefined for what a browser sends without looking at CORS: no page's, the same origin's, images and navigations. */
export function crossOriginPage({ scheme, host, page }: WireRequest): Page | undefined {
  return page?.mode === 'cors' && page.origin !== `${scheme}://${host}` ? page : undefined;
}

/** The request as a browser sends it. */
export function withOrigin(request: WireRequest, { origin }: Page): WireRequest {
  const others = request.headers.filter(([name]) => name !== 'origin');
  return { ...request, headers: [...others, ['origin', origin]] };
}

/** The preflight that a browser sends first; undefined when it needs none. */
export function preflightOf(request: WireRequest, page: Page): WireRequest | undefined {
  const { method, scheme, host, target } = request;
  const names = unsafeHeaders(request);
  if (isSimpleMethod(method) && names.length === 0) return undefined;
  const asked: readonly (readonly [string, string])[] =
    names.length > 0 ? [['access-control-request-headers', names.join(',')]] : [];
  const headers: WireRequest['headers'] = [
    ['host', host],
    ['origin', page.origin],
    ['access-control-request-method', method],
    ...asked,
  ];
  return { method: 'OPTIONS', scheme, host, target, headers, body: null, page };
}

export function isPreflight(request: WireRequest): boolean {
  return (
    request.method === 'OPTIONS' && header(request, 'access-control-request-method') !== undefined
  );
}

const isSimpleMethod = (method: string) => ['GET', 'HEAD', 'POST'].includes(method);

/** https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names, sorted. What a browser adds itself is none of them. */
function unsafeHeaders({ headers }: WireRequest): readonly string[] {
  const sent = headers.filter(([name]) => !isAddedBelow(name));
  const safe = sent.filter(([name, value]) => isSafe(name, value));
  const size = safe.reduce((sum, [, value]) => sum + value.length, 0);
  const unsafe = size > 1024 ? sent : sent.filter((one) => !safe.includes(one));
  return [...new Set(unsafe.map(([name]) => name))].sort();
}

/** https://fetch.spec.whatwg.org/#forbidden-request-header */
function isAddedBelow(name: string): boolean {
  return (
    /^(sec|proxy)-/.test(name) ||
    [
      'accept-charset',
      'accept-encoding',
      'access-control-request-headers',
      'access-control-request-method',
      'connection',
      'content-length',
      'cookie',
      'date',
      'expect',
      'host',
      'keep-alive',
      'origin',
      'referer',
      'te',
      'trailer',
      'transfer-encoding',
      'upgrade',
      'user-agent',
      'via',
    ].includes(name)
  );
}

const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
function isSafe(name: string, value: string): boolean {
  if (value.length > 128) return false;
  if (name === 'accept') return !/["():<>?@[\\\]{}]/.test(value);
  if (name === 'accept-language' || name === 'content-language')
    return /^[\w *,\-.;=]*$/.test(value);
  if (name === 'content-type')
    return simpleTypes.includes((value.split(';')[0] ?? '').trim().toLowerCase());
  return name === 'range' && /^bytes=\d+-\d*$/.test(value);
}

/** What an answer says to pages, as a browser reads it; names of headers in lower case. */
export function sharingOf(answer: Pick<WireAnswer, 'headers'>) {
  const list = (name: string) =>
    (header(answer, `access-control-${name}`) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return {
    allowOrigin: header(answer, 'access-control-allow-origin'),
    allowCredentials: header(answer, 'access-control-allow-credentials') === 'true',
    allowMethods: list('allow-methods'),
    allowHeaders: list('allow-headers').map((name) => name.toLowerCase()),
    exposeHeaders: list('expose-headers').map((name) => name.toLowerCase()),
  };
}
