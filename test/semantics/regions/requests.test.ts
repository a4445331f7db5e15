/** Requests of the real SDK across regions: where they are answered, sent on, and refused. */
import { GetObjectCommand, type S3ClientConfig } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, test } from 'vitest';
import { seed } from '../../../src/scenarios/seed.ts';
import { defaultWorld, type Settings } from '../../../src/world/world.ts';
import { bodyOf, lab, refusalIn } from '../lab.ts';
import { signHeaders } from '../signed.ts';

const day = 86_400_000;
const [first, second] = defaultWorld.accounts;

/** `home` is in us-east-1, `ireland` and `cape` where they are called; all are `days` old. */
async function world(settings: Partial<Settings> = {}, days = 2) {
  const it = await lab();
  const objects = [{ key: 'cat', body: 'a cat' }];
  await seed(it.simulator, {
    buckets: [
      { name: 'home', as: 'test', objects },
      { name: 'ireland', as: 'test', region: 'eu-west-1', objects },
      { name: 'cape', as: 'test', region: 'af-south-1', objects },
      { name: 'theirs', as: 'test2', region: 'eu-west-1', objects },
    ],
  });
  await it.simulator.advance(days * day);
  await it.simulator.settle(settings);
  const at = (region: string, config: S3ClientConfig = {}) =>
    it.as('test', { region, forcePathStyle: false, ...config });
  /** Status and host of every request of a call. */
  const hops = async (call: () => Promise<unknown>) => {
    const start = it.exchanges.length;
    await call();
    return it.exchanges
      .slice(start)
      .map(({ answer, request }) => `${answer.status} ${new URL(request.url).host}`);
  };
  const sent = (name: string) => it.last().answer.headers.find(([header]) => header === name)?.[1];
  return { ...it, at, hops, sent };
}

const cat = { Bucket: 'ireland', Key: 'cat' };

describe('followRegionRedirects', () => {
  const followRegionRedirects = true;

  test('finds the bucket from a wrong region, for every kind of request', async () => {
    const { at, hops } = await world();
    const s3 = at('us-west-2', { followRegionRedirects });
    const both = [
      '301 ireland.s3.us-west-2.amazonaws.com',
      '200 ireland.s3.eu-west-1.amazonaws.com',
    ];
    expect(await hops(() => s3.getObject(cat))).toEqual(both);
    expect(await hops(() => s3.headObject(cat))).toEqual(both);
    expect(await hops(() => s3.headBucket({ Bucket: 'ireland' }))).toEqual(both);
    expect(await hops(() => s3.putObject({ ...cat, Body: 'x' }))).toEqual(both);
    expect(await hops(() => s3.listObjectsV2({ Bucket: 'ireland' }))).toEqual(both);
    const copy = { ...cat, Key: 'copy', CopySource: 'home/cat' };
    expect(await hops(() => s3.copyObject(copy))).toEqual(both);
  });

  test('in path style too', async () => {
    const { at, hops } = await world();
    const s3 = at('us-east-1', { followRegionRedirects, forcePathStyle: true });
    expect(await hops(() => s3.getObject(cat))).toEqual([
      '301 s3.us-east-1.amazonaws.com',
      '200 s3.eu-west-1.amazonaws.com',
    ]);
  });

  test('and a bucket of a region that stands alone', async () => {
    const { at, hops } = await world();
    const s3 = at('us-east-1', { followRegionRedirects });
    expect(await hops(() => s3.getObject({ Bucket: 'cape', Key: 'cat' }))).toEqual([
      '400 cape.s3.us-east-1.amazonaws.com',
      '200 cape.s3.af-south-1.amazonaws.com',
    ]);
  });

  test('without it the SDK throws what S3 said', async () => {
    const { at, refusal } = await world();
    expect(await refusal(at('us-east-1').getObject(cat))).toMatchObject({
      status: 301,
      code: 'PermanentRedirect',
      Endpoint: 'ireland.s3-eu-west-1.amazonaws.com',
    });
  });
});

