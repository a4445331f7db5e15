/** Values as text: as CSV has them, and as JSON. */
import { Decimal } from './decimal.ts';
import { Timestamp } from './timestamp.ts';
import { isAbsent, isList, Struct, type Value } from './value.ts';

/** What has no text of its own is JSON; what is absent is empty. */
export function plainText(value: Value): string {
  if (isAbsent(value)) return '';
  return typeof value === 'string' || value instanceof Timestamp ? String(value) : jsonText(value);
}

/** MISSING members are left out, MISSING items are null. */
export function jsonText(value: Value): string {
  if (isAbsent(value)) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Timestamp) return `"${value.toString()}"`;
  if (value instanceof Decimal || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(jsonText).join(',')}]`;
  return value instanceof Struct ? structText(value) : 'null';
}

function structText({ names, values }: Struct): string {
  const members = names.flatMap((name, i) =>
    values[i] === undefined ? [] : [`${JSON.stringify(name)}:${jsonText(values[i])}`],
  );
  return `{${members.join(',')}}`;
}
