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

test('a connection that drops is a network error, before the answer and in its body', async () => {
  const simulator = fake(({ target }) =>
    target === '/cut'
      ? { ...plain('hell'), headers: [['content-length', '8']], dropped: 'cut' }
      : { status: 0, headers: [], body: null, dropped: 'unanswered' },
  );
  ({ stop } = await interceptNode(simulator));
  await expect(fetch('https://s3.amazonaws.com/unanswered')).rejects.toThrow(TypeError);
  // MSW may close the socket before the status is read: either way it is the network's error.
  const cut = fetch('https://s3.amazonaws.com/cut').then((response) => response.text());
  await expect(cut).rejects.toThrow(TypeError);
  const unanswered = https.get('https://s3.amazonaws.com/unanswered');
  await expect(once(unanswered, 'response')).rejects.toThrow();
});

test('what breaks inside is no network error', async () => {
  const simulator = fake(() => {
    throw new Error('broken');
  });
  ({ stop } = await interceptNode(simulator));
  expect((await fetch('https://s3.amazonaws.com/b')).status).toBe(500);
});
