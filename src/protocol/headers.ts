/** A request's headers as a map, and which of them belong to signing and transport rather than to an operation. */
import { toLatin1, utf8 } from '../lib/bytes.ts';
import { isHeaderName } from '../lib/headerName.ts';
import type { Query } from './address.ts';
import { parameter } from './address.ts';
import type { Dialect } from './dialect.ts';
import { refuse } from './errors.ts';
import type { WireHeaders, WireRequest } from './message.ts';

/** Lower-case name → value; values of a repeated header are joined by `,` (RFC 9110 section 5.3). */
export type HeaderMap = ReadonlyMap<string, string>;

/** Without what a URL says in place of headers. */
export function joinedHeaders(headers: WireHeaders): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = map.get(name);
    map.set(name, before === undefined ? value : `${before},${value}`);
  }
  return map;
}

/**
 * A presigned URL may carry `x-amz-` headers as query parameters ("hoisted"), and S3 reads them as headers; with version
 * 2 the content's type and MD5 too. A header that is sent wins. Not the checksum of the body: SDKs hoist that of the
 * empty body, and S3 does not hold the upload to it. Basis: inferred, from what the SDKs' presigners rely on.
 */
export function readHeaders(headers: WireHeaders, query: Query, prefix: string): HeaderMap {
  const map = joinedHeaders(headers);
  const v4 = parameter(query, 'X-Amz-Signature') !== undefined;
  const v2 = parameter(query, 'AWSAccessKeyId') !== undefined;
  if (!v4 && !v2) return map;
  for (const [name, value] of query) {
    const lower = name.toLowerCase();
    if (!lower.startsWith(prefix) && !(v2 && /^content-(type|md5)$/.test(lower))) continue;
    if (map.has(lower) || isSigning(lower, prefix)) continue;
    if (lower.includes('checksum') || !isHeaderName(lower)) continue;
    map.set(lower, toLatin1(utf8(value)));
  }
  return map;
}

/**
 * The bytes of the request line and the headers. Throws RequestHeaderSectionTooLarge (documented; words and detail as
 * users report them, versitygw#2180), and BadRequest for what no HTTP server lets through.
 */
export function headerSection(
  { method, target, headers }: Pick<WireRequest, 'method' | 'target' | 'headers'>,
  { limits }: Dialect,
): number {
  let size = `${method} ${target} HTTP/1.1\r\n`.length;
  for (const [name, value] of headers) {
    // Basis: second-hand, quoted by users.
    const message = 'An error occurred when parsing the HTTP request.';
    if (!isHeaderName(name)) throw refuse('BadRequest', {}, message);
    size += name.length + value.length + ': \r\n'.length;
  }
  if (size <= limits.maxHeaderSection) return size;
  throw refuse('RequestHeaderSectionTooLarge', { MaxSizeAllowed: limits.maxHeaderSection });
}

const signing = new Set([
  'algorithm',
  'content-sha256',
  'credential',
  'date',
  'decoded-content-length',
  'expires',
  'region-set',
  's3session-token',
  'sdk-checksum-algorithm',
  'security-token',
  'signature',
  'signedheaders',
  'trailer',
  'user-agent',
]);

/** Whether a lower-case name is of signing, transport or the SDK itself: no operation's business. */
export function isSigning(name: string, prefix: string): boolean {
  if (name === 'x-id' || name.startsWith('amz-sdk-')) return true;
  return name.startsWith(prefix) && signing.has(name.slice(prefix.length));
}

/** https://fetch.spec.whatwg.org/#forbidden-request-header, and what browsers add themselves. */
const belowPages =
  /^(accept-charset|accept-encoding|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|user-agent|via|proxy-.*|sec-.*)$/;

/** Whether a header, by its lower-case name, goes out below what a page can see: nobody in the page can rebuild it. */
export function isBelowPages(name: string): boolean {
  return belowPages.test(name);
}
