/** The whole way: the unmodified SDK in a page, MSW, comlink, the worker, IndexedDB. */
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Interception, interceptPage } from '../../src/intercept/mswBrowser.ts';
import { type Connection, connect } from '../../src/worker/client.ts';

const MiB = 1024 * 1024;
const s3 = new S3Client({
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
});

let connection: Connection;
let interception: Interception;

async function start(cors?: 'strict') {
  connection = await connect();
  await connection.api.open(`test ${crypto.randomUUID()}`);
  interception = await interceptPage(connection.simulator, {
    serviceWorker: '/mockServiceWorker.js',
    cors,
  });
}

afterEach(async () => {
  vi.restoreAllMocks();
  await interception.stop();
  connection.close();
});

const put = (Key: string, Body: string | Uint8Array) =>
  s3.send(new PutObjectCommand({ Bucket: 'test-bucket', Key, Body, Metadata: { color: 'blue' } }));

function everyday() {
  test('put, head, get, a range, delete', async () => {
    const { ETag } = await put('a b/ü', 'hello');
    const at = { Bucket: 'test-bucket', Key: 'a b/ü' };
    const head = await s3.send(new HeadObjectCommand(at));
    expect(head).toMatchObject({ ETag, ContentLength: 5, Metadata: { color: 'blue' } });
    const got = await s3.send(new GetObjectCommand(at));
    expect(await got.Body?.transformToString()).toBe('hello');
    const part = await s3.send(new GetObjectCommand({ ...at, Range: 'bytes=1-2' }));
    expect([part.ContentRange, await part.Body?.transformToString()]).toEqual([
      'bytes 1-2/5',
      'el',
    ]);
    await s3.send(new DeleteObjectCommand(at));
    await expect(s3.send(new GetObjectCommand(at))).rejects.toBeInstanceOf(NoSuchKey);
  });

  test('a copy has what its source had', async () => {
    const { ETag } = await put('source', 'hello');
    const copy = { Bucket: 'test-bucket', Key: 'copy', CopySource: 'test-bucket/source' };
    const { CopyObjectResult } = await s3.send(new CopyObjectCommand(copy));
    expect(CopyObjectResult?.ETag).toBe(ETag);
    const head = await s3.send(new HeadObjectCommand({ Bucket: 'test-bucket', Key: 'copy' }));
    expect(head.Metadata).toEqual({ color: 'blue' });
  });

  test('a bucket of another region is found by who follows', async () => {
    const common = { credentials: s3.config.credentials, maxAttempts: 1 };
    const ireland = new S3Client({ ...common, region: 'eu-west-1' });
    const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' } as const;
    await ireland.send(new CreateBucketCommand({ Bucket: 'ireland', CreateBucketConfiguration }));
    const object = { Bucket: 'ireland', Key: 'cat', Body: 'a cat' };
    await expect(s3.send(new PutObjectCommand(object))).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
    });
    const follower = new S3Client({ ...common, region: 'us-east-1', followRegionRedirects: true });
    await follower.send(new PutObjectCommand(object));
    const copy = { Bucket: 'test-bucket', Key: 'cat', CopySource: 'ireland/cat' };
    await follower.send(new CopyObjectCommand(copy));
    const got = await s3.send(new GetObjectCommand({ Bucket: 'test-bucket', Key: 'cat' }));
    expect(await got.Body?.transformToString()).toBe('a cat');
  });

  test('a listing by pages', async () => {
    for (const key of ['a', 'b/1', 'b/2', 'c']) await put(key, key);
    const ask = { Bucket: 'test-bucket', Delimiter: '/', MaxKeys: 2 };
    const first = await s3.send(new ListObjectsV2Command(ask));
    expect(first.Contents?.map(({ Key }) => Key)).toEqual(['a']);
    expect(first.CommonPrefixes).toEqual([{ Prefix: 'b/' }]);
    const rest = { ...ask, ContinuationToken: first.NextContinuationToken };
    expect((await s3.send(new ListObjectsV2Command(rest))).Contents?.map(({ Key }) => Key)).toEqual(
      ['c'],
    );
  });

  test('an upload in parts', async () => {
    const body = new Uint8Array(11 * MiB).map((_, i) => i % 251);
    const params = { Bucket: 'test-bucket', Key: 'large', Body: body };
    await new Upload({ client: s3, params, partSize: 5 * MiB }).done();
    const got = await s3.send(new GetObjectCommand({ Bucket: 'test-bucket', Key: 'large' }));
    expect(got.ETag).toMatch(/-3"$/);
    const bytes = await got.Body?.transformToByteArray();
    expect(bytes?.length).toBe(body.length);
    expect(bytes?.every((byte, i) => byte === i % 251)).toBe(true);
  });
}

const createBucket = () => s3.send(new CreateBucketCommand({ Bucket: 'test-bucket' }));

describe('through the service worker', () => {
  beforeEach(async () => {
    await start();
    expect(interception.mode).toBe('service-worker');
    await createBucket();
  });
  everyday();
});

describe('with the service worker refused', () => {
  beforeEach(async () => {
    vi.spyOn(navigator.serviceWorker, 'getRegistrations').mockRejectedValue(
      new DOMException('The operation is insecure.', 'SecurityError'),
    );
    await start();
    expect(interception).toMatchObject({ mode: 'in-page', reason: 'The operation is insecure.' });
    await createBucket();
  });
  everyday();
});

describe("under cors: 'strict'", () => {
  const Bucket = 'test-bucket';
  const world = (cors: 'off' | 'strict') => connection.api.settle({ cors });
  const allow = (ExposeHeaders: string[]) => {
    const rule = { AllowedOrigins: [location.origin], AllowedMethods: ['PUT', 'GET'] };
    const CORSRules = [{ ...rule, AllowedHeaders: ['*'], ExposeHeaders }];
    return s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  };

  test('no rule, no request; no ExposeHeaders, no ETag', async () => {
    await start();
    await createBucket();
    expect((await put('cat', 'a')).ETag).toBeTruthy();
    await world('strict');
    await expect(put('cat', 'a')).rejects.toThrow('Failed to fetch');
    await world('off');
    await allow([]);
    await world('strict');
    expect((await put('cat', 'a')).ETag).toBeUndefined();
    await world('off');
    await allow(['ETag']);
    await world('strict');
    expect((await put('cat', 'a')).ETag).toBe('"0cc175b9c0f1b6a831c399e269772661"');
    const told = await connection.api.timeline();
    const preflights = told.filter(({ operation }) => operation === 'Preflight');
    expect(preflights.map(({ answer }) => answer.status)).toEqual([403, 200, 200]);
  });

  test('a page asks for it where its world does not', async () => {
    await start('strict');
    await expect(createBucket()).rejects.toThrow('Failed to fetch');
  });
});
