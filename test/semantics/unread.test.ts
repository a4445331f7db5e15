/**
 * Nothing is ignored in silence: what a request may say, down to the members of its XML, is read by the operation, answered
 * 501, or stands in the list of what has no effect. The operations run with inputs that note what is read of them.
 */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Type } from '../../src/protocol/model.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import { operations } from '../../src/semantics/operations/index.ts';
import { isNotImplemented } from '../../src/semantics/operations/notImplemented.ts';
import { unmodelled, withoutEffect } from '../../src/semantics/rules/modelled.ts';
import { lab } from './lab.ts';
import { walk } from './walk/walk.ts';

const { read, watch } = vi.hoisted(() => {
  /** Path of a member → the files of semantics that read it. */
  const read = new Map<string, Set<string>>();
  const note = (path: string) => {
    const reader = /src\/semantics\/([\w/]+\.ts)/.exec(new Error().stack ?? '')?.[1] ?? 'unknown';
    read.set(path, (read.get(path) ?? new Set()).add(reader));
  };
  /** Notes the path of each member that is read; lists count as their items, times and bytes as a whole. */
  const watch = <Value>(value: Value, path: string): Value => {
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    if (Array.isArray(value)) return value.map((item: unknown) => watch(item, path)) as Value;
    return new Proxy(value, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof name !== 'string') return member;
        const inside = `${path}.${name}`;
        note(inside);
        return /Body|Payload$|^Metadata$/.test(name) ? member : watch(member, inside);
      },
      ownKeys() {
        throw new Error(`${path} is read as a whole: nobody knows what of it matters`);
      },
    });
  };
  return { read, watch };
});

vi.mock(import('../../src/semantics/operations/index.ts'), async (original) => {
  const actual = await original();
  const { isNotImplemented } = await import('../../src/semantics/operations/notImplemented.ts');
  const watched = Object.entries(actual.operations).map(([name, operation]) => {
    const run = operation as (input: object, context: unknown) => unknown;
    const noting = (input: object, context: unknown) => run(watch(input, name), context);
    return [name, isNotImplemented(operation) ? operation : noting];
  });
  return { ...actual, operations: Object.fromEntries(watched) as typeof actual.operations };
});

const implemented = (Object.keys(operations) as OperationName[]).filter(
  (name) => !isNotImplemented(operations[name]),
);

/** Every member of an operation's input, with the members of its structs: `CopyObject.Key`. */
function membersOf(path: string, struct: string, wires: readonly string[] = []): string[] {
  return s3.model
    .struct(struct)
    .members.filter(({ wire }) => !wires.includes(wire))
    .flatMap(({ name, type }) => [`${path}.${name}`, ...inside(`${path}.${name}`, type)]);
}

function inside(path: string, type: Type): string[] {
  if (type.kind === 'list') return inside(path, type.item);
  return type.kind === 'struct' ? membersOf(path, type.struct) : [];
}

/** Refused whole by their element, so nothing inside them is read: what only directory buckets have. */
const refusedWhole = /^CreateBucket\.CreateBucketConfiguration\.(Location|Bucket)\./;

/** Kept whole by a walk over the model: configurations.test.ts sends their members and compares what it reads back. */
const keptWhole =
  /^PutBucket\w+\.(AnalyticsConfiguration|BucketLoggingStatus|InventoryConfiguration|LifecycleConfiguration|MetricsConfiguration|NotificationConfiguration|ReplicationConfiguration)\./;

/** What the pipeline itself reads, of the bodies that are XML: the digests that guard them. */
const readBefore = ['content-md5', 'x-amz-sdk-checksum-algorithm'];

function unread(excused: ReadonlySet<string>): string[] {
  return implemented
    .flatMap((name) => {
      const { input } = s3.model.operation(name);
      const streams = input.members.some(({ type }) => type.kind === 'stream');
      return membersOf(name, input.name, streams ? [] : readBefore);
    })
    .filter((path) => !refusedWhole.test(path) && !keptWhole.test(path))
    .filter((path) => !read.has(path) && !path.split('.').some((member) => excused.has(member)));
}

