/** What may happen to a bucket, done to a model of it and to the simulator. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Lab } from '../semantics/lab.ts';
import { putInParts, uploadParts } from '../semantics/upload.ts';
import {
  type BucketModel,
  currentOf,
  type ModelVersion,
  remove,
  removeVersion,
  versionsOf,
  write,
} from './bucketModel.ts';

type Texts = Readonly<Record<string, string>>;
type Run = (model: BucketModel, it: Lab) => Promise<void>;

const Bucket = 'photos';
const md5 = (text: string | Buffer) => createHash('md5').update(text);

function command(says: string, run: Run): fc.AsyncCommand<BucketModel, Lab> {
  return { check: () => true, run, toString: () => says };
}

const idOf = ({ VersionId }: { VersionId?: string | undefined }) => VersionId ?? 'null';

/** Where nothing can be read, reading is refused with 404. */
async function isMissing(it: Lab, call: Promise<unknown>): Promise<void> {
  expect(await it.refusal(call)).toMatchObject({ status: 404 });
}

const put = (key: string, body: string, metadata: Texts, tags: Texts) =>
  command(`put ${key} ${JSON.stringify([body, metadata, tags])}`, async (model, it) => {
    const Tagging = new URLSearchParams(tags).toString();
    const sent = { Bucket, Key: key, Body: body, Metadata: metadata, Tagging };
    const answer = await it.s3.putObject(sent);
    const etag = `"${md5(body).digest('hex')}"`;
    expect(answer.ETag).toBe(etag);
    write(model, key, { body, etag, metadata, tags, id: idOf(answer) });
  });

const upload = (key: string, body: string, metadata: Texts) =>
  command(`upload ${key} ${JSON.stringify(body)}`, async (model, it) => {
    const answer = await putInParts(it.s3, Bucket, key, {
      parts: [body],
      begin: { Metadata: metadata },
    });
    const etag = `"${md5(md5(body).digest()).digest('hex')}-1"`;
    expect(answer.ETag).toBe(etag);
    write(model, key, { body, etag, metadata, tags: {}, id: idOf(answer) });
  });

const abort = (key: string) =>
  command(`abort ${key}`, async (_model, it) => {
    const { UploadId } = await uploadParts(it.s3, Bucket, key, { parts: ['gone'] });
    await it.s3.abortMultipartUpload({ Bucket, Key: key, UploadId });
  });

const copy = (from: string, to: string, replaced: Texts | undefined) =>
  command(`copy ${from} to ${to} ${JSON.stringify(replaced)}`, async (model, it) => {
    const call = it.s3.copyObject({
      Bucket,
      Key: to,
      CopySource: `${Bucket}/${from}`,
      ...(replaced && { MetadataDirective: 'REPLACE', Metadata: replaced }),
    });
    const source = currentOf(model, from);
    if (!source) return isMissing(it, call);
    if (from === to && !replaced) {
      expect(await it.refusal(call)).toMatchObject({ rule: 'copy/onto-itself' });
      return;
    }
    const answer = await call;
    const etag = `"${md5(source.body ?? '').digest('hex')}"`;
    expect(answer.CopyObjectResult?.ETag).toBe(etag);
    const { body, tags } = source;
    const metadata = replaced ?? source.metadata;
    write(model, to, { body, etag, metadata, tags, id: idOf(answer) });
  });

const drop = (key: string) =>
  command(`delete ${key}`, async (model, it) => {
    const answer = await it.s3.deleteObject({ Bucket, Key: key });
    expect(answer.DeleteMarker).toBe(model.versioning === 'never' ? undefined : true);
    remove(model, key, idOf(answer));
  });

const dropVersion = (key: string, n: number) =>
  command(`delete version ${n} of ${key}`, async (model, it) => {
    const versions = versionsOf(model, key);
    const id = versions[n % versions.length]?.id ?? 'null';
    await it.s3.deleteObject({ Bucket, Key: key, VersionId: id });
    removeVersion(model, key, id);
  });

const tag = (key: string, tags: Texts) =>
  command(`tag ${key} ${JSON.stringify(tags)}`, async (model, it) => {
    const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    const call = it.s3.putObjectTagging({ Bucket, Key: key, Tagging: { TagSet } });
    const object = currentOf(model, key);
    if (object) {
      await call;
      object.tags = tags;
    } else if (versionsOf(model, key).length > 0) {
      expect(await it.refusal(call)).toMatchObject({ status: 405 });
    } else await isMissing(it, call);
  });

const version = (Status: 'Enabled' | 'Suspended') =>
  command(`versioning ${Status}`, async (model, it) => {
    await it.s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status } });
    model.versioning = Status;
  });

/** Every version that can be read is what the model says, and every key that cannot is missing. */
export async function agrees(model: BucketModel, it: Lab, keys: readonly string[]): Promise<void> {
  const { Versions = [], DeleteMarkers = [] } = await it.s3.listObjectVersions({ Bucket });
  const listed = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => `${Key} ${VersionId}`);
  const known = [...model.versions].flatMap(([key, all]) => all.map(({ id }) => `${key} ${id}`));
  expect(listed.sort()).toEqual(known.sort());
  for (const Key of keys) {
    const current = currentOf(model, Key);
    if (!current) await isMissing(it, it.s3.getObject({ Bucket, Key }));
    else expect(await read(it, { Key })).toEqual(shown(current));
  }
  for (const [Key, versions] of model.versions) {
    for (const one of versions.filter(({ body }) => body !== null))
      expect(await read(it, { Key, VersionId: one.id })).toEqual(shown(one));
  }
}

const shown = ({ body, etag, metadata, tags }: ModelVersion) => ({ body, etag, metadata, tags });

async function read(it: Lab, which: { Key: string; VersionId?: string }) {
  const { Body, ETag: etag, Metadata: metadata } = await it.s3.getObject({ Bucket, ...which });
  const { TagSet = [] } = await it.s3.getObjectTagging({ Bucket, ...which });
  const tags = Object.fromEntries(TagSet.map(({ Key, Value }) => [Key, Value]));
  return { body: await Body?.transformToString(), etag, metadata, tags };
}

export const keys = ['a', 'a/b', 'ü'];

const key = fc.constantFrom(...keys);
const body = fc.string({ maxLength: 8 });
const texts = fc.dictionary(fc.constantFrom('x', 'y'), fc.constantFrom('1', 'two'));

const look = command('look', (model, it) => agrees(model, it, keys));

export const commands = fc.commands(
  [
    fc.tuple(key, body, texts, texts).map((all) => put(...all)),
    fc.tuple(key, fc.string({ minLength: 1, maxLength: 8 }), texts).map((all) => upload(...all)),
    key.map(abort),
    fc.tuple(key, key, fc.option(texts, { nil: undefined })).map((all) => copy(...all)),
    key.map(drop),
    fc.tuple(key, fc.nat({ max: 3 })).map((all) => dropVersion(...all)),
    fc.tuple(key, texts).map((all) => tag(...all)),
    fc.constantFrom('Enabled' as const, 'Suspended' as const).map(version),
    fc.constant(look),
  ],
  { maxCommands: 25 },
);
