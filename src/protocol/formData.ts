/** multipart/form-data (RFC 7578) as browsers and their imitators send it: parts in order, bytes untouched. */
import { fromLatin1, text } from '../lib/bytes.ts';
import { refuse } from './errors.ts';

export interface FormPart {
  readonly name: string;
  /** As sent, with the path that some browsers put before it; absent when the part is no file. */
  readonly filename?: string;
  readonly bytes: Uint8Array;
}

const blankLine = fromLatin1('\r\n\r\n');

/** Throws MalformedPOSTRequest. */
export function readFormData(body: Uint8Array, contentType: string): readonly FormPart[] {
  const [, quoted, bare] =
    /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) throw refuse('MalformedPOSTRequest');
  const delimiter = fromLatin1(`\r\n--${boundary}`);
  const parts: FormPart[] = [];
  // Nothing need come before the first delimiter, not even the line that it ends.
  let at = startsWith(body, delimiter.subarray(2), 0)
    ? delimiter.length - 2
    : after(body, delimiter, 0);
  while (!startsWith(body, fromLatin1('--'), at)) {
    const head = body.indexOf(0x0a, at) - 1;
    const start = after(body, blankLine, head);
    const next = after(body, delimiter, start - 2);
    const end = Math.max(start, next - delimiter.length);
    parts.push(readPart(body.subarray(head, start), body.subarray(start, end)));
    at = next;
  }
  return parts;
}

function readPart(head: Uint8Array, bytes: Uint8Array): FormPart {
  const disposition = /^content-disposition:\s*form-data\s*(;.*)$/im.exec(text(head))?.[1] ?? '';
  const name = parameterOf(disposition, 'name');
  if (name === undefined) throw refuse('MalformedPOSTRequest');
  const filename = parameterOf(disposition, 'filename');
  return { name, bytes, ...(filename === undefined ? {} : { filename }) };
}

function parameterOf(disposition: string, name: string): string | undefined {
  const [, quoted, bare] =
    new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]*))`, 'i').exec(disposition) ?? [];
  return quoted ?? bare;
}

/** The position behind the next `pattern`. */
function after(bytes: Uint8Array, pattern: Uint8Array, from: number): number {
  if (from < 0) throw refuse('MalformedPOSTRequest');
  for (let at = bytes.indexOf(0x0d, from); at >= 0; at = bytes.indexOf(0x0d, at + 1)) {
    if (startsWith(bytes, pattern, at)) return at + pattern.length;
  }
  throw refuse('MalformedPOSTRequest');
}

function startsWith(bytes: Uint8Array, pattern: Uint8Array, at: number): boolean {
  return pattern.every((byte, i) => bytes[at + i] === byte);
}
