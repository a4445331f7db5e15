/** What a browser lets a page do with another origin, and see of it: not S3's rules, but S3's answers decide them. */
import { Failure } from '../../protocol/failure.ts';
import { decision, guard } from '../rule.ts';
import { corsRemedy } from '../web/corsRemedy.ts';
import { guide } from './cites.ts';

const standard = 'https://fetch.spec.whatwg.org/#http-cors-protocol';

/** What an answer says to pages; names of headers in lower case. */
export interface Sharing {
  readonly allowOrigin: string | undefined;
  readonly allowCredentials: boolean;
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
}

export interface Seen extends Sharing {
  readonly origin: string;
  readonly method: string;
  /** Whether the page sends what the browser knows of its user, as cookies. */
  readonly credentialed: boolean;
}

const networkError = (reason: string) =>
  new Failure('unanswered', 'NetworkError', `The browser answers with a network error: ${reason}`);

/** https://fetch.spec.whatwg.org/#cors-check */
function whyNotShared({ allowOrigin, allowCredentials, origin, credentialed }: Seen) {
  if (allowOrigin === undefined) return `the answer does not say that ${origin} may read it.`;
  if (allowOrigin === '*' && !credentialed) return undefined;
  if (allowOrigin !== origin)
    return `the answer is for ${allowOrigin === '*' ? 'every origin, which credentials exclude' : allowOrigin}.`;
  return credentialed && !allowCredentials ? 'the answer does not allow credentials.' : undefined;
}

/** https://fetch.spec.whatwg.org/#cors-preflight-fetch */
function whyNotAsked(seen: Seen & { headers: readonly string[] }): string | undefined {
  const { method, headers, allowMethods, allowHeaders, credentialed } = seen;
  const any = (list: readonly string[]) => !credentialed && list.includes('*');
  const isSimple = ['GET', 'HEAD', 'POST'].includes(method);
  if (!isSimple && !allowMethods.includes(method) && !any(allowMethods))
    return `the preflight does not allow the method ${method}.`;
  const refused = headers.find(
    (name) => !allowHeaders.includes(name) && (name === 'authorization' || !any(allowHeaders)),
  );
  if (refused !== undefined) return `the preflight does not allow the header ${refused}.`;
  return whyNotShared(seen);
}

export const pageMayAsk = guard<Seen & { headers: readonly string[] }>({
  id: 'cors/preflight',
  phase: 'access',
  says: 'A browser sends what is more than a form could send only after a preflight that allows its origin, method and headers.',
  cites: [standard],
  basis: 'documented',
  refuses(seen) {
    const reason = whyNotAsked(seen);
    return reason === undefined ? undefined : networkError(reason);
  },
  remedies: ({ origin, method, headers }) => [corsRemedy({ origin, method, headers })],
});

export const pageMayRead = guard<Seen>({
  id: 'cors/readable',
  phase: 'access',
  says: 'A page reads an answer from another origin only if it says so: what was asked is done, and the page hears of a network error.',
  cites: [standard, guide('cors')],
  basis: 'documented',
  refuses(seen) {
    const reason = whyNotShared(seen);
    return reason === undefined ? undefined : networkError(reason);
  },
  remedies: ({ origin, method }) => [corsRemedy({ origin, method, expose: ['ETag'] })],
});

/** https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const alwaysShown: readonly string[] = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
];

/** The names of the headers that the page is not shown. */
export const headersHidden = decision<Seen & { names: readonly string[] }, readonly string[]>({
  id: 'cors/exposed',
  phase: 'decide',
  says: 'Of the headers of an answer from another origin a page sees a few, and those that ExposeHeaders names: the ETag only then.',
  cites: [standard, guide('ManageCorsUsing')],
  basis: 'documented',
  decides: ['AccessControlExposeHeaders'],
  ways: ['computed'],
  choose({ names, exposeHeaders, credentialed }) {
    const all = exposeHeaders.includes('*') && !credentialed;
    const shown = (name: string) =>
      all || alwaysShown.includes(name) || exposeHeaders.includes(name);
    const hidden = names.filter((name) => !shown(name));
    return {
      value: hidden,
      origin: 'computed',
      because: all
        ? 'ExposeHeaders names all'
        : `ExposeHeaders names ${exposeHeaders.join(', ') || 'none'}`,
      shown: hidden.length > 0 ? `hidden: ${hidden.join(', ')}` : 'nothing hidden',
    };
  },
  remedies: ({ origin, method, names, exposeHeaders }) => {
    const wanted = names.filter((name) => name === 'etag' || name.startsWith('x-amz-'));
    const lacking = wanted.filter((name) => !exposeHeaders.includes(name));
    if (lacking.length === 0 || exposeHeaders.includes('*')) return [];
    return [corsRemedy({ origin, method, expose: [...exposeHeaders, ...lacking] })];
  },
});