describe('the global endpoint', () => {
  const useGlobalEndpoint = { useGlobalEndpoint: true };

  test('[region/young-bucket] [region/signed] is for us-east-1 on the first day, for the bucket later', async () => {
    const { at, refusal, simulator } = await world({}, 0);
    const s3 = at('us-east-1', useGlobalEndpoint);
    expect(await refusal(s3.getObject(cat))).toMatchObject({
      status: 307,
      rule: 'region/young-bucket',
    });
    await simulator.advance(day);
    expect(await refusal(s3.getObject(cat))).toMatchObject({
      status: 400,
      rule: 'region/signed',
      Region: 'eu-west-1',
    });
  });

  test.each([
    ['/cat?versionId=1', '/cat?versionId=1'],
    ['http://ireland.s3.amazonaws.com/cat', '/cat'],
    ['/\xc3\xa9\x01', '/%C3%A9%01'],
  ])('sends on what is asked for with %j', async (target, path) => {
    const { raw, sent } = await world({}, 0);
    await raw({ host: 'ireland.s3.amazonaws.com', target });
    expect(sent('location')).toBe(`https://ireland.s3.eu-west-1.amazonaws.com${path}`);
  });

  test('of a bucket of us-east-1 has nothing to say', async () => {
    const { at, hops } = await world({}, 0);
    const s3 = at('us-east-1', useGlobalEndpoint);
    const get = () => s3.getObject({ Bucket: 'home', Key: 'cat' });
    expect(await hops(get)).toEqual(['200 home.s3.amazonaws.com']);
  });
});

describe('who is told the region', () => {
  test('anybody who asks the wrong endpoint, nobody with a body of HEAD', async () => {
    const { as, raw, sent } = await world();
    const anonymous = { authorization: undefined };
    const head = { method: 'HEAD', host: 's3.us-west-2.amazonaws.com', headers: anonymous };
    const answer = await raw({ ...head, target: '/theirs' });
    expect([answer.status, answer.body]).toEqual([301, null]);
    expect(sent('x-amz-bucket-region')).toBe('eu-west-1');
    const bob = as('test2', { region: 'us-west-2' });
    await expect(bob.headBucket({ Bucket: 'home' })).rejects.toThrow();
    expect(sent('x-amz-bucket-region')).toBe('us-east-1');
  });

  test('HeadBucket and listings tell it when they refuse and when they do not, once', async () => {
    const { raw, last } = await world();
    const told = async (method: string, target: string, headers = {}) => {
      const { status } = await raw({ method, host: 's3.eu-west-1.amazonaws.com', target, headers });
      const regions = last().answer.headers.filter(([name]) => name === 'x-amz-bucket-region');
      return [status, ...regions.map(([, value]) => value)];
    };
    const signed = (region: string) => ({
      authorization: `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/s3/aws4_request, SignedHeaders=host, Signature=0`,
    });
    const own = signed('eu-west-1');
    expect(await told('HEAD', '/ireland', own)).toEqual([200, 'eu-west-1']);
    expect(await told('GET', '/ireland', own)).toEqual([200, 'eu-west-1']);
    expect(await told('GET', '/ireland?list-type=2', own)).toEqual([200, 'eu-west-1']);
    expect(await told('HEAD', '/theirs', own)).toEqual([403, 'eu-west-1']);
    expect(await told('GET', '/theirs', own)).toEqual([403, 'eu-west-1']);
    expect(await told('HEAD', '/ireland', signed('us-east-1'))).toEqual([400, 'eu-west-1']);
    expect(await told('GET', '/theirs/cat', own)).toEqual([403]);
    expect(await told('GET', '/ireland/cat', own)).toEqual([200]);
    expect(await told('HEAD', '/nothing', own)).toEqual([404]);
  });
});

