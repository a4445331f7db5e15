/** Presigned URLs of the real presigner, and the real SDK in a strict world. */
import { createHmac } from 'node:crypto';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { beforeEach, describe, expect, test } from 'vitest';
import { toBase64 } from '../../../src/lib/bytes.ts';
import { defaultWorld } from '../../../src/world/world.ts';
import { bodyOf, type Lab, lab, type RawRequest } from '../lab.ts';
import { withSession } from '../sessions.ts';
import { presign, signHeaders } from '../signed.ts';

const client = (accessKeyId = 'test', more = {}) =>
  new S3Client({
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey: accessKeyId, ...more },
  });

const cat = { Bucket: 'photos', Key: 'a cat/+ü.jpg' };

let it: Lab;

beforeEach(async () => {
  it = await lab({ buckets: ['photos'] });
  await it.s3.putObject({ ...cat, Body: 'meow' });
});

/** What somebody sends who has the URL. */
function sent(url: string, more: Omit<RawRequest, 'target'> = {}): RawRequest {
  const { host, pathname, search } = new URL(url);
  const headers = { host, authorization: undefined, ...more.headers };
  return { host, target: pathname + search, ...more, headers };
}

const isoSecond = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');

const atWorldTime = () => ({ signingDate: new Date(it.simulator.now()), expiresIn: 60 });

describe('a URL of the presigner', () => {
  test('reads, writes and asks for what it was made for', async () => {
    const got = await it.raw(sent(await getSignedUrl(client(), new GetObjectCommand(cat))));
    expect([got.status, bodyOf(got)]).toEqual([200, 'meow']);
    const put = new PutObjectCommand({ ...cat, Key: 'dog', Metadata: { name: 'Rex' } });
    const url = await getSignedUrl(client(), put, atWorldTime());
    expect(await it.raw(sent(url, { method: 'PUT', body: 'woof' }))).toMatchObject({ status: 200 });
    expect(await it.s3.headObject({ ...cat, Key: 'dog' })).toMatchObject({
      ContentLength: 4,
      Metadata: { name: 'Rex' },
    });
    const head = await getSignedUrl(client(), new HeadObjectCommand(cat));
    expect(await it.raw(sent(head, { method: 'HEAD' }))).toMatchObject({ status: 200 });
  });

  test('overrides the headers of the answer', async () => {
    const command = new GetObjectCommand({ ...cat, ResponseContentType: 'text/x-cat' });
    const { headers } = await it.raw(sent(await getSignedUrl(client(), command)));
    expect(headers).toContainEqual(['content-type', 'text/x-cat']);
  });

  test('works from a virtual host, with a port, with a session token', async () => {
    const session = { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'to/ken' };
    await it.simulator.settle({ accounts: withSession(session) });
    const config = {
      region: 'us-east-1',
      endpoint: 'http://s3.localhost:9000',
      credentials: session,
    };
    const url = await getSignedUrl(new S3Client(config), new GetObjectCommand(cat));
    expect(url).toContain('//photos.s3.localhost:9000/');
    expect((await it.raw(sent(url))).status).toBe(200);
    expect(JSON.stringify(it.last())).not.toContain('to%2Fken');
  });

  test("lasts by the world's clock", async () => {
    const signedAt = it.simulator.now();
    const url = await getSignedUrl(client(), new GetObjectCommand(cat), atWorldTime());
    await it.simulator.advance(50_000);
    expect((await it.raw(sent(url))).status).toBe(200);
    await it.simulator.advance(20_000);
    expect(await it.rawRefusal(sent(url))).toMatchObject({
      status: 403,
      rule: 'signature/expired',
      code: 'AccessDenied',
      message: 'Request has expired',
      'X-Amz-Expires': '60',
      Expires: isoSecond(signedAt + 60_000),
    });
  });

  test('is held to its type, its metadata and its method', async () => {
    const command = new PutObjectCommand({ ...cat, ContentType: 'text/plain' });
    const signableHeaders = new Set(['content-type']);
    const url = await getSignedUrl(client(), command, { ...atWorldTime(), signableHeaders });
    const put = (type: string) =>
      sent(url, { method: 'PUT', body: 'x', headers: { 'content-type': type } });
    expect((await it.raw(put('text/plain'))).status).toBe(200);
    expect(await it.rawRefusal(put('text/xml'))).toMatchObject({
      status: 403,
      rule: 'signature/matches',
      code: 'SignatureDoesNotMatch',
      AWSAccessKeyId: 'test',
      CanonicalRequest: expect.stringContaining('content-type:text/xml'),
    });
    const meta = { 'content-type': 'text/plain', 'x-amz-meta-a': '1' };
    expect(await it.rawRefusal(sent(url, { method: 'PUT', headers: meta }))).toMatchObject({
      rule: 'signature/headers-signed',
      HeadersNotSigned: 'x-amz-meta-a',
    });
  });

  test('says in the trace what was signed instead, and nowhere its signature', async () => {
    const url = await getSignedUrl(client(), new GetObjectCommand(cat));
    await it.rawRefusal(sent(url, { method: 'HEAD' }));
    const decisive = it.last().trace.find((step) => step.decisive);
    expect(decisive?.facts).toEqual({ holds: false, signed: 'GET', received: 'HEAD' });
    await it.rawRefusal(sent(`${url}&more=1`));
    const signature = new URL(url).searchParams.get('X-Amz-Signature') ?? '';
    const told = JSON.stringify(it.last(), (_, value: unknown) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    );
    expect(told).toContain('SignatureProvided');
    expect(told).not.toContain(signature);
  });

  test('of a key that nobody has is not judged', async () => {
    const url = await getSignedUrl(client('nobody'), new GetObjectCommand(cat));
    expect((await it.raw(sent(`${url}&more=1`))).status).toBe(200);
    expect(it.last().trace.map(({ rule }) => rule.id)).not.toContain('signature/matches');
  });

  test('is not judged by headers that no page can see', async () => {
    const headers = { 'content-length': '4' };
    const target = presign({ method: 'PUT', target: '/photos/x', headers }, it.simulator.now());
    const put = { method: 'PUT', target, headers: { authorization: undefined }, body: 'mew!' };
    expect((await it.raw(put)).status).toBe(200);
    const wrong = { ...put, headers: { ...put.headers, 'content-length': '3' }, body: 'mew' };
    expect(await it.rawRefusal(wrong)).toMatchObject({ rule: 'signature/matches' });
  });

  test('of SigV4A is judged as well', async () => {
    const target = (key: string) =>
      `/photos/a%20cat/%2B%C3%BC.jpg?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=${key}%2F20260101%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&X-Amz-Signature=00&X-Amz-Region-Set=us-east-1`;
    const headers = { authorization: undefined };
    expect((await it.raw({ target: target('nobody'), headers })).status).toBe(200);
    expect(await it.rawRefusal({ target: target('test'), headers })).toMatchObject({
      rule: 'signature/matches',
    });
  });
});

