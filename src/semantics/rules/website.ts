/** A bucket as a website: what its endpoint makes of a request for a page. */
import { type Refusal, refuse, redirect } from '../../protocol/errors.ts';
import type { BucketRecord, ObjectRecord } from '../../storage/records.ts';
import type { RoutingRule, WebsiteConfiguration } from '../../storage/webConfiguration.ts';
import { separator } from '../../world/regions.ts';
import { decision, guard } from '../rule.ts';
import { guide, recording } from './cites.ts';
import { type Address, addressOf, replacedPath } from './websiteAddress.ts';

export const websiteMethodIsKnown = guard<{ method: string }>({
  id: 'website/method',
  phase: 'request',
  says: 'A website endpoint answers GET and HEAD only.',
  cites: [guide('WebsiteEndpoints')],
  basis: 'documented',
  refuses: ({ method }) =>
    method === 'GET' || method === 'HEAD'
      ? undefined
      : refuse('MethodNotAllowed', { Method: method, ResourceType: 'OBJECT' }, undefined, {
          allow: 'HEAD, GET',
        }),
});

export const websiteIsOfRegion = guard<{ bucket: BucketRecord; region: string | undefined }>({
  id: 'website/region',
  about: 'region',
  phase: 'access',
  says: "A website is asked for at the endpoint of its bucket's region.",
  cites: [guide('WebsiteEndpoints')],
  basis: 'inferred',
  refuses: ({ bucket, region }) =>
    region === bucket.region
      ? undefined
      : refuse(
          'IncorrectEndpoint',
          { Endpoint: websiteHost(bucket) },
          'The specified bucket exists in another region. Please direct requests to the specified endpoint.',
        ),
});

/** https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints */
function websiteHost({ name, region }: BucketRecord): string {
  const between = region === 'us-east-1' ? '-' : separator(region);
  return `${name}.s3-website${between}${region}.amazonaws.com`;
}

export const notAllRedirected = guard<{
  all: WebsiteConfiguration['RedirectAllRequestsTo'];
  asked: Address;
}>({
  id: 'website/redirect-all',
  about: 'all',
  phase: 'destination',
  says: 'A website that redirects all requests answers each with 301, to the same path and query elsewhere.',
  cites: [guide('how-to-page-redirect')],
  basis: 'documented',
  refuses: ({ all, asked }) => all && redirect(301, addressOf(asked, all)),
});

interface Routed {
  readonly rules: readonly RoutingRule[] | undefined;
  readonly asked: Address;
}

export const notRedirectedByPrefix = guard<Routed>({
  id: 'website/routing-rule',
  about: 'rules',
  phase: 'destination',
  says: 'The first routing rule that wants no error and whose prefix fits the key redirects, before the key is looked for.',
  cites: [guide('how-to-page-redirect')],
  basis: 'documented',
  refuses: ({ rules, asked }) => routed(rules, asked, undefined),
});

export const notRedirectedByError = guard<Routed & { error: Refusal }>({
  id: 'website/routing-rule-of-error',
  about: 'rules',
  phase: 'destination',
  says: 'The first routing rule for the status of an error, and for the prefix if it names one, redirects instead of answering it.',
  cites: [guide('how-to-page-redirect')],
  basis: 'documented',
  refuses: ({ rules, asked, error }) => routed(rules, asked, error.status),
});

function routed(
  rules: readonly RoutingRule[] = [],
  asked: Address,
  status: number | undefined,
): Refusal | undefined {
  const rule = rules.find(
    ({ Condition: { KeyPrefixEquals, HttpErrorCodeReturnedEquals } = {} }) => {
      const wanted = HttpErrorCodeReturnedEquals && Number(HttpErrorCodeReturnedEquals);
      return wanted === status && asked.key.startsWith(KeyPrefixEquals ?? '');
    },
  );
  if (!rule) return undefined;
  const path = replacedPath(asked.key, rule);
  const code = Number(rule.Redirect.HttpRedirectCode ?? 301);
  return redirect(code, addressOf(asked, rule.Redirect, path));
}

export const indexDocument = decision<{ key: string; suffix: string }, string>({
  id: 'website/index-document',
  phase: 'decide',
  says: 'The root of a website and what ends in a slash stand for the index document there.',
  cites: [guide('IndexDocumentSupport'), recording('website-hosting-404')],
  basis: 'recorded',
  decides: ['Key'],
  ways: ['requested', 'computed'],
  choose: ({ key, suffix }) =>
    key === '' || key.endsWith('/')
      ? { value: `${key}${suffix}`, origin: 'computed', because: 'a folder was asked for' }
      : { value: key, origin: 'requested', because: 'the path names a key' },
});

export const notAFolder = guard<{ key: string; index: ObjectRecord | undefined }>({
  id: 'website/folder',
  phase: 'destination',
  says: 'A key that is missing, but has an index document below it, is redirected to with a slash behind it.',
  cites: [guide('IndexDocumentSupport')],
  basis: 'documented',
  refuses: ({ key, index }) =>
    index ? refuse('Found', {}, undefined, { location: `/${replacedPath(key)}/` }) : undefined,
});

export const notRedirectedByObject = guard<{ location: string | undefined }>({
  id: 'website/object-redirect',
  about: 'location',
  phase: 'destination',
  says: 'An object with a website redirect answers 301 with it, at the website endpoint only.',
  cites: [guide('how-to-page-redirect')],
  basis: 'documented',
  refuses: ({ location }) => (location === undefined ? undefined : redirect(301, location)),
});

export const pageIsFound = guard<{ error: Refusal; document: string | undefined }>({
  id: 'website/error',
  phase: 'destination',
  says: 'What cannot be read is answered with its error, on the error document if the website has one that can be read.',
  cites: [guide('CustomErrorDocSupport'), recording('website-hosting-404')],
  basis: 'recorded',
  refuses: ({ error }) => error,
});
