/** What browsers ask of a served world: pages of a bucket, and preflights, by the names of hosts. */
import { once } from 'node:events';
import { request } from 'node:http';
import { S3 } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './served.ts';

const Bucket = 'site';
const origin = 'https://app.example.com';
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const { endpoint } = server;
  const s3 = new S3({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
  await s3.createBucket({ Bucket, ObjectOwnership: 'ObjectWriter' });
  await s3.deletePublicAccessBlock({ Bucket });
  await s3.putBucketAcl({ Bucket, ACL: 'public-read' });
  await s3.putObject({ Bucket, Key: 'docs/index.html', Body: 'hello', ACL: 'public-read' });
  const IndexDocument = { Suffix: 'index.html' };
  await s3.putBucketWebsite({ Bucket, WebsiteConfiguration: { IndexDocument } });
  const CORSRules = [{ AllowedOrigins: ['https://*.example.com'], AllowedMethods: ['PUT'] }];
  await s3.putBucketCors({ Bucket, CORSConfiguration: { CORSRules } });
}, 30_000);
afterAll(() => server.stop());

async function ask(method: string, name: string, path: string, headers: object = {}) {
  const { hostname, port } = new URL(server.endpoint);
  const host = `${name}.localhost:${port}`;
  const sent = request({ host: hostname, port, method, path, headers: { host, ...headers } });
  sent.end();
  const [answer] = await once(sent, 'response');
  const body = Buffer.concat(await answer.toArray()).toString();
  return { status: answer.statusCode as number, headers: answer.headers as object, body };
}

test('a page, by the website endpoint of the server', async () => {
  expect(await ask('GET', 'site.s3-website', '/docs/')).toMatchObject({
    status: 200,
    body: 'hello',
  });
  expect(await ask('GET', 'site.s3-website', '/docs')).toMatchObject({
    status: 302,
    headers: { location: '/docs/' },
  });
  const missing = await ask('GET', 'site.s3-website', '/a%0d%0ab');
  expect(missing).toMatchObject({ status: 404, headers: { 'x-amz-error-code': 'NoSuchKey' } });
  expect(missing.body).toMatch(/^<html>/);
  expect(await ask('HEAD', 'site.s3-website', '/gone')).toMatchObject({ status: 404, body: '' });
});

test('a preflight, by virtual host', async () => {
  const method = { 'access-control-request-method': 'PUT' };
  expect(await ask('OPTIONS', 'site.s3', '/key', { origin, ...method })).toMatchObject({
    status: 200,
    headers: { 'access-control-allow-origin': origin, 'content-length': '0' },
    body: '',
  });
  const refused = await ask('OPTIONS', 'site.s3', '/key', { origin: 'https://a.b', ...method });
  expect([refused.status, refused.body]).toEqual([
    403,
    expect.stringContaining('<Code>AccessForbidden</Code>'),
  ]);
});
