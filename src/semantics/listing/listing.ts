/** Walking keys in order: prefixes, delimiters and pages, for every operation that lists. */

/** What a listing shows: an entry, or a common prefix that stands for many. */
export type Listed<Entry> = { readonly entry: Entry } | { readonly prefix: string };

interface Walk<Entry> {
  readonly prefix: string;
  readonly delimiter: string | undefined;
  /** How many rows a page takes. */
  readonly limit: number;
  /** Entries at or after a key, in order. */
  from(key: string): Iterable<Entry>;
  /** Where to begin. */
  readonly start: string;
  keyOf(entry: Entry): string;
  /** Whether a row at the start was on an earlier page. */
  skips(row: Listed<Entry>): boolean;
}

export interface Page<Entry> {
  readonly rows: readonly Listed<Entry>[];
  readonly truncated: boolean;
}

/** Greater than every key that begins with `prefix`: more of the last code point than 1,024 bytes can hold. */
export const afterPrefix = (prefix: string): string => prefix + '\u{10ffff}'.repeat(257);

export function commonPrefix(
  key: string,
  prefix: string,
  delimiter: string | undefined,
): string | undefined {
  if (!delimiter) return undefined;
  const at = key.indexOf(delimiter, prefix.length);
  return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}

/** One page. A common prefix is one row, and the keys under it are stepped over, not walked. */
export function walk<Entry>(options: Walk<Entry>): Page<Entry> {
  const rows: Listed<Entry>[] = [];
  let at: string | undefined = options.start;
  while (at !== undefined) {
    const next: string | undefined = walkRun(options, at, rows);
    if (rows.length > options.limit)
      return { rows: rows.slice(0, options.limit), truncated: options.limit > 0 };
    at = next;
  }
  return { rows, truncated: false };
}

/** Adds rows up to the first common prefix; answers where to go on, undefined at the end. */
function walkRun<Entry>(
  options: Walk<Entry>,
  at: string,
  rows: Listed<Entry>[],
): string | undefined {
  for (const entry of options.from(at)) {
    const prefix = commonPrefix(options.keyOf(entry), options.prefix, options.delimiter);
    const row = prefix === undefined ? { entry } : { prefix };
    if (!options.skips(row)) rows.push(row);
    if (rows.length > options.limit) return undefined;
    if (prefix !== undefined) return afterPrefix(prefix);
  }
  return undefined;
}

export function entriesOf<Entry>({ rows }: Page<Entry>): Entry[] {
  return rows.flatMap((row) => ('entry' in row ? [row.entry] : []));
}

export function prefixesOf<Entry>({ rows }: Page<Entry>): string[] {
  return rows.flatMap((row) => ('prefix' in row ? [row.prefix] : []));
}

/** S3's url encoding: UTF-8 percent-encoded, space as `+`, slashes and `*` kept. */
export function urlEncode(value: string): string {
  return encodeURIComponent(value.toWellFormed())
    .replace(/%20/g, '+')
    .replace(/%2F/g, '/')
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

export type Encode = (value: string) => string;

export function encoderFor(EncodingType: string | undefined): Encode {
  return EncodingType === 'url' ? urlEncode : (value) => value;
}
