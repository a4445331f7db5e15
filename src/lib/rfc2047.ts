/**
 * Non-ASCII user metadata: S3 takes and gives it as an RFC 2047 encoded word.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
import { text, toBase64, utf8 } from './bytes.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes a value that is one encoded word in UTF-8; any other value is given back as it is. */
export function decodeWord(value: string): string {
  const word = /^=\?utf-8\?([bq])\?(.*)\?=$/i.exec(value);
  if (!word) return value;
  const [, encoding = '', content = ''] = word;
  return text(encoding.toLowerCase() === 'b' ? lenientBase64(content) : quotedPrintable(content));
}

/** Encodes a value that ASCII cannot carry. */
export function encodeWord(value: string): string {
  return /^[\x20-\x7e]*$/.test(value) ? value : `=?UTF-8?B?${toBase64(utf8(value))}?=`;
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
