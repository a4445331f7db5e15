/**
 * Percent-encoding over UTF-8 (RFC 3986 section 2.1), exactly once and without guessing.
 * Input is a byte string, as HTTP messages have it: one character a byte. Characters above U+00FF, which no
 * wire carries, are taken as the text they are.
 */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The text, or undefined when an escape is malformed or the bytes are not UTF-8. `+` is left as it is. */
export function decodePercent(text: string): string | undefined {
  const isAscii = !/[\u0080-\uffff]/.test(text);
  if (isAscii && !text.includes('%')) return text;
  try {
    return isAscii ? decodeURIComponent(text) : utf8.decode(percentBytes(text));
  } catch {
    return undefined;
  }
}

/** As decodePercent, in a query or a form: `+` is a space. */
export function decodeForm(text: string): string | undefined {
  return decodePercent(text.replaceAll('+', '%20'));
}

/** Every byte but `A-Z a-z 0-9 - _ . ~` as `%XX`: what SigV4 calls UriEncode. */
export function encodePercent(text: string): string {
  if (/^[\w.~-]*$/.test(text)) return text;
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** As encodePercent, leaving the slashes of a path. */
export function encodePath(text: string): string {
  return text.split('/').map(encodePercent).join('/');
}

/** A part of a URI as it was sent, fit for a header: what no URI holds is escaped, all else is left as it is. */
export function escapeUnsafe(sent: string): string {
  return sent.replace(/[^!-~]/gu, (character) =>
    character <= '\xff'
      ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
      : encodePercent(character),
  );
}

function percentBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x25) {
      const hex = text.slice(i + 1, i + 3);
      if (!/^[0-9A-Fa-f]{2}$/.test(hex)) throw new Error('malformed escape');
      bytes.push(Number.parseInt(hex, 16));
      i += 2;
    } else if (code <= 0xff) {
      bytes.push(code);
    } else {
      const character = String.fromCodePoint(text.codePointAt(i) ?? code);
      bytes.push(...encoder.encode(character));
      i += character.length - 1;
    }
  }
  return Uint8Array.from(bytes);
}
