/** How a draft leaves the page, and what came back, as plain data. */
import type { Draft } from '../../scenarios/draft.ts';
import type { WorldView } from '../../worker/api.ts';

/** What a sender made of an answer. */
export interface Outcome {
  readonly sender: 'sdk' | 'fetch';
  /** `returned`: a value; `threw`: an exception. */
  readonly kind: 'returned' | 'threw';
  /** The code that was run, in a few lines. */
  readonly code: string;
  /** What it gave, as JSON text. */
  readonly json: string;
  /** The exception's name and message. */
  readonly error?: string;
  /** `x-amz-request-id`, which finds the exchange. */
  readonly requestId?: string;
  /** Milliseconds from call to answer, in the page. */
  readonly took: number;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Of somebody in a role, whose key is good with it only. */
  readonly sessionToken?: string;
}

export interface Sending {
  readonly draft: Draft;
  readonly world: WorldView | null;
  /** Null: anonymous. */
  readonly credentials: Credentials | null;
}

export type Sender = (sending: Sending) => Promise<Outcome>;

/** How far the world's clock is ahead of the page's, in ms: a strict world takes what is signed by its own. */
export function clockOffset(world: WorldView | null): number {
  return world ? world.now - Date.now() : 0;
}

/** A page reads no more than this of a body: an object may be larger than its memory. */
const appetite = 4 * 1024 ** 2;

/** Reads the start of a body and leaves the rest. Returns what was read, in words. */
export async function taste(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader();
  let eaten = 0;
  while (eaten <= appetite) {
    const { done, value } = await reader.read();
    if (done) return `${eaten} bytes`;
    eaten += value.length;
  }
  await reader.cancel();
  return `left after ${eaten} bytes`;
}

/** JSON text of anything an SDK or fetch gives: bytes by size, dates in ISO form, no cycles. */
export function jsonOf(value: unknown): string {
  const seen = new Set<unknown>();
  const plain = (_: string, member: unknown): unknown => {
    if (member instanceof Uint8Array) return `‹${member.length} bytes›`;
    if (typeof member === 'bigint') return `${member}n`;
    if (typeof member === 'function') return undefined;
    if (typeof member !== 'object' || member === null) return member;
    if (seen.has(member)) return '‹seen above›';
    seen.add(member);
    return member;
  };
  return JSON.stringify(value, plain, 2) ?? 'undefined';
}