describe('a URL of version 2', () => {
  /** Signed by hand, with what it says in place of headers. */
  const url = (more: Readonly<Record<string, string>>, expires: number, type = '', amz = '') => {
    const toSign = `PUT\n\n${type}\n${expires}\n${amz}/photos/dog`;
    const Signature = createHmac('sha1', 'test').update(toSign).digest('base64');
    const own = { AWSAccessKeyId: 'test', Expires: String(expires), Signature };
    return `https://s3.amazonaws.com/photos/dog?${new URLSearchParams({ ...more, ...own })}`;
  };
  const soon = () => Math.floor(it.simulator.now() / 1000) + 60;

  test('tells in the trace that a secret was added, and not the secret', async () => {
    const headers = { 'x-amz-security-token': '5ecre7' };
    await it.rawRefusal(sent(url({}, soon()), { method: 'PUT', headers }));
    const step = it.last().trace.find(({ decisive }) => decisive);
    expect(step?.facts).toMatchObject({ signed: '', received: 'x-amz-security-token:<hidden>' });
    expect(JSON.stringify(it.last())).not.toContain('5ecre7');
  });

  test('sets what its query says', async () => {
    const more = { 'content-type': 'text/plain', 'x-amz-meta-name': 'Rex' };
    const target = url(more, soon(), 'text/plain', 'x-amz-meta-name:Rex\n');
    expect((await it.raw(sent(target, { method: 'PUT', body: 'woof' }))).status).toBe(200);
    expect(await it.s3.headObject({ ...cat, Key: 'dog' })).toMatchObject({
      ContentType: 'text/plain',
      Metadata: { name: 'Rex' },
    });
    const wrong = { method: 'PUT', headers: { 'content-type': 'text/xml' } };
    expect(await it.rawRefusal(sent(target, wrong))).toMatchObject({ rule: 'signature/matches' });
    const step = it.last().trace.find(({ decisive }) => decisive);
    expect(step?.facts).toEqual({ holds: false, signed: 'text/plain', received: 'text/xml' });
  });

  test('tells the header that it was not made for, but not the key in it', async () => {
    const [target, key] = [url({}, soon()), toBase64(new Uint8Array(32).fill(7))];
    const headers = { 'x-amz-server-side-encryption-customer-key': key };
    const asked = sent(target, { method: 'PUT', headers, body: 'woof' });
    expect(await it.rawRefusal(asked)).toMatchObject({ rule: 'signature/matches' });
    const step = it.last().trace.find(({ decisive }) => decisive);
    const received = 'x-amz-server-side-encryption-customer-key:<hidden>';
    expect(step?.facts).toEqual({ holds: false, signed: '', received });
    const told = JSON.stringify(it.last(), (_, value) =>
      value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
    );
    expect(told).not.toContain(key);
  });

  test('expires', async () => {
    const expires = soon();
    await it.simulator.advance(61_000);
    expect(await it.rawRefusal(sent(url({}, expires), { method: 'PUT' }))).toMatchObject({
      rule: 'signature/expired',
      Expires: isoSecond(expires * 1000),
    });
  });
});

