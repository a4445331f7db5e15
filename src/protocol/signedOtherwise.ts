/**
 * Why a signature of version 4 does not match, where it can be told: line by line, the request is signed again as
 * clients and proxies are known to get it wrong, and the line that gives the signature sent is what the signer had.
 */
import { digestOf } from '../lib/checksums.ts';
import { decodePercent, encodePath } from '../lib/percent.ts';
import type { SignedV4 } from './credential.ts';
import { signV4, stringToSignV4 } from './sigv4.ts';

/** One line of what was signed, as the signer and the receiver have it. */
export interface Difference {
  readonly signed: string;
  readonly received: string;
}

export function signedOtherwise(
  canonicalRequest: string,
  signed: SignedV4,
  secret: string,
): Difference | undefined {
  const lines = canonicalRequest.split('\n');
  for (const [i, received] of lines.entries()) {
    for (const other of otherLines(received, i, lines.length)) {
      const text = stringToSignV4(signed, lines.with(i, other).join('\n'));
      if (signV4(secret, signed, text) === signed.signature) return { signed: other, received };
    }
  }
  return undefined;
}

/** Method, path, query, a line a header, an empty line, the names of the headers, the hash of the body. */
function otherLines(line: string, i: number, lines: number): readonly string[] {
  if (i === 0) return ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];
  if (i === 1) return [encodePath(line), decodePercent(line) ?? line];
  if (i === 2) return withoutOne(line.split('&'));
  if (i === lines - 1) return ['UNSIGNED-PAYLOAD', digestOf('SHA256', new Uint8Array())];
  return i < lines - 3 ? otherHeaders(line) : [];
}

/** A parameter that was added to a URL after it was signed. */
function withoutOne(pairs: readonly string[]): string[] {
  return pairs.map((_, i) => pairs.toSpliced(i, 1).join('&'));
}

/** A header that was not there yet, and a host with another port. */
function otherHeaders(line: string): string[] {
  const [name = '', host = ''] = line.split(':');
  const ports = ['', ':80', ':443'].map((port) => `${name}:${host}${port}`);
  return name === 'host' ? ports : [`${name}:`];
}
