import https from 'node:https';
import { once } from 'node:events';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, expect, test } from 'vitest';
import { interceptNode } from '../../src/intercept/mswNode.ts';
import { fake, plain } from './fake.ts';

let stop: () => void = () => {};
afterEach(() => stop());

async function intercept() {
  const simulator = fake(({ method, target }) => plain(`${method} ${target}`));
  ({ stop } = await interceptNode(simulator));
  return simulator;
}

test('fetch is answered', async () => {
  const { asked } = await intercept();
  const response = await fetch('https://s3.eu-west-1.amazonaws.com/b/k%20k');
  expect(await response.text()).toBe('GET /b/k%20k');
  expect(asked).toHaveLength(1);
});

test('node:https is answered', async () => {
  await intercept();
  const [response] = await once(https.get('https://b.s3.amazonaws.com/k'), 'response');
  expect(String(Buffer.concat(await response.toArray()))).toBe('GET /k');
});

test('the SDK is answered, its headers and body as it sent them', async () => {
  const { asked } = await intercept();
  const s3 = new S3Client({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  const got = await s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'k' }));
  expect(await got.Body?.transformToString()).toBe('GET /k?x-id=GetObject');
  await s3.send(
    new PutObjectCommand({ Bucket: 'bucket', Key: 'k', Body: 'body', Metadata: { a: '1' } }),
  );
  expect(asked[1]).toMatchObject({ method: 'PUT', host: 'bucket.s3.eu-west-1.amazonaws.com' });
  expect(asked[1]?.headers).toContainEqual(['x-amz-meta-a', '1']);
  expect(asked[1]?.body).toEqual(new TextEncoder().encode('body'));
});
