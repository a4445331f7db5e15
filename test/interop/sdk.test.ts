/** The real SDK through both ways into Node: over HTTP, and by MSW. */
import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator } from '../../src/index.ts';
import { interceptNode } from '../../src/intercept/mswNode.ts';
import { serve } from './served.ts';

interface Way {
  readonly config: S3ClientConfig;
  readonly stop: () => Promise<void> | void;
}

const ways: Readonly<Record<string, () => Promise<Way>>> = {
  async HTTP() {
    const { endpoint, stop } = await serve();
    return { config: { endpoint, forcePathStyle: true }, stop };
  },
  async MSW() {
    const { stop } = await interceptNode(createSimulator());
    // MSW never says `100 Continue`, for which the SDK waits 6 s before it sends a large body.
    return { config: { expectContinueHeader: false }, stop };
  },
};

const MiB = 1024 * 1024;
const Bucket = 'sdk-bucket';

describe.each(Object.keys(ways))('by %s', (name) => {
  let way: Way;
  let s3: S3Client;

  beforeAll(async () => {
    way = await (ways[name] as () => Promise<Way>)();
    s3 = new S3Client({
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
      ...way.config,
    });
    await s3.send(new CreateBucketCommand({ Bucket }));
  }, 30_000);
  afterAll(() => way.stop());

  const read = async (Key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return Body?.transformToString();
  };

  test('a body of bytes, and one that streams with its checksum behind it', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'bytes', Body: 'hello' }));
    const chunks = [Buffer.alloc(8192, 'a'), Buffer.from('the end')];
    const [Body, ContentLength] = [Readable.from(chunks), 8199];
    const streamed = new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength });
    expect((await s3.send(streamed)).ChecksumCRC32).toBeDefined();
    expect([await read('bytes'), await read('stream')]).toEqual(['hello', chunks.join('')]);
  });

  test('a copy carries what its source had; HEAD tells of it', async () => {
    const Metadata = { color: 'blue' };
    await s3.send(new PutObjectCommand({ Bucket, Key: 'a b+c', Body: 'x', Metadata }));
    const CopySource = `${Bucket}/${encodeURIComponent('a b+c')}`;
    await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));
    expect(head).toMatchObject({ Metadata, ContentLength: 1 });
  });

  test('an upload in parts is read back, whole and by range', async () => {
    const Body = Buffer.alloc(6 * MiB, 'a large body, ');
    await new Upload({ client: s3, params: { Bucket, Key: 'large', Body } }).done();
    const whole = await s3.send(new GetObjectCommand({ Bucket, Key: 'large' }));
    expect(Buffer.from((await whole.Body?.transformToByteArray()) ?? []).equals(Body)).toBe(true);
    const Range = `bytes=${5 * MiB - 2}-${5 * MiB + 1}`;
    const part = await s3.send(new GetObjectCommand({ Bucket, Key: 'large', Range }));
    const expected = Body.subarray(5 * MiB - 2, 5 * MiB + 2).toString();
    expect(await part.Body?.transformToString()).toBe(expected);
  });

  test('a presigned URL is answered without the SDK', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key: 'shared', Body: 'hello' }));
    const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'shared' }));
    expect(await (await fetch(url)).text()).toBe('hello');
  });

  test('a list, a deletion of many, and a refusal', async () => {
    for (const Key of ['many/1', 'many/2']) {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body: '' }));
    }
    const list = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'many/' }));
    const Objects = list.Contents?.map(({ Key }) => ({ Key })) ?? [];
    const deletion = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect(deletion.Deleted?.map(({ Key }) => Key)).toEqual(['many/1', 'many/2']);
    const refused = s3.send(new GetObjectCommand({ Bucket: 'no-such-bucket', Key: 'x' }));
    await expect(refused).rejects.toBeInstanceOf(NoSuchBucket);
  });
});

/** Node leaves `anything.localhost` to the resolver, which need not know it. */
const alwaysHere: LookupFunction = (_host, _options, done) =>
  done(null, [{ address: '127.0.0.1', family: 4 }]);

test('a bucket as the first label of localhost is virtual-hosted', async () => {
  const { port, stop } = await serve();
  const s3 = new S3Client({
    region: 'us-east-1',
    endpoint: `http://localhost:${port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: { httpAgent: new Agent({ lookup: alwaysHere }) },
  });
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'hello' }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'k' }));
  expect(await Body?.transformToString()).toBe('hello');
  await stop();
});
