/**
 * Lifecycle acts by itself, at midnight UTC of the world's clock: when the clock is moved over one, or when a request comes
 * after one. What it did is committed before the request is performed, and told in the exchange of the next request.
 */
import type { Change } from '../explain/exchange.ts';
import type { Log } from '../explain/log.ts';
import { createTrace, type Trace } from '../explain/trace.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import { explainChanges } from '../semantics/changes.ts';
import type { Context } from '../semantics/context.ts';
import { choose } from '../semantics/ask.ts';
import { sweepDue } from '../semantics/lifecycle/days.ts';
import { sweep } from '../semantics/lifecycle/sweep.ts';
import type { Parts } from './parts.ts';

/** What lifecycle did at some time, still to be told. */
interface Story {
  readonly trace: Trace;
  readonly changes: () => readonly Change[];
}

export interface Lifecycle {
  /** Does what has become due by `now`, ms since 1970. */
  act(now: number): void;
  /** Puts what was done since the last request into the exchange of this one. */
  tell(log: Log): void;
}

export function createLifecycle(parts: Parts): Lifecycle {
  const untold: Story[] = [];
  return {
    act(now) {
      const until = sweepDue(parts.store.head, now);
      if (until !== undefined) untold.push(actUntil(parts, until, now));
    },
    tell(log) {
      const stories = untold.splice(0);
      for (const { trace } of stories) trace.notes.forEach((note) => log.trace.add(note));
      if (stories.length > 0) log.earlier = () => stories.flatMap(({ changes }) => changes());
    },
  };
}

function actUntil(parts: Parts, until: number, now: number): Story {
  const { store } = parts;
  const before = store.head;
  const trace = createTrace();
  const draft = store.draft();
  const decide: Context['decide'] = (rule, facts) => choose(trace, rule, facts);
  sweep({ draft, ids: parts.ids, dialect, now, decide }, until);
  const diff = draft.diff();
  // Where this cannot be written, no request that is built on it can: they are refused, and it is done again.
  store.commit(draft, diff).catch(() => {});
  const told = { diff, before, after: draft, source: undefined, trace: trace.notes };
  return { trace, changes: () => explainChanges(told) };
}
