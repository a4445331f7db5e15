/**
 * A request as someone builds it: what will be on the wire, minus what the sender adds (signature, date, length).
 * It is the one model that the form and the raw HTTP text both print from and parse into.
 */
import type { WireHeaders } from '../protocol/message.ts';

/** A body to send. `name` is shown where the bytes cannot be. */
export type DraftBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly bytes: Blob; readonly name: string };

/** `null`: the name stands alone, without an equals sign. */
export type QueryPart = readonly [name: string, value: string | null];

export interface Draft {
  /** AWS's operation name, or '' for a request of one's own making. */
  readonly operation: string;
  /** The access key id of the caller; '' sends anonymously. */
  readonly principal: string;
  readonly method: string;
  /** '' addresses the service itself. */
  readonly bucket: string;
  /** The key as S3 stores it; percent-encoding happens on the way out. */
  readonly key: string;
  readonly query: readonly QueryPart[];
  /** Lower-case names; values as typed, UTF-8 on the wire. An empty value is a header sent empty. */
  readonly headers: WireHeaders;
  readonly body: DraftBody;
  /** Ask this region instead of the bucket's own. */
  readonly region?: string;
  /** A host that is not S3's own, kept as written. */
  readonly host?: string;
  /** A path spelled otherwise than we would spell it, kept until bucket or key is edited. */
  readonly path?: string;
}

/** Which region a bucket is in, as far as we know. */
export type RegionOf = (bucket: string) => string;

export const noBody: DraftBody = { kind: 'none' };

/** Percent-encodes as the SDKs do: everything but RFC 3986's unreserved characters. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The same for a key: slashes stay. */
export function encodeKey(key: string): string {
  return key.split('/').map(encodeUri).join('/');
}

/** Decodes percent-encoding; what is malformed stays as it is. */
export function decodeUri(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The value of a header, by its lower-case name. Undefined: not sent. */
export function headerOf(draft: Draft, name: string): string | undefined {
  return draft.headers.find(([n]) => n === name)?.[1];
}

/** The draft with a header set where it stands, or added; undefined takes it out. */
export function withHeader(draft: Draft, name: string, value: string | undefined): Draft {
  return { ...draft, headers: replaced(draft.headers, name, value) };
}

/** The value of a query parameter; null when it stands without one, undefined when it is not sent. */
export function queryOf(draft: Draft, name: string): string | null | undefined {
  return draft.query.find(([n]) => n === name)?.[1];
}

export function withQuery(draft: Draft, name: string, value: string | null | undefined): Draft {
  return { ...draft, query: replaced(draft.query, name, value) };
}

/** The draft addressed elsewhere; a path kept as written is forgotten. */
export function withTarget(draft: Draft, target: { bucket?: string; key?: string }): Draft {
  const { path: _path, host: _host, ...rest } = draft;
  return { ...rest, ...target };
}

function replaced<V>(
  list: readonly (readonly [string, V])[],
  name: string,
  value: V | undefined,
): readonly (readonly [string, V])[] {
  if (value === undefined) return list.filter(([n]) => n !== name);
  const at = list.findIndex(([n]) => n === name);
  return at < 0 ? [...list, [name, value]] : list.with(at, [name, value]);
}
