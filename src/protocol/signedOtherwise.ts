/**
 * Why a signature does not match, where it can be told: line by line, the request is signed again as clients and
 * proxies are known to get it wrong, and the line that gives the signature sent is what the signer had.
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

export function signedOtherwiseV4(
  canonicalRequest: string,
  signed: SignedV4,
  secret: string,
): Difference | undefined {
  const lines = canonicalRequest.split('\n');
  return firstDifference(
    lines,
    (line, i) => otherLines(line, i, lines.length),
    (text) => signV4(secret, signed, stringToSignV4(signed, text)) === signed.signature,
  );
}

/** `type` is the content type that the URL was made for, if it says one. */
export function signedOtherwiseV2(
  stringToSign: string,
  type: string | undefined,
  holds: (stringToSign: string) => boolean,
): Difference | undefined {
  const others = (line: string, i: number) => {
    if (i === 0) return methods;
    if (i === 2) return type === undefined ? [''] : ['', type];
    return line.startsWith('x-amz-') ? [undefined] : [];
  };
  return firstDifference(stringToSign.split('\n'), others, holds);
}

/** An undefined line is one that was not there. */
function firstDifference(
  lines: readonly string[],
  others: (line: string, i: number) => readonly (string | undefined)[],
  holds: (text: string) => boolean,
): Difference | undefined {
  for (const [i, received] of lines.entries()) {
    for (const other of others(received, i)) {
      const changed = lines.toSpliced(i, 1, ...(other === undefined ? [] : [other]));
      if (holds(changed.join('\n'))) return { signed: other ?? '', received };
    }
  }
  return undefined;
}

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'];

/** Method, path, query, a line a header, an empty line, the names of the headers, the hash of the body. */
function otherLines(line: string, i: number, lines: number): readonly string[] {
  if (i === 0) return methods;
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
