/** A page under `cors: 'strict'`: what its browser asks first, lets it read, and hides. */
import { describe, expect, test } from 'vitest';
import type { WireRequest } from '../../src/protocol/message.ts';
import { defaultWorld } from '../../src/world/world.ts';
import { lab, wireRequest } from '../semantics/lab.ts';

const page = { origin: 'https://app.example', mode: 'cors', credentials: 'same-origin' };
const Bucket = 'photos';
const rule = {
  AllowedOrigins: [page.origin],
  AllowedMethods: ['GET', 'PUT'],
  AllowedHeaders: ['*'],
};

async function shop(rules: readonly object[] = [], cors: 'off' | 'strict' = 'strict') {
  const it = await lab({ buckets: [Bucket], world: { ...defaultWorld, cors } });
  await it.s3.putObject({ Bucket, Key: 'cat', Body: 'a' });
  const CORSConfiguration = { CORSRules: rules as never };
  if (rules.length > 0) await it.s3.putBucketCors({ Bucket, CORSConfiguration });
  const before = it.exchanges.length;
  const send = (how: Partial<WireRequest> = {}) =>
    it.simulator.handle({ ...wireRequest({ target: '/photos/cat' }), page, ...how });
  type Init = Omit<RequestInit, 'headers'> & { headers?: Readonly<Record<string, string>> };
  const fetched = (init: Init = {}, from = page) =>
    it.simulator.fetch(
      new Request('https://s3.amazonaws.com/photos/cat', {
        ...init,
        headers: { ...Object.fromEntries(wireRequest({ target: '/' }).headers), ...init.headers },
      }),
      from,
    );
  return { ...it, send, fetched, since: () => it.exchanges.slice(before) };
}

describe('without a CORS configuration', () => {
  test('the preflight is refused, and nothing else is sent', async () => {
    const { fetched, since } = await shop();
    await expect(fetched()).rejects.toThrow(TypeError);
    expect(since()).toMatchObject([
      { operation: 'Preflight', answer: { status: 403 }, error: { code: 'AccessForbidden' } },
    ]);
    const step = since()[0]?.trace.find(({ decisive }) => decisive);
    expect(step).toMatchObject({ rule: { id: 'cors/enabled' }, outcome: 'refused' });
    expect(JSON.parse(step?.remedies?.[0]?.document ?? '')).toEqual({
      CORSRules: [
        {
          AllowedOrigins: [page.origin],
          AllowedMethods: ['GET'],
          AllowedHeaders: ['authorization'],
        },
      ],
    });
  });

  test('what a form could send is sent and done, and not read', async () => {
    const { send, since } = await shop();
    const headers = [['host', 's3.amazonaws.com']] as const;
    const answer = await send({ headers });
    expect(answer).toMatchObject({ status: 403, dropped: 'withheld', body: null });
    const [one] = since().slice(-1);
    expect(one?.trace.filter(({ decisive }) => decisive)).toHaveLength(1);
    expect(one?.trace.at(-1)).toMatchObject({ rule: { id: 'cors/readable' }, outcome: 'refused' });
  });
});

test('the rule that is offered lets the request through', async () => {
  const { fetched, since, s3 } = await shop();
  await fetched({ method: 'PUT', body: 'b', headers: { 'x-amz-meta-a': '1' } }).catch(() => {});
  const document = since()
    .flatMap(({ trace }) => trace)
    .find(({ decisive }) => decisive)?.remedies?.[0]?.document;
  await s3.putBucketCors({ Bucket, CORSConfiguration: JSON.parse(document ?? '') as never });
  const answer = await fetched({ method: 'PUT', body: 'b', headers: { 'x-amz-meta-a': '1' } });
  expect(answer.status).toBe(200);
});

describe('with a rule for the page', () => {
  test('the answer is read after a preflight, without the headers that the rule does not expose', async () => {
    const { fetched, since } = await shop([rule]);
    const answer = await fetched();
    expect(await answer.text()).toBe('a');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('etag')).toBeNull();
    expect(since()).toMatchObject([
      { operation: 'Preflight', answer: { status: 200 } },
      { operation: 'GetObject', answer: { status: 200 } },
    ]);
    const hides = since()[1]?.trace.find((step) => step.rule.id === 'cors/exposed');
    expect(hides?.value).toContain('etag');
    expect(since()[1]?.answer.headers.map(([name]) => name)).toContain('etag');
  });

  test('and with those that it exposes', async () => {
    const { fetched } = await shop([{ ...rule, ExposeHeaders: ['ETag'] }]);
    expect((await fetched()).headers.get('etag')).toBe('"0cc175b9c0f1b6a831c399e269772661"');
  });

  test('a method that it does not name is refused by the preflight', async () => {
    const { fetched, since } = await shop([rule]);
    await expect(fetched({ method: 'DELETE' })).rejects.toThrow('Failed to fetch');
    expect(since()).toMatchObject([{ error: { code: 'AccessForbidden' } }]);
  });

  test('a rule for every origin excludes credentials', async () => {
    const { fetched, since } = await shop([{ ...rule, AllowedOrigins: ['*'] }]);
    expect((await fetched()).status).toBe(200);
    const from = { ...page, credentials: 'include' };
    await expect(fetched({}, from)).rejects.toThrow(TypeError);
    expect(since().at(-1)).toMatchObject({
      operation: 'Preflight',
      answer: { status: 200 },
      error: { code: 'NetworkError' },
    });
  });

  test('what is done and cannot be read is done', async () => {
    const { send, since, s3 } = await shop([{ ...rule, AllowedOrigins: ['https://b.example'] }]);
    await s3.putBucketOwnershipControls({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    });
    await s3.deletePublicAccessBlock({ Bucket });
    await s3.putBucketAcl({ Bucket, ACL: 'public-read' });
    const answer = await send({ headers: [['host', 's3.amazonaws.com']], target: '/photos' });
    expect(answer).toMatchObject({ status: 200, dropped: 'withheld' });
    expect(since().at(-1)).toMatchObject({
      operation: 'ListObjects',
      answer: { status: 200 },
      error: { code: 'NetworkError' },
    });
    expect(
      since()
        .at(-1)
        ?.trace.find(({ decisive }) => decisive)?.rule.id,
    ).toBe('cors/readable');
  });
});

describe('CORS is not looked at', () => {
  test.each([
    ['of the same origin', { ...page, origin: 'https://s3.amazonaws.com' }],
    ['of an image', { ...page, mode: 'no-cors' }],
  ])('for a request %s', async (_, from) => {
    const { fetched, since } = await shop();
    expect((await fetched({}, from)).headers.get('etag')).toBeTruthy();
    expect(since()).toHaveLength(1);
  });

  test('in a world that leaves it to browsers, unless the page asks for it', async () => {
    const { fetched, since } = await shop([], 'off');
    expect((await fetched()).headers.get('etag')).toBeTruthy();
    expect(since()).toHaveLength(1);
    await expect(fetched({}, { ...page, strict: true } as typeof page)).rejects.toThrow(TypeError);
  });

  test('at KMS, which lets every origin in', async () => {
    const { send } = await shop();
    const headers = [
      ...wireRequest({ target: '/' }).headers,
      ['x-amz-target', 'TrentService.ListKeys'],
      ['content-type', 'application/x-amz-json-1.1'],
    ] as const;
    expect(await send({ method: 'POST', target: '/', headers })).toMatchObject({ status: 200 });
  });
});
