/** What lifecycle does when the clock moves: to objects, versions, markers, classes and uploads, and how it is told. */
import { describe, expect, test } from 'vitest';
import { lab, type LabOptions } from '../lab.ts';

const Bucket = 'photos';
const cat = { Bucket, Key: 'cat' };
const day = 86_400_000;
const date = (text: string) => new Date(`${text}T00:00:00Z`);

async function aging(rule: object, options: LabOptions = { buckets: [Bucket] }) {
  const it = await lab(options);
  const Rules = [{ ID: 'r', Status: 'Enabled', Filter: {}, ...rule }] as never;
  await it.s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules } });
  const pass = (days: number) => it.simulator.advance(days * day);
  const versions = async () => {
    const { Versions = [], DeleteMarkers = [] } = await it.s3.listObjectVersions({ Bucket });
    return { Versions, DeleteMarkers };
  };
  const keys = async () =>
    ((await it.s3.listObjectsV2({ Bucket })).Contents ?? []).map(({ Key }) => Key);
  return { ...it, pass, versions, keys };
}

const versioned = { versioned: [Bucket] };
const big = 'x'.repeat(131_072);

describe('expiration', () => {
  test('removes objects at the midnight after their days, not before', async () => {
    const { s3, pass, keys } = await aging({ Expiration: { Days: 2 } });
    await s3.putObject(cat);
    await pass(2);
    expect(await keys()).toEqual(['cat']);
    await pass(1);
    expect(await keys()).toEqual([]);
  });

  test('removes only what the rule selects', async () => {
    const Filter = {
      And: {
        Prefix: 'c',
        Tags: [
          { Key: 'keep', Value: 'no' },
          { Key: 'b', Value: 'c' },
        ],
      },
    };
    const { s3, pass, keys } = await aging({ Expiration: { Days: 1 }, Filter });
    await s3.putObject({ ...cat, Tagging: 'keep=no&b=c&more=1' });
    await s3.putObject({ Bucket, Key: 'cow', Tagging: 'keep=no' });
    await s3.putObject({ Bucket, Key: 'dog', Tagging: 'keep=no&b=c' });
    await pass(2);
    expect(await keys()).toEqual(['cow', 'dog']);
  });

  test('by a date removes at that date', async () => {
    const { s3, pass, keys } = await aging({ Expiration: { Date: date('2026-01-05') } });
    await s3.putObject(cat);
    await pass(3);
    expect(await keys()).toEqual(['cat']);
    await pass(1);
    expect(await keys()).toEqual([]);
  });

  test('puts a delete marker in front where there are versions, at the time it was due', async () => {
    const { s3, pass, versions } = await aging({ Expiration: { Days: 1 } }, versioned);
    const { VersionId } = await s3.putObject(cat);
    await pass(10);
    const { Versions, DeleteMarkers } = await versions();
    expect(Versions).toMatchObject([{ VersionId, IsLatest: false }]);
    expect(DeleteMarkers).toMatchObject([{ IsLatest: true, LastModified: date('2026-01-03') }]);
  });

  test('replaces the null version by a null marker where versioning is suspended', async () => {
    const { s3, pass, versions } = await aging({ Expiration: { Days: 1 } });
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Suspended' } });
    await s3.putObject(cat);
    await pass(2);
    const { Versions, DeleteMarkers } = await versions();
    expect(Versions).toEqual([]);
    // The marker stood alone, and its own days were over on the next day but one.
    expect(DeleteMarkers).toMatchObject([{ VersionId: 'null' }]);
    await pass(3);
    expect((await versions()).DeleteMarkers).toEqual([]);
  });
});

