/**
 * A request's body without its framing. Only aws-chunked is framing here: HTTP's own chunks are gone before.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html
 */
import type { SyntheticBytes } from '../lib/payload.ts';
import { type Chunked, readChunks } from './chunked.ts';
import type { Dialect } from './dialect.ts';
import { refuse } from './errors.ts';
import { header, type WireHeaders, type WireRequest } from './message.ts';

export interface ReceivedBody {
  readonly body: Uint8Array | SyntheticBytes;
  /**
   * The request's headers as the operation is to see them: Content-Encoding without `aws-chunked`, trailers behind.
   */
  readonly headers: WireHeaders;
  readonly trailers: WireHeaders;
  /** The signatures of chunks and trailers, not yet verified; absent when the body was not chunked. */
  readonly chunked?: Chunked;
}

/** How x-amz-content-sha256 says that the body is framed. */
const framings = new Set([
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD',
  'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER',
]);

/**
 * Reads a Blob; bytes that are only described pass through, never framed. Throws IncompleteBody, MissingContentLength,
 * InvalidArgument, InvalidRequest, InvalidChunkSizeError, MalformedTrailerError.
 */
export async function receiveBody(
  request: Pick<WireRequest, 'headers' | 'body'>,
  dialect: Dialect,
): Promise<ReceivedBody> {
  const { body } = request;
  const bytes = body instanceof Blob ? new Uint8Array(await body.arrayBuffer()) : body;
  return bytes === null || bytes instanceof Uint8Array
    ? unframe(request.headers, bytes ?? new Uint8Array(), dialect)
    : { body: bytes, headers: stored(request.headers, []), trailers: [] };
}

/** The same for whole bytes. To stream, feed `readChunks` piece by piece: it never looks behind the chunk it is at. */
export function unframe(headers: WireHeaders, bytes: Uint8Array, dialect: Dialect): ReceivedBody {
  const { headerPrefix, limits } = dialect;
  checkLength(headers, 'content-length', bytes.length);
  const framing = contentSha256(headers, headerPrefix);
  if (!framings.has(framing)) return { body: bytes, headers: stored(headers, []), trailers: [] };
  const declared = headerPrefix + 'decoded-content-length';
  // Basis: second-hand, versitygw (written to match AWS).
  if (header({ headers }, declared) === undefined) throw refuse('MissingContentLength');
  const chunked = readChunks(bytes, {
    signed: !framing.includes('UNSIGNED'),
    trailers: framing.endsWith('-TRAILER') ? announced(headers, headerPrefix) : undefined,
    minChunk: limits.minChunk,
  });
  checkLength(headers, declared, chunked.bytes.length);
  const { trailers } = chunked;
  return { body: chunked.bytes, headers: stored(headers, trailers), trailers, chunked };
}

/** A browser shows no content-length: then there is nothing to hold the body against. */
function checkLength(headers: WireHeaders, name: string, size: number): void {
  const text = header({ headers }, name);
  if (text === undefined) return;
  if (!/^\d{1,15}$/.test(text)) {
    throw refuse('InvalidArgument', { ArgumentName: name, ArgumentValue: text });
  }
  if (Number(text) === size) return;
  const detail = { NumberBytesExpected: Number(text), NumberBytesProvided: size };
  const message =
    'You did not provide the number of bytes specified by the Content-Length HTTP header';
  throw refuse('IncompleteBody', detail, message);
}

/** Basis: second-hand, versitygw (written to match AWS), for both refusals. */
function contentSha256(headers: WireHeaders, prefix: string): string {
  const name = `${prefix}content-sha256`;
  const value = header({ headers }, name) ?? '';
  const hash = /^[0-9a-fA-F]{64}$/.test(value) || value === '';
  const valid = hash || value === 'UNSIGNED-PAYLOAD' || framings.has(value);
  if (!valid) {
    const list = ['UNSIGNED-PAYLOAD', ...framings].join(', ');
    const message = `${name} must be ${list} or a valid sha256 value.`;
    throw refuse('InvalidArgument', { ArgumentName: name, ArgumentValue: value }, message);
  }
  const encoding = header({ headers }, 'content-encoding') ?? '';
  if (value === 'UNSIGNED-PAYLOAD' && /\baws-chunked\b/i.test(encoding)) {
    const message = `aws-chunked encoding is not supported when ${name} UNSIGNED-PAYLOAD is supplied.`;
    const detail = { ArgumentName: 'Content-Encoding', ArgumentValue: encoding };
    throw refuse('InvalidArgument', detail, message);
  }
  return value;
}

/** The trailers that x-amz-trailer announces, in lower case. Only checksums may be. */
function announced(headers: WireHeaders, prefix: string): readonly string[] {
  const names = (header({ headers }, `${prefix}trailer`) ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  if (names.every((name) => name.startsWith(`${prefix}checksum-`))) return names;
  // Basis: second-hand, versitygw (written to match AWS).
  const message = `The value specified in the ${prefix}trailer header is not supported`;
  throw refuse('InvalidRequest', {}, message);
}

function stored(headers: WireHeaders, trailers: WireHeaders): WireHeaders {
  const kept = headers.flatMap(([name, value]): WireHeaders => {
    if (name !== 'content-encoding' || !/aws-chunked/i.test(value)) return [[name, value]];
    const codings = value.split(',').map((coding) => coding.trim());
    const others = codings.filter((coding) => coding.toLowerCase() !== 'aws-chunked').join(',');
    return others ? [[name, others]] : [];
  });
  return [...kept, ...trailers];
}
