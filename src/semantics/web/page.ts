/** What the browser of a page makes of an answer. Judged behind the operation, when the answer is whole. */
import type { Trace } from '../../explain/trace.ts';
import type { Refusal } from '../../protocol/errors.ts';
import { ask, choose } from '../ask.ts';
import { headersHidden, pageMayAsk, pageMayRead, type Seen } from '../rules/page.ts';

export interface Judged {
  readonly trace: Trace;
  readonly seen: Seen;
  /** Whether a refusal is what ends the request: not where S3 has refused it. */
  readonly ends: boolean;
}

/** `headers` are those that the page wants to send. */
export function judgePreflight(
  { trace, seen, ends }: Judged,
  headers: readonly string[],
): Refusal | undefined {
  return ask(trace, pageMayAsk, { ...seen, headers }, ends);
}

/** `names` are those of the answer's headers; those of them that the page does not see, or why it sees nothing. */
export function judgeAnswer(
  { trace, seen, ends }: Judged,
  names: readonly string[],
): { readonly refusal: Refusal } | { readonly hidden: readonly string[] } {
  const refusal = ask(trace, pageMayRead, seen, ends);
  return refusal ? { refusal } : { hidden: choose(trace, headersHidden, { ...seen, names }) };
}
