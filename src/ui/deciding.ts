/** Which statement of which policy decided a step, where policies were asked. */
import type { Opinion, StatementOpinion, TraceStep } from '../explain/trace.ts';
import { count } from './text.ts';

export interface Deciding {
  readonly opinion: Opinion;
  readonly statement: StatementOpinion;
}

/** A refusal is decided by what denies; what passed, by what allows. Undefined: nobody spoke of it. */
export function deciding({ outcome, opinions = [] }: TraceStep): Deciding | undefined {
  const effect = outcome === 'refused' ? 'Deny' : 'Allow';
  for (const opinion of opinions) {
    const statement = opinion.statements.find((one) => one.applies && one.effect === effect);
    if (statement && opinion.effect === effect) return { opinion, statement };
  }
  return undefined;
}

/** What the policies came to, in one sentence; undefined where none was asked. */
export function decidingSentence(step: TraceStep): string | undefined {
  const { opinions = [], outcome, facts } = step;
  const what = typeof facts['action'] === 'string' ? facts['action'] : 'it';
  const decided = deciding(step);
  if (decided) {
    const { opinion, statement } = decided;
    const verb = statement.effect === 'Deny' ? 'denies' : 'allows';
    return `${capital(statement.statement)} in the ${inShort(opinion.policy)} ${verb} ${what}.`;
  }
  if (outcome !== 'refused' || opinions.length === 0) return undefined;
  const asked = opinions.filter(({ effect }) => effect === null);
  const [only] = asked;
  if (asked.length === 1 && only)
    return `No statement in the ${inShort(only.policy)} allows ${what}.`;
  return `None of the ${count(opinions.length, 'policy', 'policies')} that were asked allows ${what}.`;
}

/** A policy's name with the start of its key's id: whole it would fill the line. */
export function inShort(policy: string): string {
  return policy.replace(/arn:aws:kms:[^ ]*:key\/([\da-f]{8})[\da-f-]+/, 'key $1…');
}

/** Where a policy stands open at first: the one that decided; of a refusal that nobody spoke for, all that kept silent. */
export function standsOpen(step: TraceStep, opinion: Opinion): boolean {
  const decided = deciding(step);
  return decided
    ? decided.opinion === opinion
    : step.outcome === 'refused' && opinion.effect === null;
}

/** `statement 2` begins a sentence with a capital; a Sid stays as it is written. */
function capital(name: string): string {
  return /^statement \d+$/.test(name) ? `Statement${name.slice(9)}` : name;
}
