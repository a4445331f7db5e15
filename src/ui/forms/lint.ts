/** What can be said of a request before it is sent: one sentence each, often with a fix. */
import { headerOf, withHeader, type Draft } from '../../scenarios/draft.ts';
import type { WorldView } from '../../worker/api.ts';
import { bucketNamed } from '../look.ts';
import { formOf, otherHeaders } from './forms.ts';
import type { Hint, Lint } from './hint.ts';
import { copyLints } from './lintCopy.ts';

/** Headers of S3 that no form shows but that are no mistake. */
const known =
  /^(x-amz-(acl|grant-.*|meta-.*|server-side-encryption.*|copy-source.*|object-lock-.*|request-payer|expected-.*|source-expected-.*|checksum-.*|sdk-checksum-algorithm|trailer|decoded-content-length|storage-class|tagging.*|metadata-directive|website-.*|mfa|bypass-.*|version-id|object-.*|write-offset-bytes|content-sha256|date|user-agent|security-token)|content-(type|length|md5|encoding|language|disposition)|cache-control|expires|range|if-.*|host|authorization|date|expect|user-agent|accept.*|origin|access-control-request-.*|amz-sdk-.*)$/;

/** Headers that a page may not set on fetch: the browser drops them without a word. */
const forbidden =
  /^(accept-(charset|encoding)|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|te|trailer|transfer-encoding|upgrade|via|set-cookie|proxy-.*|sec-.*)$/;

const onlyStar: Lint = (draft) => {
  const value = headerOf(draft, 'if-none-match');
  if (draft.method !== 'PUT' || value === undefined || value === '*') return [];
  return [
    {
      severity: 'warning',
      at: 'if-none-match',
      text: 'On a write, If-None-Match may only be *.',
      fix: { label: 'Use *', draft: withHeader(draft, 'if-none-match', '*') },
    },
  ];
};

const target: Lint = (draft, world) => {
  if (
    !world ||
    draft.bucket === '' ||
    draft.operation === 'CreateBucket' ||
    bucketNamed(world, draft.bucket)
  )
    return [];
  return [{ severity: 'info', text: `There is no bucket “${draft.bucket}” in this world.` }];
};

const noKey: Lint = (draft) =>
  formOf(draft.operation).on === 'object' && draft.operation !== '' && draft.key === ''
    ? [{ severity: 'warning', text: `Without a key, S3 takes this for a request to the bucket.` }]
    : [];

const notAscii: Lint = (draft) =>
  draft.headers
    .filter(([, v]) => /[^\x20-\x7e]/.test(v))
    .map(([n]) => ({
      severity: 'info',
      at: n,
      text: `${n} is not ASCII: browsers send it as Latin-1 for the SDK, raw fetch as UTF-8.`,
    }));

const dates: Lint = (draft) =>
  draft.headers
    .filter(([n, v]) => n.endsWith('-since') && v !== '' && Number.isNaN(Date.parse(v)))
    .map(([n]) => ({ severity: 'warning', at: n, text: `${n} is not an HTTP date.` }));

const strangers: Lint = (draft) =>
  otherHeaders(draft)
    .filter(([n]) => !known.test(n))
    .map(([n]) => ({
      severity: 'info',
      at: n,
      text: `${n} is not an S3 header. It is sent as it is.`,
    }));

const dropped: Lint = (draft) =>
  draft.headers
    .filter(([n]) => forbidden.test(n))
    .map(([n]) => ({
      severity: 'warning',
      at: n,
      text: `Browsers do not let a page set ${n}: it will be dropped.`,
    }));

const lints: readonly Lint[] = [
  ...copyLints,
  onlyStar,
  target,
  noKey,
  dates,
  notAscii,
  strangers,
  dropped,
];

export function lint(draft: Draft, world: WorldView | null): readonly Hint[] {
  return lints.flatMap((check) => check(draft, world));
}
