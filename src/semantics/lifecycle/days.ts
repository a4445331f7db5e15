/** Lifecycle counts in days that begin at midnight UTC: an action is due at the midnight after its days are over. */
import { readProgress } from '../../storage/draft.ts';
import type { View } from '../../storage/table.ts';
import type { Context } from '../context.ts';

const day = 86_400_000;

/** Milliseconds since 1970. */
export const lastMidnight = (time: number): number => Math.floor(time / day) * day;

/** 15 January 10:30 and 3 days are 19 January 00:00 (documented). */
export const midnightAfter = (time: number, days: number): number =>
  lastMidnight(time) + (days + 1) * day;

/** When an action is due of what began at `from`. */
export function dueAt(
  action: { readonly Days?: number | undefined; readonly Date?: Date | undefined },
  from: number,
): number | undefined {
  if (action.Date) return action.Date.getTime();
  return action.Days === undefined ? undefined : midnightAfter(from, action.Days);
}

/** From the first configuration of a world on, it is remembered up to which midnight lifecycle has acted. */
export function beginSweeps({ draft, now }: Pick<Context, 'draft' | 'now'>): void {
  const progress = readProgress(draft);
  draft.put({ ...progress, swept: progress.swept ?? lastMidnight(now) });
}

/** The midnight up to which there is to act, if one has passed. Costs one lookup, and nothing in a world without rules. */
export function sweepDue(view: View, now: number): number | undefined {
  const { swept } = readProgress(view);
  const midnight = lastMidnight(now);
  return swept !== undefined && midnight > swept ? midnight : undefined;
}
