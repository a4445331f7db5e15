/** Requests that a browser sends from another origin, and the preflights before them. */
import type { Log } from '../explain/log.ts';
import type { Location } from '../protocol/address.ts';
import type { EncodedAnswer } from '../protocol/encode.ts';
import { header, type WireHeaders, type WireRequest } from '../protocol/message.ts';
import {
  allowCrossOrigin,
  type CrossOriginInput,
  performPreflight,
} from '../semantics/web/crossOrigin.ts';
import { nobodyYet } from './asker.ts';
import type { OtherRequest } from './otherRequest.ts';
import type { Parts } from './parts.ts';
import { transact } from './transact.ts';

export function preflight({
  parts,
  request,
  location,
  given,
}: OtherRequest): Promise<EncodedAnswer> {
  return transact(parts, given, (s3) => {
    const headers = performPreflight(asked(request, location), s3);
    return { status: 200, headers: [...headers, ['content-length', '0']], body: null };
  });
}

/**
 * The headers of CORS for the answer of a request, whatever that will be: S3 looks at the bucket's rules before it looks at
 * the signature, so that a page may read its refusals.
 */
export async function crossOriginHeaders(
  parts: Parts,
  request: WireRequest,
  location: Location,
  log: Log,
): Promise<WireHeaders> {
  const input = asked(request, location);
  if (input.Origin === undefined || request.method === 'OPTIONS') return [];
  const given = nobodyYet(parts.world, request, location, log);
  const { headers } = await transact(parts, given, (s3) => {
    return { status: 200, headers: allowCrossOrigin(input, s3), body: null };
  });
  return headers;
}

function asked(request: WireRequest, { bucket = '', key }: Location): CrossOriginInput {
  return {
    Bucket: bucket,
    Key: key,
    Method: request.method,
    Origin: header(request, 'origin'),
    RequestMethod: header(request, 'access-control-request-method'),
    RequestHeaders: header(request, 'access-control-request-headers'),
  };
}