beforeAll(async () => {
  const it = await lab();
  await walk(it);
  const parts = { Bucket: 'photos', Key: 'parts' };
  const begun = await it.s3.createMultipartUpload({ ...parts, ChecksumAlgorithm: 'SHA1' });
  const part = await it.s3.uploadPart({
    ...parts,
    UploadId: begun.UploadId,
    PartNumber: 1,
    Body: 'a',
    ChecksumAlgorithm: 'SHA1',
  });
  await it.s3.listParts({ ...parts, UploadId: begun.UploadId });
  const { ETag, ChecksumSHA1 } = part;
  const Parts = [{ PartNumber: 1, ETag, ChecksumSHA1 }];
  await it.s3.completeMultipartUpload({
    ...parts,
    UploadId: begun.UploadId,
    MultipartUpload: { Parts },
  });
  await it.s3.getObjectAttributes({ ...parts, ObjectAttributes: ['ObjectParts'] });
  const again = await it.s3.createMultipartUpload(parts);
  await it.s3.abortMultipartUpload({ ...parts, UploadId: again.UploadId });
  await it.s3.headObject(parts);
  await it.s3.putObjectTagging({ ...parts, Tagging: { TagSet: [{ Key: 'a', Value: 'b' }] } });
  await it.s3.getObjectTagging(parts);
  await it.s3.deleteObjectTagging(parts);
  await it.s3.listObjects({ Bucket: 'photos' });
  await it.s3.getBucketLocation({ Bucket: 'photos' });
  await it.s3.getBucketVersioning({ Bucket: 'photos' });
  await it.s3.headBucket({ Bucket: 'photos' });
}, 60_000);

const excused = new Set([...unmodelled, ...withoutEffect]);

/** The operations whose every member must be acted on. */
const acted =
  `CopyObject UploadPartCopy PutObject GetObject HeadObject CreateMultipartUpload UploadPart
  CompleteMultipartUpload GetBucketEncryption PutBucketEncryption RestoreObject`.split(
    /\s+/,
  ) as OperationName[];

/** `CopyObject.CopySourceIfMatch   copySource.ts`, a line a member. */
function readers(name: OperationName): string[] {
  const { input } = s3.model.operation(name);
  return membersOf(name, input.name).map((path) => {
    const files = [...(read.get(path) ?? [])].sort().join(', ');
    const why = path.split('.').some((member) => excused.has(member))
      ? 'without effect, or 501'
      : '';
    return `${path.padEnd(64)} ${files || why || 'the pipeline: it guards the document'}`;
  });
}

describe('what a request says', () => {
  test('is read, answered 501, or known to be without effect', () => {
    expect(unread(excused)).toEqual([]);
  });

  test.each(acted)('of %s has a reader for each member', (name) => {
    const lines = readers(name);
    if (process.env['MEMBERS'] === 'print') console.log(lines.join('\n'));
    const guards = lines
      .filter((line) => line.endsWith('document'))
      .map((line) => line.split(/\.| /)[1]);
    expect(guards.every((member) => /^(ContentMD5|ChecksumAlgorithm)$/.test(member ?? ''))).toBe(
      true,
    );
    expect(lines.filter((line) => line.endsWith('unknown'))).toEqual([]);
  });

  test.each([...unmodelled, ...withoutEffect])(
    'would be missed if the lists did not name %s',
    (member) => {
      const without = new Set([...excused].filter((name) => name !== member));
      expect(unread(without).map((path) => path.split('.').at(-1))).toContain(member);
    },
  );

  test('would be missed if an operation did not read it', () => {
    read.delete('CopyObject.CopySourceIfMatch');
    read.delete('DeleteObjects.Delete.Objects.ETag');
    expect(unread(excused)).toEqual(
      expect.arrayContaining(['CopyObject.CopySourceIfMatch', 'DeleteObjects.Delete.Objects.ETag']),
    );
  });
});
