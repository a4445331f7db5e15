/**
 * What Signature Version 2 signs: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html.
 * Texts are byte strings, one character a byte, as headers are.
 */
import { fromLatin1, toBase64, toLatin1, utf8 } from '../lib/bytes.ts';
import { hmac } from '../lib/hmac.ts';
import { type Location, parameter } from './address.ts';
import { joinedHeaders } from './headers.ts';
import type { Signable } from './sigv4.ts';

/** The parameters that name what is asked for, and so are signed: the list of the guide, and what came after it. */
const signedParameters = new Set([
  'accelerate',
  'acl',
  'analytics',
  'cors',
  'delete',
  'encryption',
  'inventory',
  'legal-hold',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'ownershipControls',
  'partNumber',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'replication',
  'requestPayment',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
  'restore',
  'retention',
  'select',
  'select-type',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versionId',
  'versioning',
  'versions',
  'website',
]);

/** `expires`: seconds since 1970, of a presigned URL; its query may carry what else headers do. */
export function stringToSignV2(request: Signable, location: Location, expires?: number): string {
  const hoisted = expires === undefined ? [] : hoistedV2(location);
  const headers = new Map([...hoisted, ...joinedHeaders(request.headers)]);
  const date = headers.has('x-amz-date') ? '' : (headers.get('date') ?? '');
  const own = [...headers.keys()].filter((name) => name.startsWith('x-amz-')).sort();
  return [
    request.method,
    headers.get('content-md5') ?? '',
    headers.get('content-type') ?? '',
    expires ?? date,
    ...own.map((name) => `${name}:${(headers.get(name) ?? '').replace(/\s+/g, ' ').trim()}`),
    canonicalResource(location),
  ].join('\n');
}

/** What a presigned URL of version 2 says in place of headers; a header that is sent wins. */
export function hoistedV2({ query }: Pick<Location, 'query'>): (readonly [string, string])[] {
  return query
    .map(([name, value]) => [name.toLowerCase(), toLatin1(utf8(value))] as const)
    .filter(([name]) => name.startsWith('x-amz-') || /^content-(type|md5)$/.test(name));
}

function canonicalResource({ style, bucket = '', path, query }: Location): string {
  const names = [...new Set(query.map(([name]) => name))];
  const signed = names.filter((name) => signedParameters.has(name)).sort();
  const pairs = signed.map((name) => {
    const value = parameter(query, name);
    return value ? `${name}=${toLatin1(utf8(value))}` : name;
  });
  const resource = style === 'virtual' ? `/${bucket}${path}` : path;
  return pairs.length > 0 ? `${resource}?${pairs.join('&')}` : resource;
}

/** Base64. */
export function signV2(secret: string, text: string): string {
  return toBase64(hmac('SHA1', utf8(secret), fromLatin1(text)));
}
