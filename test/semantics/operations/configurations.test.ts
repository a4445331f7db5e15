/** The configurations of a bucket that are kept whole: what is put is what is read, and what was never put is not there. */
import { describe, expect, test } from 'vitest';
import { s3 as dialect } from '../../../src/protocol/s3/dialect.ts';
import { filled, type Values } from '../../protocol/filled.ts';
import { lab, type Lab } from '../lab.ts';

const { model } = dialect;
const Bucket = 'photos';

/** Every member of a struct, in strings that S3 takes where it looks at them. */
function whole(struct: string, fixed: Values = {}): Values {
  const plain = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(/[\r\n]/g, ' ');
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
  };
  return { ...(plain(filled(model.struct(struct), model)) as Values), ...fixed };
}

/** Calls an operation by its name. */
const call = (it: Lab, name: string, input: Values = {}) =>
  (it.s3 as unknown as Record<string, (input: Values) => Promise<Values>>)[name]?.({
    Bucket,
    ...input,
  }) ?? Promise.reject(new Error(`no ${name}`));

const toBucket = { Bucket: 'arn:aws:s3:::reports' };

const kinds: readonly (readonly [kind: string, fixed: Values])[] = [
  [
    'Analytics',
    {
      StorageClassAnalysis: {
        DataExport: {
          OutputSchemaVersion: 'V_1',
          Destination: {
            S3BucketDestination: whole('AnalyticsS3BucketDestination', toBucket),
          },
        },
      },
      Filter: { And: whole('AnalyticsAndOperator') },
    },
  ],
  [
    'Inventory',
    { Destination: { S3BucketDestination: whole('InventoryS3BucketDestination', toBucket) } },
  ],
  ['Metrics', { Filter: { And: whole('MetricsAndOperator') } }],
];

describe.each(kinds)('%s configurations', (kind, fixed) => {
  const name = `${kind}Configuration`;
  const sent = (Id: string) => whole(name, { ...fixed, Id });
  const put = (it: Lab, Id: string, document = sent(Id)) =>
    call(it, `putBucket${name}`, { Id, [name]: document });
  const list = (it: Lab, ContinuationToken?: unknown) =>
    call(it, `listBucket${name}s`, { ContinuationToken });

  test('are read back with every member they were put with', async () => {
    const it = await lab({ buckets: [Bucket] });
    await put(it, 'a');
    expect(await call(it, `getBucket${name}`, { Id: 'a' })).toMatchObject({ [name]: sent('a') });
    expect((await list(it))[`${name}List`]).toEqual([sent('a')]);
    expect(it.last().answer.status).toBe(200);
  });

  test('[configuration/exists] are there until they are deleted', async () => {
    const it = await lab({ buckets: [Bucket] });
    await put(it, 'a');
    await put(it, 'b');
    const { $metadata } = await call(it, `deleteBucket${name}`, { Id: 'a' });
    expect($metadata).toMatchObject({ httpStatusCode: 204 });
    const none = { status: 404, rule: 'configuration/exists', code: 'NoSuchConfiguration' };
    for (const what of ['getBucket', 'deleteBucket'])
      expect(await it.refusal(call(it, `${what}${name}`, { Id: 'a' }))).toMatchObject(none);
    expect(await it.refusal(call(it, `getBucket${name}`, { Id: 'constructor' }))).toMatchObject(
      none,
    );
    expect((await list(it))[`${name}List`]).toEqual([sent('b')]);
  });

  test('are listed by a hundred, in the order of their ids', async () => {
    const it = await lab({ buckets: [Bucket] });
    for (let i = 0; i < 101; i++) await put(it, `id-${String(100 - i).padStart(3, '0')}`);
    const first = await list(it);
    expect(first).toMatchObject({ IsTruncated: true, [`${name}List`]: { length: 100 } });
    const second = await list(it, first.NextContinuationToken);
    expect(second).toMatchObject({
      IsTruncated: false,
      ContinuationToken: first.NextContinuationToken,
      [`${name}List`]: [sent('id-100')],
    });
    expect(await it.refusal(list(it, 'x'))).toMatchObject({ rule: 'configuration/token' });
  });

  test('[configuration/id-matches] have one id', async () => {
    const it = await lab({ buckets: [Bucket] });
    expect(await it.refusal(put(it, 'a', sent('b')))).toMatchObject({ code: 'IdMismatch' });
    expect(await it.refusal(put(it, 'a b', sent('a b')))).toMatchObject({
      rule: 'configuration/id',
    });
  });
});

describe('access logs', () => {
  const status = {
    LoggingEnabled: whole('LoggingEnabled', {
      TargetBucket: 'logs',
      TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
    }),
  };

  test('are off until they are set, and off again when nothing is enabled', async () => {
    const it = await lab({ buckets: [Bucket, 'logs'] });
    const set = (BucketLoggingStatus: object) =>
      it.s3.putBucketLogging({ Bucket, BucketLoggingStatus });
    expect((await it.s3.getBucketLogging({ Bucket })).LoggingEnabled).toBeUndefined();
    await set(status);
    expect(await it.s3.getBucketLogging({ Bucket })).toMatchObject(status);
    expect(it.last().changes).toEqual([]);
    await set({});
    expect((await it.s3.getBucketLogging({ Bucket })).LoggingEnabled).toBeUndefined();
  });

  test('[logging/target-exists] go to a bucket that is there', async () => {
    const it = await lab({ buckets: [Bucket] });
    const BucketLoggingStatus = { LoggingEnabled: { TargetBucket: 'gone', TargetPrefix: '' } };
    expect(await it.refusal(it.s3.putBucketLogging({ Bucket, BucketLoggingStatus }))).toMatchObject(
      {
        rule: 'logging/target-exists',
        TargetBucket: 'gone',
      },
    );
  });
});

