/**
 * A behaviour of S3 as an object: an id, a sentence, where it comes from, and how sure we are. Two kinds only. A guard
 * may refuse the request; a decision picks a value. Operations call them through the context, which records each
 * call: the explanation is a by-product, and no check is written twice.
 */
import type { Origin } from '../explain/exchange.ts';
import type { Documented, Opinion, Phase, Remedy } from '../explain/trace.ts';
import type { Refusal } from '../protocol/errors.ts';

interface Rule extends Documented {
  readonly phase: Phase;
}

export interface Guard<F> extends Rule {
  readonly kind: 'guard';
  /** The fact that this guard judges: when the request does not state it, the guard has nothing to say. */
  readonly about?: keyof F;
  /** The refusal, or undefined to let the request through. */
  refuses(facts: F): Refusal | undefined;
  /** The policies that were asked. Called only if somebody wants to see it. */
  opinions?(facts: F): readonly Opinion[];
  /** What would let a refused request through. Called only if somebody wants to see it. */
  remedies?(facts: F): readonly Remedy[];
}

/** How a value came to be: carried from a source, asked for, given by default, or worked out. */
export type Way = Extract<Origin, 'copied' | 'requested' | 'defaulted' | 'computed'>;

export interface Choice<V> {
  readonly value: V;
  readonly origin: Way;
  /** Completes "… because": what in the facts made it so. */
  readonly because: string;
  /** The value as a person reads it, where `String(value)` does not do. */
  readonly shown?: string;
}

export interface Decision<F, V> extends Rule {
  readonly kind: 'decision';
  /** The attributes of the object or answer that this settles, by AWS's names. */
  readonly decides: readonly string[];
  /** Every way that its choices can come about; `npm run coverage` wants each of them seen. */
  readonly ways: readonly Way[];
  choose(facts: F): Choice<V>;
  /** What would let a page or a caller have more than was chosen. Called only if somebody wants to see it. */
  remedies?(facts: F): readonly Remedy[];
}

export function guard<F>(rule: Omit<Guard<F>, 'kind'>): Guard<F> {
  return { kind: 'guard', ...rule };
}

export function decision<F, V>(rule: Omit<Decision<F, V>, 'kind'>): Decision<F, V> {
  return { kind: 'decision', ...rule };
}
