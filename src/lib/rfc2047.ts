/**
 * Non-ASCII user metadata: S3 takes and gives it as encoded words of RFC 2047, as Jakarta Mail's MimeUtility has them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
import { text, toBase64, utf8 } from './bytes.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The longest content that leaves a word in UTF-8 at 75 characters (section 2). */
const longest = 75 - '=?UTF-8?Q??='.length;

/** Decodes the encoded words of a value in UTF-8; white space between two of them goes (section 6.2), the rest stays. */
export function decodeWords(value: string): string {
  const units = value.split(/([ \t\r\n]+)/);
  const words = units.map((unit, i) => (i % 2 === 0 ? decodeWord(unit) : undefined));
  return units
    .filter((_, i) => i % 2 === 0 || words[i - 1] === undefined || words[i + 1] === undefined)
    .map((unit) => decodeWord(unit) ?? unit)
    .join('');
}

function decodeWord(unit: string): string | undefined {
  const word = /^=\?utf-8\?([bq])\?(.*)\?=$/i.exec(unit);
  if (!word) return undefined;
  const [, encoding = '', content = ''] = word;
  return text(encoding.toLowerCase() === 'b' ? lenientBase64(content) : quotedPrintable(content));
}

/** Encodes a value that ASCII cannot carry: in Q where most of it is ASCII, else in B (observed). */
export function encodeWords(value: string): string {
  const ascii = value.replace(/[^\t\x20-\x7e]/g, '').length;
  if (ascii === value.length) return value;
  return encoded(value, ascii > value.length - ascii ? 'Q' : 'B').join(' ');
}

/** One word, or those of both halves. */
function encoded(value: string, encoding: 'B' | 'Q'): readonly string[] {
  const content = encoding === 'B' ? toBase64(utf8(value)) : toQuotedPrintable(value);
  const half = value.length >> 1;
  const split = /[\ud800-\udbff]/.test(value[half - 1] ?? '') ? half - 1 : half;
  return content.length <= longest || split <= 0
    ? [`=?UTF-8?${encoding}?${content}?=`]
    : [...encoded(value.slice(0, split), encoding), ...encoded(value.slice(split), encoding)];
}

function toQuotedPrintable(value: string): string {
  return text(utf8(value)).replace(/[^!-<>@-^`-~]/gu, (char) =>
    char === ' '
      ? '_'
      : Array.from(
          utf8(char),
          (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
        ).join(''),
  );
}

/** S3 was recorded decoding malformed base64 too: a character that is no digit counts as 63, a trailing `=` is the end. */
function lenientBase64(content: string): Uint8Array {
  const digits = Array.from(content.replace(/=+$/, ''), (char) => alphabet.indexOf(char) & 63);
  const bytes: number[] = [];
  for (let i = 0; i < digits.length; i += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = digits.slice(i, i + 4);
    const group = [(a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d];
    bytes.push(...group.slice(0, Math.max(0, Math.min(4, digits.length - i) - 1)));
  }
  return Uint8Array.from(bytes);
}

function quotedPrintable(content: string): Uint8Array {
  const spaced = content.replaceAll('_', ' ');
  const bytes = spaced.match(/=[0-9A-Fa-f]{2}|[\s\S]/g) ?? [];
  return Uint8Array.from(bytes, (unit) =>
    unit.length === 3 ? Number.parseInt(unit.slice(1), 16) : unit.charCodeAt(0),
  );
}
