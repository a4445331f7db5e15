/**
 * The signatures inside an aws-chunked body, each of which signs the one before it, the first that of the headers.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html
 */
import { fromLatin1 } from '../lib/bytes.ts';
import { digestOf } from '../lib/checksums.ts';
import type { Chunked } from './chunked.ts';
import type { SignedV4 } from './credential.ts';
import { scopeOf, signV4 } from './sigv4.ts';

/** What of a chunked body does not have the signature that it should. */
export interface Unsound {
  /** The number of the chunk, from 1; the trailers come behind the last. */
  readonly chunk: number | 'trailers';
  readonly signature: string;
  readonly stringToSign: string;
}

const empty = new Uint8Array();

/** The first that is unsound; undefined when none is. A body whose chunks are not signed has none. */
export function unsoundChunk(
  { bytes, chunks, trailers, trailerSignature }: Chunked,
  signed: SignedV4,
  secret: string,
): Unsound | undefined {
  let previous = signed.signature;
  let at = 0;
  const text = (kind: string, ...hashes: readonly string[]) =>
    [`AWS4-HMAC-SHA256-${kind}`, signed.signedAt ?? '', scopeOf(signed), previous, ...hashes].join(
      '\n',
    );
  for (const [i, { size, signature }] of chunks.entries()) {
    if (signature === undefined) return undefined;
    const content = digestOf('SHA256', bytes.subarray(at, at + size));
    const stringToSign = text('PAYLOAD', digestOf('SHA256', empty), content);
    if (signV4(secret, signed, stringToSign) !== signature) {
      return { chunk: i + 1, signature, stringToSign };
    }
    at += size;
    previous = signature;
  }
  if (trailerSignature === undefined) return undefined;
  const lines = trailers.map(([name, value]) => `${name}:${value}\n`).join('');
  const stringToSign = text('TRAILER', digestOf('SHA256', fromLatin1(lines)));
  return signV4(secret, signed, stringToSign) === trailerSignature
    ? undefined
    : { chunk: 'trailers', signature: trailerSignature, stringToSign };
}
