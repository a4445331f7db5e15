/** Event notifications: destinations, events and filters. There is nothing to notify: what is well formed is kept. */
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { api, guide } from './cites.ts';

export interface FilterRule {
  readonly name: string;
  readonly value: string;
}

/** One notification, whatever its destination is. */
export interface Stated {
  readonly kind: 'Topic' | 'Queue' | 'CloudFunction';
  readonly id: string | undefined;
  readonly arn: string;
  readonly events: readonly string[];
  readonly rules: readonly FilterRule[];
}

export const notificationIdsAreUnique = guard<{ ids: readonly string[] }>({
  id: 'notification/ids',
  about: 'ids',
  phase: 'request',
  says: 'No two notifications of a bucket have the same id.',
  cites: [guide('notification-how-to-filtering')],
  basis: 'inferred',
  refuses: ({ ids }) =>
    new Set(ids).size < ids.length
      ? refuse(
          'InvalidArgument',
          {},
          'Same ID used for multiple configurations. IDs must be unique',
        )
      : undefined,
});

const services = { Topic: 'sns', Queue: 'sqs', CloudFunction: 'lambda' } as const;

export const destinationArnIsParsed = guard<Pick<Stated, 'kind' | 'arn'>>({
  id: 'notification/arn',
  phase: 'request',
  says: 'A notification goes to a topic, a queue or a function, named by its ARN.',
  cites: [api('PutBucketNotificationConfiguration'), guide('NotificationHowTo')],
  basis: 'documented',
  refuses: ({ kind, arn }) =>
    new RegExp(`^arn:aws[a-z-]*:${services[kind]}:[a-z0-9-]+:\\d{12}:.+`).test(arn)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: kind, ArgumentValue: arn },
          'The ARN could not be parsed',
        ),
});

export const destinationIsInRegion = guard<{ arn: string; region: string }>({
  id: 'notification/region',
  phase: 'destination',
  says: 'The destination of a notification is in the region of the bucket.',
  cites: [guide('NotificationHowTo')],
  basis: 'documented',
  refuses: ({ arn, region }) =>
    arn.split(':')[3] === region
      ? undefined
      : refuse(
          'InvalidArgument',
          {},
          'The notification destination service region is not valid for the bucket location constraint',
        ),
});

export const eventsAreKnown = guard<{ events: readonly string[]; known: readonly string[] }>({
  id: 'notification/event',
  phase: 'request',
  says: 'A notification names events that S3 has.',
  cites: [guide('notification-how-to-event-types-and-destinations')],
  basis: 'documented',
  refuses({ events, known }) {
    const bad = events.find((event) => !known.includes(event));
    return bad === undefined
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'Event', ArgumentValue: bad },
          'The event is not supported for notifications',
        );
  },
});

interface Filters {
  readonly rules: readonly FilterRule[];
}

const isNamed = ({ name }: FilterRule) => /^(prefix|suffix)$/i.test(name);

export const filterRulesAreNamed = guard<Filters>({
  id: 'notification/filter-name',
  about: 'rules',
  phase: 'request',
  says: 'A filter rule of a notification is a prefix or a suffix that is not empty.',
  cites: [guide('notification-how-to-filtering'), api('FilterRule')],
  basis: 'documented',
  refuses({ rules }) {
    const bad = rules.find((rule) => !isNamed(rule));
    if (bad)
      return refuse(
        'InvalidArgument',
        { ArgumentName: 'FilterRule.Name', ArgumentValue: bad.name },
        'filter rule name must be either prefix or suffix',
      );
    return rules.some(({ value }) => value === '')
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'FilterRule.Value', ArgumentValue: '' },
          'filter value cannot be empty',
        )
      : undefined;
  },
});

export const filtersAreSingle = guard<Filters>({
  id: 'notification/filter-once',
  about: 'rules',
  phase: 'request',
  says: 'A filter of a notification has at most one prefix and one suffix.',
  cites: [guide('notification-how-to-filtering')],
  basis: 'documented',
  refuses({ rules }) {
    const names = rules.map(({ name }) => name.toLowerCase());
    const twice = names.find((name, i) => names.indexOf(name) < i);
    return twice === undefined
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'FilterRule.Name', ArgumentValue: twice },
          `Cannot specify more than one ${twice} rule in a filter.`,
        );
  },
});

export const notificationsDoNotOverlap = guard<{ notifications: readonly Stated[] }>({
  id: 'notification/overlap',
  about: 'notifications',
  phase: 'request',
  says: 'No object and event is the matter of two notifications.',
  cites: [guide('notification-how-to-filtering')],
  basis: 'documented',
  refuses({ notifications }) {
    const pair = firstPair(notifications, overlap);
    if (!pair) return undefined;
    return refuse(
      'InvalidArgument',
      {},
      pair.every(({ rules }) => rules.length === 0)
        ? 'Configurations overlap. Configurations on the same bucket cannot share a common event type.'
        : 'Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.',
    );
  },
});

function firstPair<One>(
  all: readonly One[],
  holds: (a: One, b: One) => boolean,
): readonly [One, One] | undefined {
  for (const [i, a] of all.entries()) {
    const b = all.slice(i + 1).find((other) => holds(a, other));
    if (b !== undefined) return [a, b];
  }
  return undefined;
}

function overlap(a: Stated, b: Stated): boolean {
  const shared = a.events.some((one) =>
    b.events.some((other) => covers(one, other) || covers(other, one)),
  );
  const [prefixes, suffixes] = (['prefix', 'suffix'] as const).map((name) =>
    [a, b].map(({ rules }) => rules.find((rule) => rule.name.toLowerCase() === name)?.value ?? ''),
  ) as [[string, string], [string, string]];
  return (
    shared &&
    either(prefixes, (x, y) => x.startsWith(y)) &&
    either(suffixes, (x, y) => x.endsWith(y))
  );
}

/** `s3:ObjectCreated:*` is every event of its group. */
const covers = (one: string, other: string) =>
  one === other || (one.endsWith('*') && other.startsWith(one.slice(0, -1)));

const either = ([a, b]: [string, string], holds: (x: string, y: string) => boolean) =>
  holds(a, b) || holds(b, a);