describe('noncurrent versions', () => {
  test('expire by the days since their successor came, save the newest ones', async () => {
    const rule = { NoncurrentVersionExpiration: { NoncurrentDays: 1, NewerNoncurrentVersions: 1 } };
    const { s3, pass, versions } = await aging(rule, versioned);
    const ids: (string | undefined)[] = [];
    for (let i = 0; i < 3; i++) ids.push((await s3.putObject(cat)).VersionId);
    await pass(1);
    expect((await versions()).Versions).toHaveLength(3);
    await pass(1);
    expect((await versions()).Versions.map(({ VersionId }) => VersionId)).toEqual([ids[2], ids[1]]);
  });

  test('that are locked stay', async () => {
    const it = await lab();
    await it.s3.createBucket({ Bucket, ObjectLockEnabledForBucket: true });
    const NoncurrentVersionExpiration = { NoncurrentDays: 1 };
    const Rules = [{ Status: 'Enabled' as const, Filter: {}, NoncurrentVersionExpiration }];
    await it.s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules } });
    const lock = {
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: date('2026-01-10'),
    } as const;
    await it.s3.putObject({ ...cat, Body: 'x', ...lock });
    await it.s3.putObject(cat);
    const left = async () => (await it.s3.listObjectVersions({ Bucket })).Versions?.length;
    await it.simulator.advance(5 * day);
    expect(await left()).toBe(2);
    await it.simulator.advance(5 * day);
    expect(await left()).toBe(1);
  });

  test('and the marker that is left alone go in one stride, each in its time', async () => {
    const rule = {
      Expiration: { ExpiredObjectDeleteMarker: true },
      NoncurrentVersionExpiration: { NoncurrentDays: 1 },
    };
    const { s3, pass, versions } = await aging(rule, versioned);
    await s3.putObject(cat);
    await s3.deleteObject(cat);
    await pass(1);
    expect(await versions()).toMatchObject({ Versions: [{}], DeleteMarkers: [{}] });
    await pass(1);
    expect(await versions()).toEqual({ Versions: [], DeleteMarkers: [] });
  });

  test('move to colder classes', async () => {
    const NoncurrentVersionTransitions = [{ NoncurrentDays: 1, StorageClass: 'GLACIER' }];
    const { s3, pass, versions } = await aging({ NoncurrentVersionTransitions }, versioned);
    for (let i = 0; i < 2; i++) await s3.putObject({ ...cat, Body: big });
    await pass(2);
    expect((await versions()).Versions.map(({ StorageClass }) => StorageClass)).toEqual([
      'STANDARD',
      'GLACIER',
    ]);
  });
});

describe('transitions', () => {
  const Transitions = [
    { Days: 60, StorageClass: 'GLACIER' },
    { Days: 30, StorageClass: 'STANDARD_IA' },
  ];
  const classOf = async ({ s3 }: Awaited<ReturnType<typeof aging>>, Key = 'cat') =>
    (await s3.headObject({ Bucket, Key })).StorageClass ?? 'STANDARD';

  test('go down class by class, and keep the date', async () => {
    const it = await aging({ Transitions });
    await it.s3.putObject({ ...cat, Body: big });
    const { LastModified } = await it.s3.headObject(cat);
    const seen: string[] = [];
    for (const days of [30, 1, 30]) {
      await it.pass(days);
      seen.push(await classOf(it));
    }
    expect(seen).toEqual(['STANDARD', 'STANDARD_IA', 'GLACIER']);
    expect((await it.s3.headObject(cat)).LastModified).toEqual(LastModified);
    expect(await it.refusal(it.s3.getObject(cat))).toMatchObject({ code: 'InvalidObjectState' });
  });

  test('leave small objects where they are, unless sizes are filtered by', async () => {
    const small = await aging({ Transitions });
    await small.s3.putObject({ ...cat, Body: 'x' });
    await small.pass(70);
    expect(await classOf(small)).toBe('STANDARD');
    const sized = await aging({ Transitions, Filter: { ObjectSizeGreaterThan: 0 } });
    await sized.s3.putObject({ ...cat, Body: 'x' });
    await sized.pass(70);
    expect(await classOf(sized)).toBe('GLACIER');
  });

  test('leave small objects only where each class does, if the bucket says so', async () => {
    const it = await lab({ buckets: [Bucket] });
    await it.s3.putBucketLifecycleConfiguration({
      Bucket,
      TransitionDefaultMinimumObjectSize: 'varies_by_storage_class',
      LifecycleConfiguration: {
        Rules: [{ Status: 'Enabled', Filter: {}, Transitions: Transitions as never }],
      },
    });
    await it.s3.putObject(cat);
    await it.simulator.advance(40 * day);
    expect((await it.s3.headObject(cat)).StorageClass).toBeUndefined();
    await it.simulator.advance(30 * day);
    expect((await it.s3.headObject(cat)).StorageClass).toBe('GLACIER');
  });

  test('to Intelligent-Tiering begin its count of days without access', async () => {
    const it = await aging({ Transitions: [{ Days: 200, StorageClass: 'INTELLIGENT_TIERING' }] });
    await it.s3.putBucketIntelligentTieringConfiguration({
      Bucket,
      Id: 'a',
      IntelligentTieringConfiguration: {
        Id: 'a',
        Status: 'Enabled',
        Tierings: [{ Days: 90, AccessTier: 'ARCHIVE_ACCESS' }],
      },
    });
    await it.s3.putObject({ ...cat, Body: big });
    await it.pass(201);
    expect(await it.s3.headObject(cat)).toMatchObject({ StorageClass: 'INTELLIGENT_TIERING' });
    expect((await it.s3.headObject(cat)).ArchiveStatus).toBeUndefined();
    await it.pass(91);
    expect((await it.s3.headObject(cat)).ArchiveStatus).toBe('ARCHIVE_ACCESS');
  });

  test('never go up', async () => {
    const it = await aging({ Transitions: [{ Days: 30, StorageClass: 'STANDARD_IA' }] });
    await it.s3.putObject({ ...cat, Body: big, StorageClass: 'DEEP_ARCHIVE' });
    await it.pass(40);
    expect(await classOf(it)).toBe('DEEP_ARCHIVE');
  });
});

