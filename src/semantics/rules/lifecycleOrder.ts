/** The order of the actions of a lifecycle rule: down the storage classes, and expiration last. */
import { refuse } from '../../protocol/errors.ts';
import { classRank, isInfrequent } from '../lifecycle/classes.ts';
import { type LifecycleRule, shownFilter } from '../lifecycle/lifecycleRule.ts';
import { guard } from '../rule.ts';
import { guide } from './cites.ts';

interface About {
  readonly rule: LifecycleRule;
}

interface Step {
  readonly to: string;
  readonly at: number;
}

/** Transitions of one kind, by the class they go to. `days` is the name of what they count. */
function refuseOrder(rule: LifecycleRule, action: string, days: string, steps: readonly Step[]) {
  const down = steps.toSorted((a, b) => classRank(a.to) - classRank(b.to));
  for (const [i, { to, at }] of down.entries()) {
    const before = down[i - 1];
    if (!before) continue;
    if (before.to === to)
      return refuse(
        'InvalidRequest',
        {},
        `'StorageClass' must be different for '${action}' actions in same 'Rule' with ${shownFilter(rule)}`,
      );
    const least = isInfrequent(before.to) && days !== 'Date' ? 30 : 0;
    if (at >= before.at + least && at > before.at) continue;
    const distance = least > 0 ? '30 days more than' : 'greater than';
    return refuse(
      'InvalidArgument',
      {},
      `'${days}' in the '${action}' action with StorageClass '${to}' for ${shownFilter(rule)} must be ${distance} ${shownFilter(rule)} in the '${action}' action with StorageClass '${before.to}'`,
    );
  }
  return undefined;
}

const unit = (rule: LifecycleRule) => (rule.Transitions?.[0]?.Date ? 'Date' : 'Days');

const stepsOf = ({ Transitions = [] }: LifecycleRule): Step[] =>
  Transitions.map(({ Days, Date, StorageClass: to = '' }) => ({
    to,
    at: Days ?? Date?.getTime() ?? 0,
  }));

const noncurrentSteps = ({ NoncurrentVersionTransitions = [] }: LifecycleRule): Step[] =>
  NoncurrentVersionTransitions.map(({ NoncurrentDays: at = 0, StorageClass: to = '' }) => ({
    to,
    at,
  }));

export const transitionsDescend = guard<About>({
  id: 'lifecycle/transition-order',
  phase: 'request',
  says: 'Each transition goes to a colder class than the one before, and from infrequent access after another 30 days.',
  cites: [guide('lifecycle-transition-general-considerations')],
  basis: 'documented',
  refuses: ({ rule }) =>
    refuseOrder(rule, 'Transition', unit(rule), stepsOf(rule)) ??
    refuseOrder(rule, 'NoncurrentVersionTransition', 'NoncurrentDays', noncurrentSteps(rule)),
});

export const expirationComesLast = guard<About>({
  id: 'lifecycle/expiration-last',
  phase: 'request',
  says: 'Objects expire after the last transition of their rule.',
  cites: [guide('intro-lifecycle-rules')],
  basis: 'documented',
  refuses({ rule }) {
    const { Expiration, NoncurrentVersionExpiration } = rule;
    const before = (end: number | undefined, steps: readonly Step[]) =>
      end !== undefined && steps.some(({ at }) => at >= end);
    const words = (days: string, action: string, other: string) =>
      refuse(
        'InvalidArgument',
        {},
        `'${days}' in the ${action} action for ${shownFilter(rule)} must be greater than '${days}' in the ${other} action`,
      );
    if (before(Expiration?.Days ?? Expiration?.Date?.getTime(), stepsOf(rule)))
      return words(unit(rule), 'Expiration', 'Transition');
    return before(NoncurrentVersionExpiration?.NoncurrentDays, noncurrentSteps(rule))
      ? words('NoncurrentDays', 'NoncurrentVersionExpiration', 'NoncurrentVersionTransition')
      : undefined;
  },
});
