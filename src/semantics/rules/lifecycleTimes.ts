/** When the actions of a lifecycle rule are due: days and dates. */
import { refuse, type S3Error } from '../../protocol/errors.ts';
import { isInfrequent } from '../lifecycle/classes.ts';
import { type LifecycleRule, shownFilter } from '../lifecycle/lifecycleRule.ts';
import { guard } from '../rule.ts';
import { api, guide } from './cites.ts';

interface About {
  readonly rule: LifecycleRule;
}

const argument = (name: string, value: number | string, message: string): S3Error =>
  refuse('InvalidArgument', { ArgumentName: name, ArgumentValue: value }, message);

/** Days that are too few, each with what S3 says of them. */
function* daysOf(
  rule: LifecycleRule,
): Iterable<readonly [name: string, days: number | undefined, least: number, message: string]> {
  const positive = (name: string, action: string) =>
    `'${name}' for ${action} action must be a positive integer`;
  const nonnegative = (name: string, action: string) =>
    `'${name}' in ${action} action must be nonnegative`;
  const { Expiration, NoncurrentVersionExpiration: noncurrent } = rule;
  yield ['Days', Expiration?.Days, 1, positive('Days', 'Expiration')];
  for (const { Days } of rule.Transitions ?? [])
    yield ['Days', Days, 0, nonnegative('Days', 'Transition')];
  if (noncurrent) {
    const { NoncurrentDays, NewerNoncurrentVersions } = noncurrent;
    const action = 'NoncurrentVersionExpiration';
    yield ['NoncurrentDays', NoncurrentDays, 1, positive('NoncurrentDays', action)];
    yield [newer, NewerNoncurrentVersions, 1, positive(newer, action)];
  }
  for (const { NoncurrentDays, NewerNoncurrentVersions } of rule.NoncurrentVersionTransitions ??
    []) {
    const action = 'NoncurrentVersionTransition';
    yield ['NoncurrentDays', NoncurrentDays, 0, nonnegative('NoncurrentDays', action)];
    yield [newer, NewerNoncurrentVersions, 1, positive(newer, action)];
  }
  const after = rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation;
  const name = 'DaysAfterInitiation';
  yield [name, after, 1, positive(name, 'AbortIncompleteMultipartUpload')];
}

const newer = 'NewerNoncurrentVersions';

export const daysArePositive = guard<About>({
  id: 'lifecycle/days',
  phase: 'request',
  says: 'Days and counts of lifecycle actions are positive; only a transition may come after no day.',
  cites: [api('LifecycleExpiration'), api('Transition'), api('NoncurrentVersionExpiration')],
  basis: 'documented',
  refuses({ rule }) {
    for (const [name, days, least, message] of daysOf(rule)) {
      if (days !== undefined && days < least) return argument(name, days, message);
    }
    return undefined;
  },
});

export const datesAreMidnights = guard<About>({
  id: 'lifecycle/dates',
  phase: 'request',
  says: 'The dates of lifecycle actions are midnights, UTC.',
  cites: [api('LifecycleExpiration'), api('Transition')],
  basis: 'documented',
  refuses({ rule }) {
    const dates = [rule.Expiration, ...(rule.Transitions ?? [])].flatMap((one) => one?.Date ?? []);
    const bad = dates.find((date) => date.getTime() % 86_400_000 !== 0);
    return bad && argument('Date', bad.toISOString(), "'Date' must be at midnight GMT");
  },
});

export const actionsCountAlike = guard<About>({
  id: 'lifecycle/days-or-dates',
  phase: 'request',
  says: 'A lifecycle rule counts by days or by dates, not by both.',
  cites: [guide('intro-lifecycle-rules')],
  basis: 'documented',
  refuses({ rule }) {
    const all = [...(rule.Expiration ? [rule.Expiration] : []), ...(rule.Transitions ?? [])];
    const mixed = all.some(({ Days }) => Days !== undefined) && all.some(({ Date }) => Date);
    return mixed
      ? refuse(
          'InvalidRequest',
          {},
          `Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule for ${shownFilter(rule)}`,
        )
      : undefined;
  },
});

export const infrequentAccessWaits = guard<About>({
  id: 'lifecycle/infrequent-access-waits',
  phase: 'request',
  says: 'Objects move to the infrequent access classes after 30 days at the earliest.',
  cites: [guide('lifecycle-transition-general-considerations')],
  basis: 'documented',
  refuses({ rule }) {
    const early = (
      action: string,
      name: string,
      days: number | undefined,
      to: string | undefined,
    ) =>
      isInfrequent(to) && days !== undefined && days < 30
        ? argument(
            name,
            days,
            `'${name}' in ${action} action must be greater than or equal to 30 for storageClass '${to}'`,
          )
        : undefined;
    const { Transitions = [], NoncurrentVersionTransitions = [] } = rule;
    return [
      ...Transitions.map((one) => early('Transition', 'Days', one.Days, one.StorageClass)),
      ...NoncurrentVersionTransitions.map((one) =>
        early(
          'NoncurrentVersionTransition',
          'NoncurrentDays',
          one.NoncurrentDays,
          one.StorageClass,
        ),
      ),
    ].find((refusal) => refusal !== undefined);
  },
});