test('uploads that nobody completes are aborted, with their parts', async () => {
  const rule = { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } };
  const { s3, pass, simulator, refusal } = await aging(rule);
  const { UploadId } = await s3.createMultipartUpload(cat);
  await s3.uploadPart({ ...cat, UploadId, PartNumber: 1, Body: 'x' });
  await pass(1);
  expect((await s3.listParts({ ...cat, UploadId })).Parts).toHaveLength(1);
  await pass(1);
  expect(await refusal(s3.listParts({ ...cat, UploadId }))).toMatchObject({ code: 'NoSuchUpload' });
  expect([...simulator.records.scan('p/')]).toEqual([]);
});

describe('[lifecycle/carried-out] what was due', () => {
  test('is told in the next exchange, before what the request did itself', async () => {
    const { s3, pass, last } = await aging({ Expiration: { Days: 1 } });
    await s3.putObject(cat);
    await s3.putObject({ Bucket, Key: 'cow' });
    await pass(2);
    await s3.putObject({ Bucket, Key: 'dog' });
    const { trace, changes } = last();
    expect(trace[0]).toMatchObject({
      phase: 'lifecycle',
      rule: { id: 'lifecycle/carried-out' },
      facts: { bucket: Bucket, action: 'Expiration', rule: 'r', keys: 'cat, cow' },
      value: 'Expiration 2 times',
    });
    expect(changes.map(({ subject, effect }) => [subject, effect])).toEqual([
      ['photos/cat', 'removed'],
      ['photos/cow', 'removed'],
      ['photos/dog', 'added'],
    ]);
    await s3.headBucket({ Bucket });
    expect(last()).toMatchObject({ changes: [] });
    expect(last().trace.filter(({ phase }) => phase === 'lifecycle')).toEqual([]);
  });

  test('is told, and stands, when the request is refused', async () => {
    const { s3, pass, last, refusal } = await aging({ Expiration: { Days: 1 } });
    await s3.putObject(cat);
    await pass(2);
    expect(await refusal(s3.getObject(cat))).toMatchObject({ code: 'NoSuchKey' });
    expect(last().changes).toMatchObject([{ subject: 'photos/cat', effect: 'removed' }]);
  });

  test('is the same in one stride and in many', async () => {
    const rule = {
      Expiration: { Days: 3 },
      NoncurrentVersionExpiration: { NoncurrentDays: 2 },
    };
    const states = [];
    for (const strides of [[9], [1, 1, 1, 1, 1, 1, 1, 1, 1]]) {
      const { s3, pass, versions } = await aging(rule, versioned);
      for (let i = 0; i < 3; i++) await s3.putObject(cat);
      await pass(1);
      await s3.putObject({ Bucket, Key: 'cow' });
      for (const days of strides) await pass(days);
      states.push(await versions());
    }
    expect(states[0]).toEqual(states[1]);
  });

  test('comes with requests too, where nobody moves the clock by hand', async () => {
    let systemTime = Date.UTC(2026, 0, 1, 12);
    const { defaultWorld } = await import('../../../src/world/world.ts');
    const world = { ...defaultWorld, clock: { kind: 'system' } as const };
    const options = { buckets: [Bucket], world, systemTime: () => systemTime };
    const { s3, keys } = await aging({ Expiration: { Days: 1 } }, options);
    await s3.putObject(cat);
    systemTime += 2 * day;
    expect(await keys()).toEqual([]);
  });

  test('is not done twice after a reload', async () => {
    const { createStore } = await import('../../../src/storage/store.ts');
    const { memory } = await import('../../../src/storage/memory.ts');
    const store = createStore(memory());
    const { s3, pass } = await aging({ Expiration: { Days: 1 } }, { ...versioned, store });
    await s3.putObject(cat);
    await pass(2);
    const again = await lab({ store });
    await again.s3.headBucket({ Bucket });
    expect(again.last().changes).toEqual([]);
    expect((await again.s3.listObjectVersions({ Bucket })).DeleteMarkers).toHaveLength(1);
  });
});
