/** The CORS configuration of a bucket: what it may say, and that there is one. */
import { isHeaderName } from '../../lib/headerName.ts';
import { refuse } from '../../protocol/errors.ts';
import type { CorsRule } from '../../storage/webConfiguration.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';
import { corsMethods } from './cors.ts';

interface Configuration {
  readonly rules: readonly CorsRule[];
}

const cites = [api('PutBucketCors'), guide('ManageCorsUsing')];

export const corsRulesFit = guard<Configuration & { limit: number }>({
  id: 'cors/rule-count',
  phase: 'request',
  says: 'A bucket has at most 100 CORS rules.',
  cites,
  basis: 'documented',
  refuses: ({ rules, limit }) =>
    rules.length > limit
      ? invalid(`The number of CORS rules should not exceed allowed limit of ${limit} rules.`)
      : undefined,
});

export const corsRuleIdsFit = guard<Configuration>({
  id: 'cors/rule-id',
  phase: 'request',
  says: 'The ID of a CORS rule has at most 255 characters.',
  cites: [api('CORSRule')],
  basis: 'documented',
  refuses: ({ rules }) =>
    rules.some(({ ID = '' }) => ID.length > 255)
      ? refuse('InvalidArgument', {}, 'ID length should not exceed allowed limit of 255')
      : undefined,
});

export const corsMethodsAreSupported = guard<Configuration>({
  id: 'cors/methods',
  phase: 'request',
  says: 'CORS rules know GET, PUT, HEAD, POST and DELETE, in capitals.',
  cites,
  basis: 'documented',
  refuses({ rules }) {
    const bad = rules
      .flatMap(({ AllowedMethods }) => AllowedMethods)
      .find((method) => !corsMethods.some((known) => known === method));
    return bad === undefined
      ? undefined
      : invalid(`Found unsupported HTTP method in CORS config. Unsupported method is ${bad}`);
  },
});

export const corsOriginsAreSimple = guard<Configuration>({
  id: 'cors/origins',
  phase: 'request',
  says: 'An allowed origin holds at most one wildcard.',
  cites: [...cites, recording('put-cors-empty-origin')],
  basis: 'documented',
  refuses: ({ rules }) =>
    manyWildcards(
      'AllowedOrigin',
      rules.flatMap(({ AllowedOrigins }) => AllowedOrigins),
    ),
});

export const corsHeadersAreSimple = guard<Configuration>({
  id: 'cors/headers',
  phase: 'request',
  says: 'An allowed header is the name of one, with at most one wildcard.',
  cites,
  basis: 'documented',
  refuses({ rules }) {
    const headers = rules.flatMap(({ AllowedHeaders = [] }) => AllowedHeaders);
    return manyWildcards('AllowedHeader', headers) ?? notAName('AllowedHeader', headers);
  },
});

export const exposedHeadersAreNamed = guard<Configuration>({
  id: 'cors/expose-headers',
  phase: 'request',
  says: 'Headers are exposed by name: a wildcard is not supported there.',
  cites,
  basis: 'documented',
  refuses({ rules }) {
    const headers = rules.flatMap(({ ExposeHeaders = [] }) => ExposeHeaders);
    const wild = headers.find((name) => name.includes('*'));
    if (wild === undefined) return notAName('ExposeHeader', headers);
    return invalid(
      `ExposeHeader "${wild}" contains wildcard. We currently do not support wildcard for ExposeHeader.`,
    );
  },
});

function invalid(message: string) {
  return refuse('InvalidRequest', {}, message);
}

function manyWildcards(element: string, values: readonly string[]) {
  const bad = values.find((value) => value.split('*').length > 2);
  return bad === undefined
    ? undefined
    : invalid(`${element} "${bad}" can not have more than one wildcard.`);
}

function notAName(element: string, headers: readonly string[]) {
  const bad = headers.find((name) => !isHeaderName(name));
  return bad === undefined ? undefined : invalid(`${element} "${bad}" contains invalid character.`);
}

export const corsConfiguration = decision<
  { rules: readonly CorsRule[] | undefined },
  readonly CorsRule[] | undefined
>({
  id: 'cors/configuration',
  phase: 'decide',
  says: 'A CORS configuration takes the place of the one before, whole, or is deleted, whole.',
  cites: [recording('put-cors'), api('PutBucketCors')],
  basis: 'recorded',
  decides: ['CORSRules'],
  ways: ['requested'],
  choose: ({ rules }) => ({
    value: rules,
    origin: 'requested',
    because: `the request ${rules ? 'has one' : 'deletes it'}`,
  }),
});

export const corsIsConfigured = guard<{ bucket: BucketRecord }>({
  id: 'cors/configured',
  phase: 'source',
  says: 'The CORS configuration of a bucket exists once it is set.',
  cites: [recording('get-cors'), api('GetBucketCors')],
  basis: 'recorded',
  refuses: ({ bucket }) =>
    bucket.cors ? undefined : refuse('NoSuchCORSConfiguration', { BucketName: bucket.name }),
});
