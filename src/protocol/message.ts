/**
 * One HTTP message as it crossed the wire, in a form that survives postMessage.
 * Header names are lower-case; values are byte strings (one character a byte, as Node and RFC 9110 have them).
 */
import type { SyntheticBytes } from '../lib/payload.ts';

export type WireHeaders = readonly (readonly [name: string, value: string])[];

/** A body that can be posted: whole bytes, a Blob to be read when needed, or bytes that are only described. */
export type WireBody = Uint8Array | Blob | SyntheticBytes | null;

/** The page of a browser that a request comes from. `mode` and `credentials` are those of the fetch standard's Request. */
export interface Page {
  readonly origin: string;
  readonly mode: string;
  readonly credentials: string;
  /** Whether it meets CORS in a world that leaves that to browsers, too. */
  readonly strict?: boolean;
}

export interface WireRequest {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  /** Host with port, as in the Host header. */
  readonly host: string;
  /** Path and query exactly as sent: nothing decoded, no dot segment collapsed. */
  readonly target: string;
  readonly headers: WireHeaders;
  readonly body: WireBody;
  /** Absent when no browser stands between. */
  readonly page?: Page;
  /** The address of the other end, where whoever carries the request knows it. */
  readonly from?: { readonly ip: string };
}

/**
 * Why an answer does not arrive whole: the connection ended before the status, or in the body; or a browser keeps it from
 * the page.
 */
export type Dropped = 'unanswered' | 'cut' | 'withheld';

export interface WireAnswer {
  /** 0 when there is none, because the connection ended before. */
  readonly status: number;
  readonly dropped?: Dropped;
  readonly headers: WireHeaders;
  /** The names of headers that a browser does not show to the page. */
  readonly hidden?: readonly string[];
  readonly body: Uint8Array | ReadableStream<Uint8Array> | null;
}

/** The first value of a header, by its lower-case name. */
export function header(
  message: { readonly headers: WireHeaders },
  name: string,
): string | undefined {
  return message.headers.find(([n]) => n === name)?.[1];
}
