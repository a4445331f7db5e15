/**
 * aws-chunked framing: `size[;chunk-signature=…] CRLF bytes CRLF` …, a chunk of size 0, trailers.
 * Broken framing is IncompleteBody; basis: second-hand, versitygw (written to match AWS).
 */
import { concat, toLatin1 } from '../lib/bytes.ts';
import { refuse } from './errors.ts';
import type { WireHeaders } from './message.ts';

export interface Chunk {
  /** Bytes of the chunk. */
  readonly size: number;
  readonly signature?: string;
}

/** A body whose framing was read. Signatures are as sent, for a verifier to come. */
export interface Chunked {
  readonly bytes: Uint8Array;
  /** All chunks in order, the last of size 0. */
  readonly chunks: readonly Chunk[];
  readonly trailers: WireHeaders;
  readonly trailerSignature?: string;
}

export interface Framing {
  readonly signed: boolean;
  /** The names that may and must come behind; undefined: this framing has no trailers. */
  readonly trailers: readonly string[] | undefined;
  /** Bytes that every chunk but the last must have. */
  readonly minChunk: number;
}

const maxLine = 1024;
const maxTrailers = 16_384;

/** Throws IncompleteBody, InvalidChunkSizeError, MalformedTrailerError. */
export function readChunks(body: Uint8Array, framing: Framing): Chunked {
  const chunks: Chunk[] = [];
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (;;) {
    const [chunk, start] = readHead(body, at, framing.signed);
    checkSize(chunks, chunk, framing.minChunk);
    chunks.push(chunk);
    at = start;
    if (chunk.size === 0) break;
    // A size beyond the end, however huge, shows in the CRLF that is not there.
    pieces.push(body.subarray(at, at + chunk.size));
    at = afterCrlf(body, at + chunk.size);
  }
  return { bytes: concat(pieces), chunks, ...readTrailers(body.subarray(at), framing) };
}

function readHead(body: Uint8Array, at: number, signed: boolean): readonly [Chunk, number] {
  const end = body.indexOf(0x0d, at);
  if (end < 0 || end - at > maxLine) throw refuse('IncompleteBody');
  const line = toLatin1(body.subarray(at, end));
  const form = signed
    ? /^([0-9a-fA-F]{1,16});chunk-signature=([0-9a-fA-F*]{1,144})$/
    : /^([0-9a-fA-F]{1,16})$/;
  const [, hex, signature] = form.exec(line) ?? [];
  if (hex === undefined) throw refuse('IncompleteBody');
  const size = Number.parseInt(hex, 16);
  return [{ size, ...(signature ? { signature } : {}) }, afterCrlf(body, end)];
}

/** Only the last chunk with bytes may be small: that it was not the last shows with the next. */
function checkSize(before: readonly Chunk[], next: Chunk, minChunk: number): void {
  const last = before.at(-1);
  if (!last || next.size === 0 || last.size >= minChunk) return;
  throw refuse('InvalidChunkSizeError', { Chunk: before.length, BadChunkSize: last.size });
}

function afterCrlf(body: Uint8Array, at: number): number {
  if (body[at] !== 0x0d || body[at + 1] !== 0x0a) throw refuse('IncompleteBody');
  return at + 2;
}

/** Lines end with CRLF, LF or, as AWS documents signed trailers, LF CRLF; a last CRLF ends the body. */
function readTrailers(
  rest: Uint8Array,
  { trailers: announced, signed }: Framing,
): Pick<Chunked, 'trailers' | 'trailerSignature'> {
  if (rest.length > maxTrailers) throw refuse('MalformedTrailerError');
  const text = toLatin1(rest);
  if (!text.endsWith('\r\n')) throw refuse('IncompleteBody');
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  if (announced === undefined) {
    if (lines.length > 0) throw refuse('IncompleteBody');
    return { trailers: [] };
  }
  const all = lines.map((line): readonly [string, string] => {
    const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw refuse('MalformedTrailerError');
    return [name.toLowerCase(), value.trim()];
  });
  const isSignature = ([name]: readonly [string, string]) => name.endsWith('trailer-signature');
  const trailers = all.filter((trailer) => !isSignature(trailer));
  const names = trailers.map(([name]) => name);
  const signature = all.find(isSignature)?.[1];
  if (names.join() !== announced.join() || (signature !== undefined) !== signed) {
    throw refuse('MalformedTrailerError');
  }
  return { trailers, ...(signature === undefined ? {} : { trailerSignature: signature }) };
}
