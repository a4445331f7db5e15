/** Rules as pure functions: what they answer to facts, and a note of what each was seen doing. */
import { expect, test } from 'vitest';
import { createTrace } from '../../../src/explain/trace.ts';
import { Refusal as RefusalError, S3Error } from '../../../src/protocol/errors.ts';
import { createContext, type Surroundings } from '../../../src/semantics/context.ts';
import type { Choice, Decision, Guard } from '../../../src/semantics/rule.ts';

const seen = new Map<string, Set<string>>();

function note(id: string, outcome: string): void {
  const outcomes = seen.get(id) ?? new Set();
  seen.set(id, outcomes.add(outcome));
}

/** A refusal as it is answered: `<Error>`'s children beside the status. */
export type Refusal = Readonly<Record<string, string | number>>;

/** Asks a guard through the context, as operations do. */
export function judge<F extends object>(rule: Guard<F>, facts: F): 'passed' | 'skipped' | Refusal {
  const refusal = refusalOf(rule, facts);
  if (!(refusal instanceof RefusalError)) return refusal;
  const { status, code, message } = refusal;
  return { status, code, message, ...(refusal instanceof S3Error && refusal.detail) };
}

/** The headers that go with a refusal. */
export function refusalHeaders<F extends object>(rule: Guard<F>, facts: F): Refusal {
  const refusal = refusalOf(rule, facts);
  return refusal instanceof S3Error ? refusal.headers : {};
}

function refusalOf<F extends object>(
  rule: Guard<F>,
  facts: F,
): 'passed' | 'skipped' | RefusalError {
  const trace = createTrace();
  const s3 = createContext({ trace } as unknown as Surroundings);
  try {
    s3.guard(rule, facts);
    const [step] = trace.steps();
    const outcome = step?.outcome === 'skipped' ? 'skipped' : 'passed';
    note(rule.id, outcome);
    return outcome;
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    note(rule.id, 'refused');
    expect(trace.steps()).toMatchObject([
      { outcome: 'refused', decisive: true, rule: { id: rule.id } },
    ]);
    return error;
  }
}

/** What a decision picks. */
export function choose<F extends object, V>(rule: Decision<F, V>, facts: F): Choice<V> {
  const trace = createTrace();
  const s3 = createContext({ trace } as unknown as Surroundings);
  const value = s3.decide(rule, facts);
  const choice = rule.choose(facts);
  expect(value).toEqual(choice.value);
  expect(choice.because).toMatch(/\S/);
  expect(rule.ways).toContain(choice.origin);
  note(rule.id, 'chose');
  return choice;
}

type RuleObject = Guard<never> | Decision<never, unknown>;

const isRule = (value: unknown): value is RuleObject =>
  typeof value === 'object' && value !== null && 'kind' in value && 'says' in value;

/**
 * Written last in a file: each of the module's rules was seen doing all it can. Guards that have no way to pass are
 * named in `alwaysRefuse`.
 */
export function everyRuleWasSeen(
  module: Readonly<Record<string, unknown>>,
  { alwaysRefuse = [] }: { readonly alwaysRefuse?: readonly string[] } = {},
): void {
  test.each(
    Object.values(module)
      .filter(isRule)
      .map((rule) => [rule.id, rule] as const),
  )('[%s] was seen doing all it can', (id, rule) => {
    const decides = rule.kind === 'decision';
    const passes = alwaysRefuse.includes(id) ? [] : ['passed'];
    const wanted = decides ? ['chose'] : ['refused', ...passes, ...(rule.about ? ['skipped'] : [])];
    expect([...(seen.get(id) ?? [])].sort()).toEqual(wanted.sort());
  });
}
