/** Rules as they are asked: each is noted in the trace, whichever way it decides. */
import type { Trace } from '../explain/trace.ts';
import type { Refusal } from '../protocol/errors.ts';
import { describeFacts } from './facts.ts';
import type { Choice, Decision, Guard } from './rule.ts';

/** Applies a guard and notes how it went; `ends` says whether its refusal is the end of the request. */
export function ask<F extends object>(
  trace: Trace,
  rule: Guard<F>,
  facts: F,
  ends: boolean,
): Refusal | undefined {
  const moot = rule.about !== undefined && isUnstated(facts[rule.about]);
  const refusal = moot ? undefined : rule.refuses(facts);
  trace.add({
    phase: rule.phase,
    rule,
    outcome: refusal ? 'refused' : moot ? 'skipped' : 'passed',
    decisive: ends && refusal !== undefined,
    facts: () => ({ ...describeFacts(facts), ...refusal?.where?.() }),
    ...(!moot && rule.opinions && { opinions: () => rule.opinions?.(facts) ?? [] }),
    ...(refusal && rule.remedies && { remedies: () => rule.remedies?.(facts) ?? [] }),
    ...(refusal && {
      error: { code: refusal.code, status: refusal.status, message: refusal.message },
    }),
  });
  return refusal;
}

/** Applies a decision, notes it, and gives its value. */
export function choose<F extends object, V>(trace: Trace, rule: Decision<F, V>, facts: F): V {
  const choice = rule.choose(facts);
  trace.add({
    phase: rule.phase,
    rule,
    outcome: 'chose',
    decisive: false,
    facts: () => describeFacts(facts),
    value: () => shown(choice),
    because: choice.because,
    origin: choice.origin,
    decides: rule.decides,
    ...(rule.remedies && { remedies: () => rule.remedies?.(facts) ?? [] }),
  });
  return choice.value;
}

function shown({ shown: words, value }: Choice<unknown>): string {
  if (words !== undefined) return words;
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
}

function isUnstated(fact: unknown): boolean {
  return fact === undefined || fact === null || (Array.isArray(fact) && fact.length === 0);
}

/** The same before an operation has its context: a refusal is thrown. */
export function askOrThrow<F extends object>(trace: Trace, rule: Guard<F>, facts: F): void {
  const refusal = ask(trace, rule, facts, true);
  if (refusal) throw refusal;
}
