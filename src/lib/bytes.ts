/** Bytes and their textual forms. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** UTF-8 to text; malformed sequences become U+FFFD. */
export function text(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

const strict = new TextDecoder('utf-8', { fatal: true });

/** Whether bytes are well-formed UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The number of UTF-8 bytes of a text. */
export function utf8Length(value: string): number {
  return encoder.encode(value).length;
}

/** A byte string, one character a byte, as HTTP messages have their headers. */
export function fromLatin1(bytes: string): Uint8Array {
  const read = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) read[i] = bytes.charCodeAt(i);
  return read;
}

/** The other way round. */
export function toLatin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return text;
}

export function concat(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1 && chunks[0]) return chunks[0];
  const whole = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += hexOf[byte];
  return hex;
}

export function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** RFC 4648 base64, with padding. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(toLatin1(bytes));
}

/** Undefined when the text is not canonical base64 with padding. */
export function fromBase64(base64: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64))
    return undefined;
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
