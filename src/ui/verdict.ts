/** An answer in one line: status, word, and the sentence that says what decided it. */
import type { Exchange } from '../explain/exchange.ts';
import type { TraceStep } from '../explain/trace.ts';
import { count, reason } from './text.ts';

export type Tone = 'ok' | 'info' | 'bad' | 'crash';

export interface Verdict {
  readonly tone: Tone;
  readonly status: number;
  readonly word: string;
  readonly sentence: string;
  /** The step that decided. */
  readonly step?: TraceStep;
}

/** A 200 whose body is an error is a failure, too; a 304 is none. */
export function failed({ error, answer }: Exchange): boolean {
  return answer.status >= 400 || (error !== undefined && answer.status < 300);
}

export function toneOf(exchange: Exchange): Tone {
  const { status } = exchange.answer;
  if (status >= 500 && status !== 501) return 'crash';
  if (failed(exchange)) return 'bad';
  return status >= 300 ? 'info' : 'ok';
}

export function decisiveStep(exchange: Exchange): TraceStep | undefined {
  return (
    exchange.trace.find((step) => step.decisive) ??
    exchange.trace.find((step) => step.outcome === 'refused')
  );
}

export function verdict(exchange: Exchange): Verdict {
  const { status } = exchange.answer;
  const step = decisiveStep(exchange);
  const word = failed(exchange) && status < 300 ? 'but an error inside' : reason(status);
  const base = { tone: toneOf(exchange), status, word };
  return step
    ? { ...base, step, sentence: decided(exchange, step) }
    : { ...base, sentence: passed(exchange) };
}

function decided(exchange: Exchange, step: TraceStep): string {
  return `Step ${step.n} of ${exchange.trace.length} decided: ${step.rule.says}`;
}

function passed({ trace, error }: Exchange): string {
  if (error) return error.message;
  const guards = trace.filter((s) => s.outcome === 'passed').length;
  const choices = trace.filter((s) => s.outcome === 'chose').length;
  const checks = guards
    ? `${guards === 1 ? 'The one check' : `All ${guards} checks`} passed`
    : 'Nothing stood in the way';
  return choices ? `${checks}; ${count(choices, 'decision')} shaped the answer.` : `${checks}.`;
}

/** What a request was about: `backup/cat.jpg`, a bucket's name, or nothing. */
export function targetOf({ bucket, key }: Exchange): string {
  if (bucket === undefined) return '';
  return key === undefined ? bucket : `${bucket}/${key}`;
}
