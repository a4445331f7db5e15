/**
 * The configurations of a bucket that are kept as they were sent and read back so. A walk by the model turns them into
 * plain JSON and back: members that S3 does not know never get so far, and times stay times.
 */
import type { Dialect } from '../../protocol/dialect.ts';
import type { Input, OperationName, Output } from '../../protocol/operation.ts';
import type { KeptDocument, KeptValue } from '../../storage/bucketConfiguration.ts';
import type { BucketRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { configuration } from '../rules/configuration.ts';

type Model = Dialect['model'];
type Type = ReturnType<Model['struct']>['members'][number]['type'];

type Sent<Name extends OperationName, Member extends keyof Input<Name>> = NonNullable<
  Input<Name>[Member]
>;

/** By the member of the bucket's record that holds it. */
export interface Documents {
  readonly lifecycle: Output<'GetBucketLifecycleConfiguration'>;
  readonly logging: Sent<'PutBucketLogging', 'BucketLoggingStatus'>;
  readonly notification: Sent<'PutBucketNotificationConfiguration', 'NotificationConfiguration'>;
  readonly replication: Sent<'PutBucketReplication', 'ReplicationConfiguration'>;
}

/** The same of those of which a bucket has many, each by its id. */
export interface ManyDocuments {
  readonly analytics: Sent<'PutBucketAnalyticsConfiguration', 'AnalyticsConfiguration'>;
  readonly inventory: Sent<'PutBucketInventoryConfiguration', 'InventoryConfiguration'>;
  readonly intelligentTiering: Sent<
    'PutBucketIntelligentTieringConfiguration',
    'IntelligentTieringConfiguration'
  >;
  readonly metrics: Sent<'PutBucketMetricsConfiguration', 'MetricsConfiguration'>;
}

const structs: Readonly<Record<keyof Documents | keyof ManyDocuments, string>> = {
  lifecycle: 'GetBucketLifecycleConfigurationOutput',
  logging: 'BucketLoggingStatus',
  notification: 'NotificationConfiguration',
  replication: 'ReplicationConfiguration',
  analytics: 'AnalyticsConfiguration',
  inventory: 'InventoryConfiguration',
  intelligentTiering: 'IntelligentTieringConfiguration',
  metrics: 'MetricsConfiguration',
};

/** Undefined where the bucket has none. */
export function documentOf<Kind extends keyof Documents>(
  s3: Pick<Context, 'dialect'>,
  bucket: BucketRecord,
  kind: Kind,
): Documents[Kind] | undefined {
  const kept = bucket[kind];
  return kept && (revived(s3, kept, kind) as Documents[Kind]);
}

/** Replaces the bucket's document of this kind; undefined removes it. */
export function putDocument<Kind extends keyof Documents>(
  s3: Context,
  bucket: BucketRecord,
  kind: Kind,
  sent: Documents[Kind] | undefined,
): void {
  const kept = s3.decide(configuration, { kind, sent: sent && keep(s3, sent, kind) });
  const { [kind]: before, ...others } = bucket;
  s3.draft.put((kept ? { ...others, [kind]: kept } : others) as BucketRecord);
}

/** A copy of what was sent, to be completed before it is kept. */
export function copyOf<Kind extends keyof Documents>(
  s3: Pick<Context, 'dialect'>,
  sent: Documents[Kind] | undefined,
  kind: Kind,
): Documents[Kind] {
  const copy: Walk = (model, value, type) => inside(model, value, type, copy);
  return copy(s3.dialect.model, sent ?? {}, typeOf(kind)) as Documents[Kind];
}

/** A sent document as plain JSON. */
export function keep(
  s3: Pick<Context, 'dialect'>,
  sent: object,
  kind: keyof typeof structs,
): KeptDocument {
  return plain(s3.dialect.model, sent, typeOf(kind)) as KeptDocument;
}

/** A kept document as the members of an answer. */
export function revived(
  s3: Pick<Context, 'dialect'>,
  kept: KeptDocument,
  kind: keyof typeof structs,
): object {
  return revive(s3.dialect.model, kept, typeOf(kind)) as object;
}

const typeOf = (kind: keyof typeof structs): Type => ({ kind: 'struct', struct: structs[kind] });

function plain(model: Model, value: unknown, type: Type): KeptValue {
  if (value instanceof Date) return value.toISOString();
  return inside(model, value, type, plain) as KeptValue;
}

function revive(model: Model, value: unknown, type: Type): unknown {
  if (type.kind === 'timestamp') return new Date(value as string);
  return inside(model, value, type, revive);
}

type Walk = (model: Model, value: unknown, type: Type) => unknown;

function inside(model: Model, value: unknown, type: Type, each: Walk): unknown {
  if (type.kind === 'list')
    return (value as readonly unknown[]).map((item) => each(model, item, type.item));
  if (type.kind !== 'struct') return value;
  const members = model.struct(type.struct).members.flatMap((member) => {
    const given = (value as Readonly<Record<string, unknown>>)[member.name];
    return given === undefined ? [] : [[member.name, each(model, given, member.type)] as const];
  });
  return Object.fromEntries(members);
}