describe('signatures', () => {
  const Region = 'eu-west-1';

  test('[region/signed] of a URL are judged in the words of URLs', async () => {
    const { at, rawRefusal, simulator } = await world();
    const url = new URL(
      await getSignedUrl(at('us-east-1'), new GetObjectCommand(cat), {
        signingDate: new Date(simulator.now()),
      }),
    );
    const request = {
      host: 'ireland.s3.eu-west-1.amazonaws.com',
      target: url.pathname + url.search,
      headers: { authorization: undefined },
    };
    expect(await rawRefusal(request)).toEqual({
      status: 400,
      rule: 'region/signed',
      code: 'AuthorizationQueryParametersError',
      message:
        "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'eu-west-1'",
      Region,
    });
  });

  test('[region/signed] of a form too', async () => {
    const { at, simulator, last } = await world();
    const { fields } = await createPresignedPost(at('us-east-1'), {
      Bucket: 'ireland',
      Key: 'dog',
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob(['a dog']));
    const body = form as BodyInit;
    await simulator.fetch(
      new Request('https://ireland.s3.eu-west-1.amazonaws.com/', { method: 'POST', body }),
    );
    expect(refusalIn(last())).toMatchObject({
      rule: 'region/signed',
      code: 'AuthorizationQueryParametersError',
      Region,
    });
  });

  test('of version 2 name no region', async () => {
    const { raw, last } = await world();
    const host = 'ireland.s3.eu-west-1.amazonaws.com';
    const headers = { authorization: 'AWS test:x' };
    expect((await raw({ host, target: '/cat', headers })).status).toBe(200);
    expect(last().trace).toContainEqual(
      expect.objectContaining({
        outcome: 'skipped',
        rule: expect.objectContaining({ id: 'region/signed' }),
      }),
    );
  });

  test('[region/bucket] is said before [signature/key-known], which is said after [region/signed]', async () => {
    const { rawRefusal, simulator } = await world({ strict: true });
    const stranger = { target: '/ireland/cat', accessKeyId: 'nobody' };
    const headers = signHeaders(stranger, simulator.now());
    const asked = (host: string) => rawRefusal({ host, target: '/ireland/cat', headers });
    expect((await asked('s3.us-west-2.amazonaws.com')).rule).toBe('region/bucket');
    expect((await asked('s3.eu-west-1.amazonaws.com')).rule).toBe('region/signed');
  });
});

describe('what is answered anywhere', () => {
  test('where a bucket is, and which there are', async () => {
    const { at } = await world();
    for (const region of ['us-east-1', 'us-west-2']) {
      const s3 = at(region);
      const { LocationConstraint } = await s3.getBucketLocation({ Bucket: 'ireland' });
      expect(LocationConstraint).toBe('eu-west-1');
      expect((await s3.listBuckets({})).Buckets).toHaveLength(3);
    }
  });

  test('[bucket/location-constraint-and-endpoint] buckets are made from us-east-1, save in regions that stand alone', async () => {
    const { at, refusal } = await world();
    const make = (Bucket: string, LocationConstraint: 'eu-west-2' | 'me-south-1') =>
      at('us-east-1').createBucket({ Bucket, CreateBucketConfiguration: { LocationConstraint } });
    await make('london', 'eu-west-2');
    expect(await refusal(make('bahrain', 'me-south-1'))).toMatchObject({
      code: 'IllegalLocationConstraintException',
      message:
        'The me-south-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
    });
    await at('me-south-1').createBucket({
      Bucket: 'bahrain',
      CreateBucketConfiguration: { LocationConstraint: 'me-south-1' },
    });
  });
});

describe('hosts that are not AWS’s', () => {
  const local = { endpoint: 'http://localhost:9000', forcePathStyle: true };

  test('have every bucket, whatever region is signed for', async () => {
    const { at, last } = await world();
    for (const region of ['us-east-1', 'eu-west-1', 'af-south-1'])
      for (const Bucket of ['home', 'ireland', 'cape']) {
        await at(region, local).getObject({ Bucket, Key: 'cat' });
        expect(last().answer.status).toBe(200);
      }
  });

  test('[region/signed] in a strict world the signature is for the region of the bucket', async () => {
    const { at, refusal, simulator } = await world({ strict: true });
    const systemClockOffset = simulator.now() - Date.now();
    const s3 = at('us-east-1', { ...local, systemClockOffset });
    expect(await refusal(s3.getObject(cat))).toMatchObject({
      status: 400,
      code: 'AuthorizationHeaderMalformed',
      Region: 'eu-west-1',
    });
    await at('eu-west-1', { ...local, systemClockOffset }).getObject(cat);
    await s3.listBuckets({});
    await s3.createBucket({ Bucket: 'another' });
  });

  test('serve a bucket in its region, which policies read as aws:RequestedRegion', async () => {
    const { at } = await world();
    const Policy = (region: string) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::ireland/*',
            Condition: { StringNotEquals: { 'aws:RequestedRegion': region } },
          },
        ],
      });
    const s3 = at('us-east-1', local);
    await s3.putBucketPolicy({ Bucket: 'ireland', Policy: Policy('eu-west-1') });
    await s3.getObject(cat);
    await s3.putBucketPolicy({ Bucket: 'ireland', Policy: Policy('us-east-1') });
    await expect(s3.getObject(cat)).rejects.toThrow('explicit deny');
  });
});

describe('a copy between regions', () => {
  const toHome = { Bucket: 'home', Key: 'copy', CopySource: 'ireland/cat' };
  const network = { ...defaultWorld.network, vpcEndpoint: 'vpce-1a2b3c4d' };

  test('[region/copy] is asked of its destination, and told', async () => {
    const { at, last } = await world();
    await at('us-east-1').copyObject(toHome);
    expect(last().trace).toContainEqual(
      expect.objectContaining({
        value: 'eu-west-1 → us-east-1',
        facts: { from: 'eu-west-1', to: 'us-east-1' },
      }),
    );
    await at('eu-west-1').copyObject({ ...cat, Key: 'back', CopySource: 'home/copy' });
    const { Body } = await at('eu-west-1').getObject({ ...cat, Key: 'back' });
    expect(await Body?.transformToString()).toBe('a cat');
  });

  test('[region/vpc-endpoint] is not carried by a VPC endpoint, whole or in part', async () => {
    const { at, refusal } = await world({ network });
    const s3 = at('us-east-1');
    const refused = {
      status: 403,
      code: 'AccessDenied',
      message: 'VPC endpoints do not support cross-region requests',
    };
    expect(await refusal(s3.copyObject(toHome))).toMatchObject(refused);
    const { UploadId } = await s3.createMultipartUpload({ Bucket: 'home', Key: 'copy' });
    const part = s3.uploadPartCopy({ ...toHome, UploadId, PartNumber: 1 });
    expect(await refusal(part)).toMatchObject(refused);
    await s3.copyObject({ ...toHome, CopySource: 'home/cat' });
  });

  test('[acceleration/copy] nor by transfer acceleration', async () => {
    const { at, refusal } = await world();
    const AccelerateConfiguration = { Status: 'Enabled' } as const;
    await at('us-east-1').putBucketAccelerateConfiguration({
      Bucket: 'home',
      AccelerateConfiguration,
    });
    const s3 = at('us-east-1', { useAccelerateEndpoint: true });
    expect(await refusal(s3.copyObject(toHome))).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
      rule: 'acceleration/copy',
    });
    await s3.copyObject({ ...toHome, CopySource: 'home/cat' });
  });

  test('[region/source-enabled] nor out of a region that is not enabled', async () => {
    const accounts = [
      { ...first, disabledRegions: ['af-south-1'] },
      second,
    ] as Settings['accounts'];
    const { at, refusal } = await world({ accounts });
    const call = at('us-east-1').copyObject({ ...toHome, CopySource: 'cape/cat' });
    expect(await refusal(call)).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      rule: 'region/source-enabled',
    });
  });
});

test('[region/enabled] a region that is not enabled knows no key of the account', async () => {
  const accounts = [{ ...first, disabledRegions: ['af-south-1'] }, second] as Settings['accounts'];
  const { at, as, refusal } = await world({ accounts });
  const make = { Bucket: 'new', CreateBucketConfiguration: { LocationConstraint: 'af-south-1' } };
  const refused = { status: 403, code: 'InvalidAccessKeyId', rule: 'region/enabled' };
  expect(await refusal(at('af-south-1').listBuckets({}))).toMatchObject(refused);
  expect(await refusal(at('af-south-1').createBucket(make as never))).toMatchObject(refused);
  const object = { Bucket: 'cape', Key: 'cat' };
  expect(await refusal(at('af-south-1').getObject(object))).toMatchObject(refused);
  const local = at('us-east-1', { endpoint: 'http://localhost', forcePathStyle: true });
  expect(await refusal(local.getObject(object))).toMatchObject(refused);
  await as('test2', { region: 'af-south-1' }).listBuckets({});
});

describe('endpoints of other kinds', () => {
  test('transfer acceleration serves what is switched on', async () => {
    const { at, refusal, hops, rawRefusal } = await world();
    const s3 = at('eu-west-1', { useAccelerateEndpoint: true });
    const message = (how: string) => ({
      status: 400,
      message: `S3 Transfer Acceleration is ${how} on this bucket`,
    });
    const set = (Status: 'Enabled' | 'Suspended') =>
      at('eu-west-1').putBucketAccelerateConfiguration({
        Bucket: 'ireland',
        AccelerateConfiguration: { Status },
      });
    expect(await refusal(s3.getObject(cat))).toMatchObject(message('not configured'));
    await set('Suspended');
    expect(await refusal(s3.getObject(cat))).toMatchObject(message('disabled'));
    await set('Enabled');
    expect(await hops(() => s3.getObject(cat))).toEqual([
      '200 ireland.s3-accelerate.amazonaws.com',
    ]);
    const both = at('eu-west-1', { useAccelerateEndpoint: true, useDualstackEndpoint: true });
    expect(await hops(() => both.getObject(cat))).toEqual([
      '200 ireland.s3-accelerate.dualstack.amazonaws.com',
    ]);
    const host = 'ireland.s3-accelerate.amazonaws.com';
    expect((await rawRefusal({ host, target: '/cat' })).rule).toBe('region/signed');
    const path = { host: 's3-accelerate.amazonaws.com', target: '/' };
    expect((await rawRefusal(path)).rule).toBe('acceleration/style');
    const made = { method: 'PUT', host: 'new.s3-accelerate.amazonaws.com', target: '/' };
    expect((await rawRefusal(made)).rule).toBe('acceleration/operation');
    const missing = { host: 'nothing.s3-accelerate.amazonaws.com', target: '/cat' };
    expect((await rawRefusal(missing)).rule).toBe('bucket/exists');
  });

  test('dual-stack and FIPS endpoints are those of their regions', async () => {
    const { at, hops, refusal } = await world();
    const dual = at('eu-west-1', { useDualstackEndpoint: true });
    expect(await hops(() => dual.getObject(cat))).toEqual([
      '200 ireland.s3.dualstack.eu-west-1.amazonaws.com',
    ]);
    const fips = at('us-east-1', { useFipsEndpoint: true });
    const home = { Bucket: 'home', Key: 'cat' };
    expect(await hops(() => fips.getObject(home))).toEqual([
      '200 home.s3-fips.us-east-1.amazonaws.com',
    ]);
    expect((await refusal(fips.getObject(cat))).rule).toBe('region/bucket');
    const none = at('eu-west-1', { useFipsEndpoint: true });
    expect(await refusal(none.getObject(cat))).toMatchObject({
      status: 400,
      code: 'EndpointNotFound',
      rule: 'region/host',
    });
  });
});

test('a preflight and a page at the wrong endpoint are sent on without a word of CORS', async () => {
  const { at, raw, last } = await world();
  const CORSRules = [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }];
  await at('eu-west-1').putBucketCors({ Bucket: 'ireland', CORSConfiguration: { CORSRules } });
  const headers = {
    authorization: undefined,
    origin: 'https://a.example',
    'access-control-request-method': 'GET',
  };
  const allowed = () =>
    last().answer.headers.some(([name]) => name === 'access-control-allow-origin');
  for (const method of ['OPTIONS', 'GET']) {
    const asked = (host: string) => raw({ method, host, target: '/ireland/cat', headers });
    expect((await asked('s3.us-west-2.amazonaws.com')).status).toBe(301);
    expect(allowed()).toBe(false);
    await asked('s3.eu-west-1.amazonaws.com');
    expect(allowed()).toBe(true);
  }
});

test('an unknown region in a signature is wrong at any endpoint', async () => {
  const { raw } = await world();
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/moon-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  for (const host of ['localhost', 's3.amazonaws.com']) {
    const answer = await raw({ host, target: '/', headers: { authorization } });
    expect(bodyOf(answer)).toContain("the region 'moon-1' is wrong; expecting 'us-east-1'");
  }
});

test('who asked in the wrong place is told the right one', async () => {
  const { at, last } = await world({ network: { ...defaultWorld.network, vpcEndpoint: 'vpce-1' } });
  const remedies = async (call: Promise<unknown>) => {
    await expect(call).rejects.toThrow();
    return last().trace.flatMap(({ remedies: told = [] }) => told.map(({ says }) => says));
  };
  const there = [
    'Send it to ireland.s3.eu-west-1.amazonaws.com, signed for eu-west-1: an SDK does so with that region, or by itself with followRegionRedirects.',
  ];
  expect(await remedies(at('us-west-2').getObject(cat))).toEqual(there);
  expect(await remedies(at('af-south-1').getObject(cat))).toEqual(there);
  const mixed = at('us-east-1', { endpoint: 'https://s3.eu-west-1.amazonaws.com' });
  expect(await remedies(mixed.getObject(cat))).toEqual(there);
  const copy = { Bucket: 'home', Key: 'copy', CopySource: 'ireland/cat' };
  expect(await remedies(at('us-east-1').copyObject(copy))).toHaveLength(1);
});
