/** Retention of versions that exist: how it is set, and when it may be weakened. */
import { defined } from '../../lib/defined.ts';
import { formatPacificDate } from '../../lib/pacificDate.ts';
import { refuse } from '../../protocol/errors.ts';
import type { ObjectLock } from '../../storage/objectLock.ts';
import { isPeriod, lengthOf, type LockPeriodSent } from '../lock/lockPeriod.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';
import { isRetained, protectedByLock } from './locked.ts';

/** A retention as the request sends it. */
export interface RetentionSent {
  readonly Mode?: 'GOVERNANCE' | 'COMPLIANCE' | undefined;
  readonly RetainUntilDate?: Date | undefined;
  readonly EventHold?: 'ON' | 'OFF' | undefined;
  readonly EventHoldDuration?: LockPeriodSent | undefined;
}

interface Change {
  readonly retention: RetentionSent;
  readonly lock: ObjectLock | undefined;
  readonly now: number;
}

const recorded = recording('s3-object-retention');
const compliance = recording('s3-object-retention-compliance-mode');

export const retentionIsWhole = guard<{ retention: RetentionSent | undefined }>({
  id: 'lock/retention-form',
  phase: 'request',
  says: 'A retention is a mode and a date, or nothing; an event hold that is put on has its duration in either days or years.',
  cites: [recorded, api('PutObjectRetention'), 'versity/versitygw#1185'],
  basis: 'documented',
  refuses({ retention }) {
    if (!retention) return refuse('MalformedXML');
    const { Mode, RetainUntilDate, EventHold, EventHoldDuration } = retention;
    const isPair = (Mode === undefined) === (RetainUntilDate === undefined);
    const isHold =
      EventHold === 'ON'
        ? EventHoldDuration !== undefined && isPeriod(EventHoldDuration)
        : EventHoldDuration === undefined;
    return isPair && isHold ? undefined : refuse('MalformedXML');
  },
});

export const retentionIsAhead = guard<{ RetainUntilDate: Date | undefined; now: number }>({
  id: 'lock/retention-date',
  about: 'RetainUntilDate',
  phase: 'request',
  says: 'The date of a retention is in the future.',
  cites: [api('PutObjectRetention'), 'storj/edge#510'],
  basis: 'inferred',
  refuses: ({ RetainUntilDate, now }) =>
    RetainUntilDate !== undefined && RetainUntilDate.getTime() <= now
      ? refuse(
          'InvalidArgument',
          {
            ArgumentName: 'RetainUntilDate',
            ArgumentValue: formatPacificDate(RetainUntilDate.getTime()),
          },
          'The retain until date must be in the future!',
        )
      : undefined,
});

export const retentionIsNotWeakened = guard<Change & { bypass: boolean | undefined }>({
  id: 'lock/retention-weakened',
  phase: 'destination',
  says: 'A retention that has not run out can be made longer; to remove or shorten it or to change its mode takes a bypass of governance, and in compliance mode nothing helps.',
  cites: [
    recorded,
    compliance,
    recording('object-lock-extend-duration'),
    guide('object-lock-managing'),
    'ceph/ceph#42505',
  ],
  basis: 'recorded',
  refuses({ retention, lock, now, bypass }) {
    if (!isRetained(lock, now) || !weakens(retention, lock)) return undefined;
    return bypass && lock?.mode === 'GOVERNANCE' ? undefined : protectedByLock();
  },
});

function weakens(retention: RetentionSent, lock: ObjectLock | undefined): boolean {
  const { Mode, RetainUntilDate, EventHold } = retention;
  if (RetainUntilDate === undefined) return EventHold === undefined;
  return RetainUntilDate.getTime() < Date.parse(lock?.retainUntil ?? '') || Mode !== lock?.mode;
}

export const retention = decision<Change, ObjectLock>({
  id: 'lock/retention',
  phase: 'decide',
  says: 'A retention replaces the one before, an empty one removes it, and an event hold that is released retains the version for its duration from now.',
  cites: [recorded, api('PutObjectRetention')],
  basis: 'recorded',
  decides: ['ObjectLockMode', 'ObjectLockRetainUntilDate', 'ObjectLockEventHold'],
  ways: ['requested'],
  choose({ retention: sent, lock, now }) {
    const { mode, retainUntil } = lock ?? {};
    const keeps = sent.RetainUntilDate === undefined && sent.EventHold !== undefined;
    const own = keeps
      ? { mode, retainUntil }
      : { mode: sent.Mode, retainUntil: sent.RetainUntilDate?.toISOString() };
    const held = sent.EventHold === 'OFF' ? released(own, lock, now) : own;
    const value = defined({ ...held, legalHold: lock?.legalHold, eventHold: heldFor(sent, lock) });
    return { value, origin: 'requested', because: reasonOf(sent) };
  },
});

function heldFor({ EventHold, EventHoldDuration }: RetentionSent, lock: ObjectLock | undefined) {
  if (EventHold === undefined) return lock?.eventHold;
  if (EventHold === 'OFF') return undefined;
  return defined({ Days: EventHoldDuration?.Days, Years: EventHoldDuration?.Years });
}

/** The later of the two dates holds. Which mode an event hold leaves is documented nowhere: the weaker one is inferred. */
function released(
  own: { mode: ObjectLock['mode']; retainUntil: string | undefined },
  lock: ObjectLock | undefined,
  now: number,
) {
  if (!lock?.eventHold) return own;
  const until = new Date(now + lengthOf(lock.eventHold)).toISOString();
  const later = own.retainUntil !== undefined && own.retainUntil > until ? own.retainUntil : until;
  return { mode: own.mode ?? lock.mode ?? ('GOVERNANCE' as const), retainUntil: later };
}

function reasonOf({ RetainUntilDate, EventHold }: RetentionSent): string {
  if (EventHold) return `the event hold is turned ${EventHold}`;
  return RetainUntilDate
    ? `it is to be kept until ${RetainUntilDate.toISOString()}`
    : 'it is empty';
}
