/**
 * Why a signature does not match, where it can be told: line by line, the request is signed again as clients and
 * proxies are known to get it wrong, and the line that gives the signature sent is what the signer had.
 */
import { digestOf } from '../lib/checksums.ts';
import { decodePercent, encodePath } from '../lib/percent.ts';

/** One line of what was signed, as the signer and the receiver have it; `signed` is undefined when it cannot be told. */
export interface Difference {
  readonly signed: string | undefined;
  readonly received: string;
}

type Holds = (text: string) => boolean;

/** What a line may have been for the signer; undefined: it was not there. `all`: it was nothing else. */
interface Others {
  readonly lines: readonly (string | undefined)[];
  readonly all?: boolean;
}

/** `holds` is asked of whole canonical requests. */
export function signedOtherwiseV4(canonicalRequest: string, holds: Holds): Difference {
  const lines = canonicalRequest.split('\n');
  const hash = lines.at(-1) ?? '';
  // The hash of the body is signed as a header too.
  const alike = (line: string, from: string, to: string) =>
    line === `x-amz-content-sha256:${from}` ? `x-amz-content-sha256:${to}` : line;
  return firstDifference(
    lines,
    (line, i) => otherLines(line, i, lines.length),
    (changed) => {
      const to = changed.at(-1) ?? '';
      return holds(changed.map((line) => alike(line, hash, to)).join('\n'));
    },
  );
}

/** `type` is the content type that the URL was made for, if it says one. */
export function signedOtherwiseV2(
  stringToSign: string,
  type: string | undefined,
  holds: Holds,
): Difference {
  const others = (line: string, i: number): Others => {
    if (i === 0) return { lines: methods, all: true };
    if (i === 2) return { lines: type === undefined ? [''] : ['', type] };
    return { lines: line.startsWith('x-amz-') ? [undefined] : [], all: line === '' };
  };
  return firstDifference(stringToSign.split('\n'), others, (lines) => holds(lines.join('\n')));
}

/** A chunk that is out of its turn has what others signed, or were signed with. */
export function signedOtherwiseChunk(
  stringToSign: string,
  {
    signatures,
    hashes,
  }: { readonly signatures: readonly string[]; readonly hashes: readonly string[] },
  holds: Holds,
): Difference {
  const others = (_: string, i: number): Others => {
    if (i === 3) return { lines: signatures, all: true };
    return i < 5 ? { lines: [], all: true } : { lines: hashes };
  };
  const lines = stringToSign.split('\n');
  const told = firstDifference(lines, others, (changed) => holds(changed.join('\n')));
  // A signature is nobody's to see.
  return told.received === lines[3]
    ? { signed: 'the signature of another chunk', received: 'the signature of the chunk before' }
    : told;
}

/** When none of them gives the signature: the first line that can have been something that was not tried. */
function firstDifference(
  lines: readonly string[],
  others: (line: string, i: number) => Others,
  holds: (lines: readonly string[]) => boolean,
): Difference {
  let open: string | undefined;
  for (const [i, received] of lines.entries()) {
    const { lines: tries, all } = others(received, i);
    for (const other of tries) {
      const changed = lines.toSpliced(i, 1, ...(other === undefined ? [] : [other]));
      if (holds(changed)) return { signed: other ?? '', received };
    }
    if (!all) open ??= received;
  }
  return { signed: undefined, received: open ?? lines.at(-1) ?? '' };
}

const methods = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'PATCH'];

/** Method, path, query, a line a header, an empty line, the names of the headers, the hash of the body. */
function otherLines(line: string, i: number, count: number): Others {
  if (i === 0) return { lines: methods, all: true };
  if (i === 1) return { lines: [encodePath(line), decodePercent(line) ?? line] };
  if (i === 2) return { lines: withoutOne(line.split('&')) };
  if (i === count - 1) return { lines: ['UNSIGNED-PAYLOAD', digestOf('SHA256', new Uint8Array())] };
  // The names of the headers are those that the signer sent.
  return i < count - 3 ? { lines: otherHeaders(line) } : { lines: [], all: true };
}

/** A parameter that was added to a URL after it was signed. */
function withoutOne(pairs: readonly string[]): string[] {
  return pairs.map((_, i) => pairs.toSpliced(i, 1).join('&'));
}

/** A header that was not there yet, a host with another port, a type to which a page added its letters, a coding that a proxy set. */
function otherHeaders(line: string): string[] {
  const [name = '', host = ''] = line.split(':');
  if (name === 'host') return ['', ':80', ':443'].map((port) => `${name}:${host}${port}`);
  const bare = name === 'content-type' ? [line.replace(/;.*$/, '')] : [];
  const codings = name === 'accept-encoding' ? ['identity', 'gzip'] : [];
  return [`${name}:`, ...bare, ...codings.map((coding) => `${name}:${coding}`)];
}
