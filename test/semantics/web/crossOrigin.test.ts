/** What a browser on another site is told: before it asks, and with the answer. */
import { describe, expect, test } from 'vitest';
import type { WireAnswer } from '../../../src/protocol/message.ts';
import { bodyOf, type Lab, lab } from '../lab.ts';

const Bucket = 'photos';
const site = 'https://www.example.com';
const vary = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

const CORSRules = [
  {
    AllowedOrigins: [site],
    AllowedMethods: ['GET', 'PUT'],
    AllowedHeaders: ['x-amz-*', 'Content-Type'],
    ExposeHeaders: ['ETag', 'x-amz-version-id'],
    MaxAgeSeconds: 3000,
  },
  { ID: 'all', AllowedOrigins: ['*'], AllowedMethods: ['HEAD', 'GET'] },
];

async function shared() {
  const it = await lab({ buckets: [Bucket] });
  await it.s3.putObject({ Bucket, Key: 'cat', Body: 'a' });
  await it.s3.putBucketCors({ Bucket, CORSConfiguration: { CORSRules } });
  return it;
}

const preflight = (
  headers: Readonly<Record<string, string>>,
  target = '/photos/cat',
  host = 's3.amazonaws.com',
) => ({ method: 'OPTIONS', host, target, headers: { authorization: undefined, ...headers } });

/** The headers of CORS in an answer. */
const cors = ({ headers }: WireAnswer) =>
  Object.fromEntries(headers.filter(([name]) => /^(access-control-|vary)/.test(name)));

const decided = ({ last }: Lab) => last().trace.find(({ rule }) => rule.id === 'cors/rule');

describe('a preflight', () => {
  test('[cors/origin] names its origin', async () => {
    const { rawRefusal } = await shared();
    expect(await rawRefusal(preflight({}))).toEqual({
      status: 400,
      rule: 'cors/origin',
      code: 'BadRequest',
      message: 'Insufficient information. Origin request header needed.',
    });
  });

  test.each([
    [{ origin: site, 'access-control-request-method': 'PUT' }, 'PUT'],
    [{ origin: site }, 'OPTIONS'],
  ])('[cors/enabled] is refused by a bucket without rules: %j', async (headers, Method) => {
    const { rawRefusal } = await lab({ buckets: [Bucket] });
    expect(await rawRefusal(preflight(headers))).toEqual({
      status: 403,
      rule: 'cors/enabled',
      code: 'AccessForbidden',
      message: 'CORSResponse: CORS is not enabled for this bucket.',
      Method,
      ResourceType: 'BUCKET',
    });
  });

  test('[cors/bucket] of a bucket that is not there is forbidden', async () => {
    const { rawRefusal } = await shared();
    expect(await rawRefusal(preflight({ origin: site }, '/gone/cat'))).toMatchObject({
      status: 403,
      rule: 'cors/bucket',
      message: 'CORSResponse: Bucket not found',
    });
  });

  test('that a rule allows is told all that the rule says', async () => {
    const it = await shared();
    const asked = preflight({
      origin: site,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'Content-Type,X-Amz-Acl',
    });
    const answer = await it.raw(asked);
    expect([answer.status, bodyOf(answer)]).toEqual([200, '']);
    expect(cors(answer)).toEqual({
      'access-control-allow-origin': site,
      'access-control-allow-methods': 'GET, PUT',
      'access-control-allow-headers': 'content-type, x-amz-acl',
      'access-control-expose-headers': 'ETag, x-amz-version-id',
      'access-control-max-age': '3000',
      'access-control-allow-credentials': 'true',
      vary,
    });
    expect(decided(it)).toMatchObject({ value: 'rule 1' });
  });

  test('by virtual host, of the bucket, is told of every origin without credentials', async () => {
    const it = await shared();
    const headers = { origin: 'https://b.example', 'access-control-request-method': 'GET' };
    expect(cors(await it.raw(preflight(headers, '/', 'photos.s3.amazonaws.com')))).toEqual({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'HEAD, GET',
      vary,
    });
    expect(decided(it)).toMatchObject({ value: 'rule 2 (all)' });
  });

  test.each([
    ['/photos/cat', 'OBJECT'],
    ['/photos', 'BUCKET'],
  ])('[cors/allowed] of %s that no rule allows is forbidden', async (target, ResourceType) => {
    const it = await shared();
    const headers = { origin: site, 'access-control-request-method': 'DELETE' };
    expect(await it.rawRefusal(preflight(headers, target))).toMatchObject({
      status: 403,
      rule: 'cors/allowed',
      code: 'AccessForbidden',
      Method: 'DELETE',
      ResourceType,
    });
    expect(decided(it)?.because).toBe(
      'rule 1 does not allow the method DELETE; rule 2 (all) does not allow the method DELETE',
    );
    expect(it.last().answer.headers.map(([name]) => name)).not.toContain('vary');
  });

  test('[cors/request-method] [cors/request-headers] is well-formed', async () => {
    const { rawRefusal } = await shared();
    expect(await rawRefusal(preflight({ origin: site }))).toMatchObject({
      message: 'Invalid Access-Control-Request-Method: null',
    });
    const headers = {
      origin: site,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'a b',
    };
    expect(await rawRefusal(preflight(headers))).toMatchObject({ rule: 'cors/request-headers' });
  });
});

describe('a request from another origin', () => {
  const told = {
    'access-control-allow-origin': site,
    'access-control-allow-methods': 'GET, PUT',
    'access-control-expose-headers': 'ETag, x-amz-version-id',
    'access-control-max-age': '3000',
    'access-control-allow-credentials': 'true',
    vary,
  };

  test.each([
    ['GET', '/photos/cat', 200],
    ['GET', '/photos/gone', 404],
    ['GET', '/photos/cat?versionId=x', 400],
    ['PUT', '/photos/cat?tagging', 400],
  ])('%s %s is answered %i with the headers of its rule', async (method, target, status) => {
    const { raw } = await shared();
    const answer = await raw({ method, target, headers: { origin: site } });
    expect(answer.status).toBe(status);
    expect(cors(answer)).toEqual(told);
  });

  test('that no rule allows is answered all the same, without the headers', async () => {
    const it = await shared();
    const answer = await it.raw({
      method: 'DELETE',
      target: '/photos/cat',
      headers: { origin: site },
    });
    expect([answer.status, cors(answer)]).toEqual([204, {}]);
    expect(decided(it)).toMatchObject({ value: 'none' });
  });

  test('is told nothing by a bucket without rules, nor is one from nowhere', async () => {
    const it = await shared();
    expect(cors(await it.raw({ target: '/photos/cat' }))).toEqual({});
    await it.s3.deleteBucketCors({ Bucket });
    const answer = await it.raw({ target: '/photos/cat', headers: { origin: site } });
    expect([answer.status, cors(answer), decided(it)]).toEqual([200, {}, undefined]);
  });
});
