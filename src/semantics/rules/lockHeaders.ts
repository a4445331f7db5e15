/** Object Lock in the headers of writes: their values, and what goes with what. */
import { refuse } from '../../protocol/errors.ts';
import { isPeriod } from '../lock/lockPeriod.ts';
import { guard } from '../rule.ts';
import { api } from './cites.ts';

/** The members of a write that speak of locks. */
export interface LockHeaders {
  readonly ObjectLockMode?: string | undefined;
  readonly ObjectLockRetainUntilDate?: Date | undefined;
  readonly ObjectLockLegalHoldStatus?: string | undefined;
  readonly ObjectLockEventHold?: string | undefined;
  readonly ObjectLockEventHoldDurationDays?: number | undefined;
  readonly ObjectLockEventHoldDurationYears?: number | undefined;
}

export const lockModeIsKnown = guard<Pick<LockHeaders, 'ObjectLockMode'>>({
  id: 'lock/mode',
  about: 'ObjectLockMode',
  phase: 'request',
  says: 'x-amz-object-lock-mode is GOVERNANCE or COMPLIANCE.',
  cites: [api('PutObject'), 'versity/versitygw#1736'],
  basis: 'documented',
  refuses: ({ ObjectLockMode = '' }) =>
    /^(GOVERNANCE|COMPLIANCE)$/.test(ObjectLockMode)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-object-lock-mode', ArgumentValue: ObjectLockMode },
          'Unknown wormMode directive.',
        ),
});

export const legalHoldIsKnown = guard<Pick<LockHeaders, 'ObjectLockLegalHoldStatus'>>({
  id: 'lock/legal-hold-status',
  about: 'ObjectLockLegalHoldStatus',
  phase: 'request',
  says: 'x-amz-object-lock-legal-hold is ON or OFF.',
  cites: [api('PutObject'), 'versity/versitygw#1141'],
  basis: 'documented',
  refuses: ({ ObjectLockLegalHoldStatus = '' }) =>
    /^(ON|OFF)$/.test(ObjectLockLegalHoldStatus)
      ? undefined
      : refuse(
          'InvalidArgument',
          {
            ArgumentName: 'x-amz-object-lock-legal-hold',
            ArgumentValue: ObjectLockLegalHoldStatus,
          },
          "Legal Hold must be either of 'ON' or 'OFF'",
        ),
});

export const modeGoesWithDate = guard<LockHeaders>({
  id: 'lock/mode-and-date',
  phase: 'request',
  says: 'A retention mode and the date until which it holds are sent together.',
  cites: [api('PutObject'), 'boto/s3transfer#224', 'versity/versitygw#2028'],
  basis: 'documented',
  refuses: ({ ObjectLockMode, ObjectLockRetainUntilDate }) =>
    (ObjectLockMode === undefined) === (ObjectLockRetainUntilDate === undefined)
      ? undefined
      : refuse(
          'InvalidArgument',
          {
            ArgumentName:
              ObjectLockMode === undefined
                ? 'x-amz-object-lock-mode'
                : 'x-amz-object-lock-retain-until-date',
          },
          'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied',
        ),
});

export const retainUntilIsAhead = guard<
  Pick<LockHeaders, 'ObjectLockRetainUntilDate'> & { now: number }
>({
  id: 'lock/retain-until',
  about: 'ObjectLockRetainUntilDate',
  phase: 'request',
  says: 'The date until which a write retains its object is in the future.',
  cites: [api('PutObject'), 'versity/versitygw#1734', 'storj/edge#510'],
  basis: 'documented',
  refuses: ({ ObjectLockRetainUntilDate: date, now }) =>
    date !== undefined && date.getTime() <= now
      ? refuse(
          'InvalidArgument',
          {
            ArgumentName: 'x-amz-object-lock-retain-until-date',
            ArgumentValue: date.toISOString().replace('.000Z', 'Z'),
          },
          'The retain until date must be in the future!',
        )
      : undefined,
});

export const eventHoldIsKnown = guard<Pick<LockHeaders, 'ObjectLockEventHold'>>({
  id: 'lock/event-hold-status',
  about: 'ObjectLockEventHold',
  phase: 'request',
  says: 'x-amz-object-lock-event-hold is ON or OFF.',
  cites: [api('PutObject')],
  basis: 'documented',
  refuses: ({ ObjectLockEventHold = '' }) =>
    /^(ON|OFF)$/.test(ObjectLockEventHold)
      ? undefined
      : refuse('InvalidArgument', {
          ArgumentName: 'x-amz-object-lock-event-hold',
          ArgumentValue: ObjectLockEventHold,
        }),
});

export const eventHoldHasDuration = guard<LockHeaders>({
  id: 'lock/event-hold-duration',
  phase: 'request',
  says: 'An event hold that is put on lasts, after its release, either 1 to 36,500 days or 1 to 100 years, and only such a hold has a duration.',
  cites: [api('PutObject')],
  basis: 'documented',
  refuses({
    ObjectLockEventHold,
    ObjectLockEventHoldDurationDays: Days,
    ObjectLockEventHoldDurationYears: Years,
  }) {
    const isNone = Days === undefined && Years === undefined;
    const fits = ObjectLockEventHold === 'ON' ? isPeriod({ Days, Years }) : isNone;
    return fits
      ? undefined
      : refuse('InvalidArgument', {
          ArgumentName: `x-amz-object-lock-event-hold-duration-${Days === undefined && Years !== undefined ? 'years' : 'days'}`,
        });
  },
});
