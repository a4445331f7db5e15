/**
 * What the operations of the core may answer is answered somewhere on the walk, member by member; what cannot be is excused
 * with its reason.
 */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Type } from '../../src/protocol/model.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import * as scenes from './answers/scenes.ts';
import { lab } from './lab.ts';
import { walk, walks } from './walk/walk.ts';

const core = [
  'CopyObject',
  'UploadPartCopy',
  'PutObject',
  'GetObject',
  'HeadObject',
  'CreateMultipartUpload',
  'UploadPart',
  'CompleteMultipartUpload',
  'GetBucketEncryption',
  'PutBucketEncryption',
  'RestoreObject',
] as const satisfies readonly OperationName[];

const { answered } = vi.hoisted(() => ({ answered: new Set<string>() }));

vi.mock(import('../../src/semantics/operations/index.ts'), async (original) => {
  const actual = await original();
  const noting = Object.entries(actual.operations).map(([name, operation]) => {
    const run = operation as (input: object, context: unknown) => unknown;
    const note = (input: object, context: unknown) => {
      const output = run(input, context);
      noteMembers(output, name);
      return output;
    };
    return [name, actual.modelledOperations.includes(name as OperationName) ? note : operation];
  });
  return { ...actual, operations: Object.fromEntries(noting) as typeof actual.operations };
});

/** The path of each member that has a value; lists count as their items, times and bodies as a whole. */
function noteMembers(value: unknown, path: string): void {
  if (Array.isArray(value)) value.forEach((item) => noteMembers(item, path));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    answered.add(`${path}.${name}`);
    if (!(member instanceof Date) && !/Body|Metadata$/.test(name))
      noteMembers(member, `${path}.${name}`);
  }
}

function membersOf(path: string, struct: string): string[] {
  return s3.model
    .struct(struct)
    .members.flatMap(({ name, type }) => [`${path}.${name}`, ...inside(`${path}.${name}`, type)]);
}

function inside(path: string, type: Type): string[] {
  if (type.kind === 'list') return inside(path, type.item);
  return type.kind === 'struct' ? membersOf(path, type.struct) : [];
}

/** The output's members as paths: `CopyObject.CopyObjectResult.ETag`. */
const all = core.flatMap((name) => {
  const { output } = s3.model.operation(name);
  return output ? membersOf(name, output.name) : [];
});

/** What no general purpose bucket of this world answers, and why. */
const never: readonly (readonly [path: RegExp, why: string])[] = [
  [/\.RequestCharged$/, 'who pays for a request is not modelled: no bucket asks its requester to'],
  [/\.ReplicationStatus$/, 'replication is configured, not carried out'],
  [/^(Get|Head)Object\.DeleteMarker$/, 'it goes with a 404 or 405, which is no output'],
  [/^PutObject\.Size$/, 'only objects of directory buckets are appended to'],
];

const excuse = (path: string) => never.find(([those]) => those.test(path))?.[1];

beforeAll(async () => {
  for (const { world, scenes: some } of walks) await walk(await lab(world && { world }), some);
  const it = await lab();
  await it.s3.createBucket({ Bucket: 'answers', ObjectLockEnabledForBucket: true });
  for (const scene of Object.values(scenes)) await scene(it);
}, 60_000);

describe('the members of the answers of the core', () => {
  test('are each answered, or cannot be', () => {
    expect(all.filter((path) => !answered.has(path) && !excuse(path))).toEqual([]);
  });

  test('are excused only where they need it', () => {
    const needless = never.filter(([those]) => !all.some((path) => those.test(path)));
    expect(needless).toEqual([]);
    expect([...answered].filter(excuse)).toEqual([]);
  });

  test('are many', () => {
    expect(all.length).toBeGreaterThan(200);
  });
});
