/** Members that are headers, written as headers. */
import { utf8 } from '../lib/bytes.ts';
import type { Member, Type } from './model.ts';
import { formatTimestamp } from './timestamp.ts';

/** Lower-case name → byte string. */
export function writeHeaders(
  members: readonly Member[],
  values: Readonly<Record<string, unknown>>,
): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { name, place, wire, type } of members) {
    const value = values[name];
    if (value === undefined || value === null) continue;
    if (place === 'header') headers.set(wire, byteString(writeScalar(value, type, 'header')));
    if (place !== 'prefix') continue;
    for (const [key, text] of Object.entries(value)) {
      headers.set((wire + key).toLowerCase(), byteString(plainText(text)));
    }
  }
  return headers;
}

/** The text of a member's value in a header or a query. Items of a list that hold a comma or a quote are quoted. */
export function writeScalar(value: unknown, type: Type, place: 'header' | 'query'): string {
  if (value instanceof Date) {
    const format = type.kind === 'timestamp' ? type.format : 'http-date';
    return formatTimestamp(value.getTime(), place, format);
  }
  if (!Array.isArray(value)) return plainText(value);
  const item = type.kind === 'list' ? type.item : type;
  return value.map((v) => quoted(writeScalar(v, item, place))).join(',');
}

/** Numbers and booleans in their JSON form, which is also that of HTTP and XML. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}

/** What a header can carry: text beyond Latin-1 as its UTF-8 bytes, and no control character but the tab. */
function byteString(text: string): string {
  const bytes = /[^\0-\u00ff]/.test(text) ? String.fromCharCode(...utf8(text)) : text;
  return bytes.replace(/[^\t\x20-\x7e\x80-\xff]/g, ' ');
}
