/** What an answer's body is, and its text. */
import type { HeaderList, RememberedBody } from '../explain/exchange.ts';

/** `unseen`: it went by in a stream, and nothing of it was kept. */
export type BodyKind = 'none' | 'unseen' | 'xml' | 'text' | 'binary';

export function headerIn(headers: HeaderList, name: string): string | undefined {
  return headers.find(([n]) => n.toLowerCase() === name)?.[1];
}

export function bodyKind(headers: HeaderList, body: RememberedBody): BodyKind {
  if (body.size === 0) return 'none';
  if (body.preview.length === 0) return 'unseen';
  const type = headerIn(headers, 'content-type') ?? '';
  if (/\bxml\b/.test(type) || startsLikeXml(body.preview)) return 'xml';
  return isText(body) ? 'text' : 'binary';
}

function startsLikeXml(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 64)).trimStart().startsWith('<?xml');
}

function isText({ size, preview }: RememberedBody): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(preview, { stream: size > preview.length });
    return !preview.subarray(0, 512).includes(0);
  } catch {
    return false;
  }
}

export function bodyText({ preview }: RememberedBody): string {
  return new TextDecoder().decode(preview);
}

/** Sixteen bytes a line, as hex and as text. */
export function hexLines(bytes: Uint8Array, lines = 64): string {
  const rows: string[] = [];
  for (let at = 0; at < bytes.length && rows.length < lines; at += 16) {
    const row = [...bytes.subarray(at, at + 16)];
    const hex = row.map((b) => b.toString(16).padStart(2, '0')).join(' ');
    const text = row.map((b) => (b >= 32 && b < 127 ? String.fromCharCode(b) : '.')).join('');
    rows.push(`${at.toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${text}`);
  }
  return rows.join('\n');
}
