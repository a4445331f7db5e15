/** How long a lock lasts. */
import type { LockPeriod } from '../../storage/objectLock.ts';

const day = 24 * 60 * 60 * 1000;

/** Milliseconds. The limits, 36,500 days and 100 years, say that a year is 365 days. */
export function lengthOf({ Days, Years }: LockPeriod): number {
  return (Days ?? (Years ?? 0) * 365) * day;
}

/** Days or years, each within its limit. */
export function isPeriod({ Days, Years }: LockPeriodSent): boolean {
  if ((Days === undefined) === (Years === undefined)) return false;
  return Days === undefined ? isWithin(Years, 100) : isWithin(Days, 36_500);
}

export interface LockPeriodSent {
  readonly Days?: number | undefined;
  readonly Years?: number | undefined;
}

export function isWithin(value: number | undefined, most: number): boolean {
  return value !== undefined && value >= 1 && value <= most;
}
