/** A notification configuration: topics, queues and functions seen alike, and as it is kept. */
import type { Context } from '../context.ts';
import type { Documents } from './documents.ts';
import type { FilterRule, Stated } from '../rules/notification.ts';
import { withIds } from './withIds.ts';

type Configuration = Documents['notification'];

interface Sent {
  readonly Id?: string | undefined;
  readonly Events: readonly string[] | undefined;
  readonly Filter?: SentFilter | undefined;
}

type SentFilter = NonNullable<NonNullable<Configuration['QueueConfigurations']>[number]['Filter']>;

/** Each in S3's order, by the element that names its destination. */
export function statedNotifications(sent: Configuration): Stated[] {
  return [
    ...(sent.TopicConfigurations ?? []).map((one) => stated(one, 'Topic', one.TopicArn)),
    ...(sent.QueueConfigurations ?? []).map((one) => stated(one, 'Queue', one.QueueArn)),
    ...(sent.LambdaFunctionConfigurations ?? []).map((one) =>
      stated(one, 'CloudFunction', one.LambdaFunctionArn),
    ),
  ];
}

function stated({ Id, Events, Filter }: Sent, kind: Stated['kind'], arn = ''): Stated {
  return { kind, id: Id, arn, events: Events ?? [], rules: rulesOf(Filter) };
}

function rulesOf(filter: SentFilter | undefined): FilterRule[] {
  return (filter?.Key?.FilterRules ?? []).map(({ Name, Value }) => ({
    name: Name ?? '',
    value: Value ?? '',
  }));
}

/** With an id for each that has none; the names of filter rules are capitalised. */
export function keptNotification(s3: Context, sent: Configuration): Configuration | undefined {
  const { TopicConfigurations, QueueConfigurations, LambdaFunctionConfigurations } = sent;
  const { EventBridgeConfiguration } = sent;
  const kept = {
    ...(TopicConfigurations && { TopicConfigurations: named(s3, TopicConfigurations) }),
    ...(QueueConfigurations && { QueueConfigurations: named(s3, QueueConfigurations) }),
    ...(LambdaFunctionConfigurations && {
      LambdaFunctionConfigurations: named(s3, LambdaFunctionConfigurations),
    }),
    ...(EventBridgeConfiguration && { EventBridgeConfiguration }),
  };
  return Object.keys(kept).length > 0 ? kept : undefined;
}

function named<One extends Sent>(s3: Context, configurations: readonly One[]): One[] {
  return withIds(s3, configurations, 'Id').map((one) =>
    one.Filter ? { ...one, Filter: capitalised(one.Filter) } : one,
  );
}

function capitalised(filter: SentFilter): SentFilter {
  const FilterRules = rulesOf(filter).map(({ name, value }) => ({
    Name: `${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}`,
    Value: value,
  }));
  return { Key: { FilterRules } } as unknown as SentFilter;
}