describe('notifications', () => {
  const arn = (service: string, of = 'x') => `arn:aws:${service}:us-east-1:123456789012:${of}`;
  const Filter = { Key: { FilterRules: [{ Name: 'prefix', Value: 'in/' } as const] } };
  const sent = {
    TopicConfigurations: [
      { Id: 't', TopicArn: arn('sns'), Events: ['s3:ObjectCreated:*' as const] },
    ],
    QueueConfigurations: [
      { Id: 'q', QueueArn: arn('sqs'), Events: ['s3:ObjectRemoved:*' as const], Filter },
    ],
    LambdaFunctionConfigurations: [
      { LambdaFunctionArn: arn('lambda', 'function:f'), Events: ['s3:ObjectRestore:*' as const] },
    ],
    EventBridgeConfiguration: {},
  };

  test('are read back; filter names are capitalised and ids are given', async () => {
    const { s3 } = await lab({ buckets: [Bucket] });
    expect(Object.keys(await s3.getBucketNotificationConfiguration({ Bucket }))).toEqual([
      '$metadata',
    ]);
    await s3.putBucketNotificationConfiguration({ Bucket, NotificationConfiguration: sent });
    const [queue] = sent.QueueConfigurations;
    const [lambda] = sent.LambdaFunctionConfigurations;
    expect(await s3.getBucketNotificationConfiguration({ Bucket })).toMatchObject({
      ...sent,
      QueueConfigurations: [
        { ...queue, Filter: { Key: { FilterRules: [{ Name: 'Prefix', Value: 'in/' }] } } },
      ],
      LambdaFunctionConfigurations: [{ ...lambda, Id: expect.stringMatching(/^\w{48}$/) }],
    });
    await s3.putBucketNotificationConfiguration({ Bucket, NotificationConfiguration: {} });
    expect(Object.keys(await s3.getBucketNotificationConfiguration({ Bucket }))).toEqual([
      '$metadata',
    ]);
  });

  test('[notification/event] of what S3 does not do are refused, and change nothing', async () => {
    const { s3, refusal, simulator } = await lab({ buckets: [Bucket] });
    const before = simulator.records.get('b/photos');
    const Events = ['s3:ObjectEaten' as 's3:ObjectCreated:*'];
    const NotificationConfiguration = {
      QueueConfigurations: [{ QueueArn: arn('sqs'), Events }],
    };
    const call = s3.putBucketNotificationConfiguration({ Bucket, NotificationConfiguration });
    expect(await refusal(call)).toMatchObject({ rule: 'notification/event' });
    expect(simulator.records.get('b/photos')).toBe(before);
  });
});

describe('replication', () => {
  const rule = {
    Status: 'Enabled' as const,
    Priority: 1,
    Filter: { And: { Prefix: 'a', Tags: [{ Key: 'k', Value: 'v' }] } },
    SourceSelectionCriteria: {
      SseKmsEncryptedObjects: { Status: 'Enabled' as const },
      ReplicaModifications: { Status: 'Disabled' as const },
    },
    ExistingObjectReplication: { Status: 'Disabled' as const },
    DeleteMarkerReplication: { Status: 'Disabled' as const },
    Destination: whole('Destination', { Bucket: 'arn:aws:s3:::copies' }),
  };
  const ReplicationConfiguration = { Role: 'arn:aws:iam::123456789012:role/r', Rules: [rule] };

  test('is read back whole, with an id for a rule that had none', async () => {
    const it = await lab({ versioned: [Bucket, 'copies'] });
    await call(it, 'putBucketReplication', { ReplicationConfiguration });
    expect(await it.s3.getBucketReplication({ Bucket })).toMatchObject({
      ReplicationConfiguration: {
        ...ReplicationConfiguration,
        Rules: [{ ...rule, ID: expect.stringMatching(/^\w{48}$/) }],
      },
    });
    expect(it.exchanges.at(-2)?.changes).toMatchObject([
      { kind: 'bucket', subject: Bucket, effect: 'updated' },
    ]);
  });

  test('[replication/keeps-versioning] holds versioning until it is deleted', async () => {
    const it = await lab({ versioned: [Bucket, 'copies'] });
    await call(it, 'putBucketReplication', { ReplicationConfiguration });
    const suspend = () =>
      it.s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Suspended' } });
    expect(await it.refusal(suspend())).toMatchObject({ rule: 'replication/keeps-versioning' });
    const { $metadata } = await it.s3.deleteBucketReplication({ Bucket });
    expect($metadata.httpStatusCode).toBe(204);
    await suspend();
    expect(await it.refusal(it.s3.getBucketReplication({ Bucket }))).toMatchObject({
      status: 404,
      rule: 'replication/exists',
      code: 'ReplicationConfigurationNotFoundError',
    });
  });
});
