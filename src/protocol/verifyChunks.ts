/**
 * The signatures inside an aws-chunked body, each of which signs the one before it, the first that of the headers.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html and sigv4-streaming-trailers.html
 */
import { fromLatin1 } from '../lib/bytes.ts';
import { digestOf } from '../lib/checksums.ts';
import type { Chunked } from './chunked.ts';
import type { SignedV4 } from './credential.ts';
import { type Difference, signedOtherwiseChunk } from './signedOtherwise.ts';
import { scopeOf, stampOf } from './sigv4.ts';
import { holdsV4 } from './signV4.ts';

/** What of a chunked body does not have the signature that it should. */
export interface Unsound {
  /** The number of the chunk, from 1; the trailers come behind the last. */
  readonly chunk: number | 'trailers';
  readonly signature: string;
  readonly stringToSign: string;
  difference(): Difference;
}

const empty = new Uint8Array();

/** The first that is unsound; undefined when none is. A body whose chunks are not signed has none. */
export function unsoundChunk(
  { bytes, chunks, trailers, trailerSignature }: Chunked,
  signed: SignedV4,
  secret: string,
): Unsound | undefined {
  const head = (kind: string) =>
    `${signed.algorithm}-${kind}\n${stampOf(signed)}\n${scopeOf(signed)}\n`;
  const [chunkHead, nothing] = [head('PAYLOAD'), digestOf('SHA256', empty)];
  const hashes: string[] = [];
  const signatures = [signed.signature];
  const check = (chunk: Unsound['chunk'], signature: string, lead: string, rest: string) => {
    const follows = (previous: string) => `${lead}${previous}\n${rest}`;
    const holds = (text: string) => holdsV4(secret, signed, text, signature);
    const previous = signatures.at(-1) ?? '';
    const stringToSign = follows(previous);
    if (holds(stringToSign)) return undefined;
    // Those of 4A are filled up to one length behind a chunk; signers pass them on as they are, or without that.
    const bare = previous.replace(/\*+$/, '');
    if (bare !== previous && holds(follows(bare))) return undefined;
    const difference = () => signedOtherwiseChunk(stringToSign, { signatures, hashes }, holds);
    return { chunk, signature, stringToSign, difference };
  };
  let at = 0;
  for (const [i, { size, signature }] of chunks.entries()) {
    if (signature === undefined) return undefined;
    const content = digestOf('SHA256', bytes.subarray(at, at + size));
    const unsound = check(i + 1, signature, chunkHead, `${nothing}\n${content}`);
    if (unsound) return unsound;
    at += size;
    hashes.push(content);
    signatures.push(signature);
  }
  if (trailerSignature === undefined) return undefined;
  const lines = trailers.map(([name, value]) => `${name}:${value}\n`).join('');
  return check(
    'trailers',
    trailerSignature,
    head('TRAILER'),
    digestOf('SHA256', fromLatin1(lines)),
  );
}