describe('a request without a body', () => {
  test('that was signed as one with a body is refused, and a GET with a body is not', async () => {
    const headers = { 'x-amz-content-sha256': 'a'.repeat(64) };
    expect(await it.rawRefusal({ target: '/photos', headers })).toMatchObject({
      rule: 'checksum/content-sha256',
      code: 'XAmzContentSHA256Mismatch',
    });
    const url = await getSignedUrl(client(), new GetObjectCommand(cat));
    expect((await it.raw(sent(url, { body: 'ignored' }))).status).toBe(200);
  });
});

describe('a strict world', () => {
  beforeEach(async () => {
    it = await lab({
      world: { ...defaultWorld, strict: true, clock: { kind: 'system' } },
      systemTime: Date.now,
      buckets: ['photos'],
    });
  });

  test('takes what the SDK signs', async () => {
    await it.s3.putObject({ ...cat, Body: 'meow', Metadata: { name: 'Tüte' }, Tagging: 'a=b' });
    const { Body } = await it.s3.getObject(cat);
    expect(await Body?.transformToString()).toBe('meow');
    await it.s3.listObjectsV2({ Bucket: 'photos', Prefix: 'a cat/', Delimiter: '/' });
    await it.s3.deleteObjects({ Bucket: 'photos', Delete: { Objects: [{ Key: cat.Key }] } });
  });

  test('refuses a wrong secret, a key that nobody has, and a clock that is off', async () => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'wrong' };
    const get = (s3: Lab['s3']) => it.refusal(s3.listBuckets({}));
    expect(await get(it.as('test', { credentials }))).toMatchObject({
      rule: 'signature/matches',
      code: 'SignatureDoesNotMatch',
    });
    expect(await get(it.as('nobody'))).toMatchObject({
      rule: 'signature/key-known',
      AWSAccessKeyId: 'nobody',
    });
    const systemClockOffset = 20 * 60_000;
    expect(await get(it.as('test', { systemClockOffset }))).toMatchObject({
      rule: 'signature/skewed',
      code: 'RequestTimeTooSkewed',
    });
  });

  test('asks for headers that a page cannot see, too', async () => {
    const headers = { 'content-length': '0' };
    const { 'content-length': _, ...rest } = signHeaders({ target: '/', headers }, Date.now());
    expect(await it.rawRefusal({ target: '/', headers: rest })).toMatchObject({
      rule: 'signature/matches',
    });
  });
});
