/** A strict world behind a page: what the SDK signs there holds, though nobody sees the headers that the browser adds. */
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Interception, interceptPage } from '../../src/intercept/mswBrowser.ts';
import { type Connection, connect } from '../../src/worker/client.ts';

let connection: Connection;
let interception: Interception;
/** How far the clock of the world is from this machine's. */
let offset = 0;

beforeEach(async () => {
  connection = await connect();
  await connection.api.open(`test ${crypto.randomUUID()}`);
  await connection.api.settle({ strict: true });
  offset = (await connection.api.look()).now - Date.now();
  interception = await interceptPage(connection.simulator, {
    serviceWorker: '/mockServiceWorker.js',
  });
  await client().send(new CreateBucketCommand({ Bucket: 'strict-bucket' }));
});

afterEach(async () => {
  await interception.stop();
  connection.close();
});

const client = (config: S3ClientConfig = {}) =>
  new S3Client({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    systemClockOffset: offset,
    ...config,
  });

const at = { Bucket: 'strict-bucket', Key: "a b/ü+&='(1)*!/..c.txt" };

const outcomes = async () =>
  ((await connection.api.timeline()).at(-1)?.trace ?? [])
    .filter(({ rule }) => rule.id === 'signature/matches')
    .map(({ outcome }) => outcome);

describe.each([false, true])('by path: %s', (forcePathStyle) => {
  test('puts, gets, lists, copies and deletes', async () => {
    const s3 = client({ forcePathStyle });
    const Metadata = { name: 'Tom  and Jerry' };
    await s3.send(new PutObjectCommand({ ...at, Body: 'hello', Metadata, ContentType: 'text/x' }));
    expect(await outcomes()).toEqual(['passed']);
    const got = await s3.send(new GetObjectCommand({ ...at, Range: 'bytes=1-2' }));
    expect(await got.Body?.transformToString()).toBe('el');
    expect(await outcomes()).toEqual(['passed']);
    const CopySource = `${at.Bucket}/${encodeURIComponent(at.Key)}`;
    await s3.send(new CopyObjectCommand({ Bucket: at.Bucket, Key: 'copy', CopySource }));
    const head = await s3.send(new HeadObjectCommand({ ...at, Key: 'copy' }));
    expect(head.Metadata).toEqual(Metadata);
    const listed = await s3.send(new ListObjectsV2Command({ Bucket: at.Bucket, Prefix: 'a b/' }));
    expect(listed.KeyCount).toBe(1);
    const Delete = { Objects: [{ Key: at.Key }] };
    await s3.send(new DeleteObjectsCommand({ Bucket: at.Bucket, Delete }));
    expect(await outcomes()).toEqual(['passed']);
  });
});

describe('a presigned URL', () => {
  const signed = (command: PutObjectCommand | GetObjectCommand, more = {}) =>
    getSignedUrl(client(), command, {
      signingDate: new Date(Date.now() + offset),
      ...more,
    });

  test('puts and gets', async () => {
    const put = await fetch(await signed(new PutObjectCommand(at)), {
      method: 'PUT',
      body: 'hello',
    });
    expect([put.status, await outcomes()]).toEqual([200, ['passed']]);
    const url = await signed(new GetObjectCommand(at));
    expect(await (await fetch(url)).text()).toBe('hello');
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    expect(await (await fetch(`${url}&versionId=null`)).text()).toContain('SignatureDoesNotMatch');
  });

  test('that signs the length is held to that of the body', async () => {
    const command = new PutObjectCommand({ ...at, ContentLength: 5 });
    const url = await signed(command, { signableHeaders: new Set(['content-length']) });
    expect(url).toContain('content-length');
    expect((await fetch(url, { method: 'PUT', body: 'hello' })).status).toBe(200);
    const wrong = await fetch(url, { method: 'PUT', body: 'hello!' });
    expect(await wrong.text()).toContain('<Code>SignatureDoesNotMatch</Code>');
  });
});

test('a path that the browser shortens is not the one that was signed: S3 would refuse it as well', async () => {
  const put = new PutObjectCommand({ ...at, Key: 'a/../b', Body: 'hello' });
  await expect(client().send(put)).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
});

test('what is changed on the way, or signed by somebody else, is refused', async () => {
  const wrong = { accessKeyId: 'test', secretAccessKey: 'wrong' };
  const put = new PutObjectCommand({ ...at, Body: 'hello' });
  await expect(client({ credentials: wrong }).send(put)).rejects.toMatchObject({
    name: 'SignatureDoesNotMatch',
  });
  const s3 = client();
  s3.middlewareStack.add(
    (next) => (args) => {
      Object.assign((args.request as { headers: object }).headers, { 'x-amz-meta-more': 'x' });
      return next(args);
    },
    { step: 'deserialize', priority: 'low' },
  );
  await expect(s3.send(put)).rejects.toMatchObject({ name: 'AccessDenied' });
});
