/** `cors: 'strict'` in a page: the SDK meets CORS through MSW and the worker, whichever way requests are caught. */
import {
  CreateBucketCommand,
  GetObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterEach, expect, test, vi } from 'vitest';
import { type Interception, interceptPage } from '../../src/intercept/mswBrowser.ts';
import { type Connection, connect } from '../../src/worker/client.ts';

const Bucket = 'test-bucket';
const s3 = new S3Client({
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
});

let connection: Connection;
let interception: Interception | undefined;

async function stop() {
  await interception?.stop();
  interception = undefined;
}

async function intercept(cors?: 'strict') {
  await stop();
  const options = { serviceWorker: '/mockServiceWorker.js', cors };
  interception = await interceptPage(connection.simulator, options);
}

afterEach(async () => {
  vi.restoreAllMocks();
  await stop();
  connection.close();
});

async function shop() {
  connection = await connect();
  await connection.api.open(`test ${crypto.randomUUID()}`);
  await intercept();
  await s3.send(new CreateBucketCommand({ Bucket }));
}

const put = () => s3.send(new PutObjectCommand({ Bucket, Key: 'cat', Body: 'a' }));

const allow = (ExposeHeaders: string[]) => {
  const rule = { AllowedOrigins: [location.origin], AllowedMethods: ['PUT', 'GET'] };
  const CORSRules = [{ ...rule, AllowedHeaders: ['*'], ExposeHeaders }];
  return s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
};

for (const mode of ['service-worker', 'in-page'] as const) {
  test(`${mode}: no rule, no request; no ExposeHeaders, no ETag`, async () => {
    if (mode === 'in-page')
      vi.spyOn(navigator.serviceWorker, 'getRegistrations').mockRejectedValue(new Error('no'));
    await shop();
    expect(interception?.mode).toBe(mode);
    expect((await put()).ETag).toBeTruthy();
    await intercept('strict');
    await expect(put()).rejects.toThrow('Failed to fetch');
    await intercept();
    await allow([]);
    await intercept('strict');
    expect((await put()).ETag).toBeUndefined();
    await intercept();
    await allow(['ETag']);
    await intercept('strict');
    expect((await put()).ETag).toBe('"0cc175b9c0f1b6a831c399e269772661"');
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'cat' }));
    expect(await got.Body?.transformToString()).toBe('a');
    const preflights = (await connection.api.timeline()).filter((e) => e.operation === 'Preflight');
    expect(preflights.map(({ answer }) => answer.status)).toEqual([403, 200, 200, 200]);
  });
}

test('so does a world that is set so', async () => {
  await shop();
  await connection.api.settle({ cors: 'strict' });
  await expect(put()).rejects.toThrow('Failed to fetch');
});
