/** An answer in one line: status, word, and the sentence that says what decided it. */
import type { Exchange } from '../explain/exchange.ts';
import type { TraceStep } from '../explain/trace.ts';
import { printRoute } from './route.ts';
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

/** A 200 or a redirect whose body is an error is a failure, too; a 304 is none. */
export function failed({ error, answer }: Exchange): boolean {
  return answer.status >= 400 || (error !== undefined && answer.status !== 304);
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
  const word = failed(exchange) && status < 300 ? brokenWord(exchange) : reason(status);
  const base = { tone: toneOf(exchange), status, word };
  return step
    ? { ...base, step, sentence: `${decided(step)}${heard(exchange)}` }
    : { ...base, sentence: passed(exchange) };
}

/** A preflight is asked by the browser: its page sees nothing of it. */
function heard(exchange: Exchange): string {
  const isPreflight = exchange.request.method === 'OPTIONS' && failed(exchange);
  return isPreflight ? ' The page hears of a network error.' : '';
}

function brokenWord({ answer, trace }: Exchange): string {
  const rule = trace.find(({ decisive }) => decisive)?.rule.id;
  if (answer.status === 0) return rule?.startsWith('cors/') ? 'Network error' : 'No answer';
  if (rule === 'fault/dropped') return 'but cut off';
  if (rule === 'cors/readable' || rule === 'cors/preflight') return 'but kept from the page';
  return rule === 'fault/empty-answer' ? 'but nothing inside' : 'but an error inside';
}

function decided(step: TraceStep): string {
  return `Step ${step.n} decided: ${step.rule.says}`;
}

/** How the steps of a trace ended, in numbers. */
export function tally({ trace }: Exchange): Readonly<Record<TraceStep['outcome'], number>> {
  const of = (outcome: TraceStep['outcome']) => trace.filter((s) => s.outcome === outcome).length;
  return {
    passed: of('passed'),
    chose: of('chose'),
    skipped: of('skipped'),
    refused: of('refused'),
  };
}

function passed(exchange: Exchange): string {
  if (exchange.error) return exchange.error.message;
  const { passed: guards, chose } = tally(exchange);
  const checks = guards
    ? `${guards === 1 ? 'The one check' : `All ${guards} checks`} passed`
    : 'Nothing stood in the way';
  return chose ? `${checks}; ${count(chose, 'choice')} shaped the answer.` : `${checks}.`;
}

/** What a request was about: `backup/cat.jpg`, a bucket's name, or nothing. */
export function targetOf({ bucket, key }: Exchange): string {
  if (bucket === undefined) return '';
  return key === undefined ? bucket : `${bucket}/${key}`;
}

/** The address of the step that applied a rule. */
export function stepOf(exchange: Exchange, rule: string | undefined): string | undefined {
  const step = exchange.trace.find((s) => s.rule.id === rule);
  return step && printRoute({ at: 'exchange', n: exchange.n, tab: 'trace', step: step.n });
}
