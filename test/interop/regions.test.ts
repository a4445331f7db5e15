/** Clients that follow S3 from region to region, on AWS's own hosts: the SDK by MSW, boto3 through a proxy. */
import { S3 } from '@aws-sdk/client-s3';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { createSimulator, seed } from '../../src/index.ts';
import { interceptNode } from '../../src/intercept/mswNode.ts';
import { installed, named, output } from './installed.ts';
import { serve } from './served.ts';

let stop: () => void = () => {};
afterEach(() => {
  stop();
  stop = () => {};
});

describe('the SDK, by MSW', () => {
  async function intercepted() {
    const simulator = createSimulator();
    await seed(simulator, {
      buckets: [
        { name: 'home', as: 'test', objects: [] },
        {
          name: 'ireland',
          as: 'test',
          region: 'eu-west-1',
          objects: [{ key: 'cat', body: 'a cat' }],
        },
      ],
    });
    ({ stop } = await interceptNode(simulator));
    const hops: string[] = [];
    simulator.observe(({ answer, request }) =>
      hops.push(`${answer.status} ${new URL(request.url).host}`),
    );
    const client = (region: string, more = {}) =>
      new S3({
        region,
        credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
        maxAttempts: 1,
        ...more,
      });
    return { client, hops };
  }

  test('follows to the region of the bucket, and copies out of it', async () => {
    const { client, hops } = await intercepted();
    const s3 = client('us-east-1', { followRegionRedirects: true });
    const cat = { Bucket: 'ireland', Key: 'cat' };
    expect(await (await s3.getObject(cat)).Body?.transformToString()).toBe('a cat');
    await s3.putObject({ ...cat, Key: 'dog', Body: 'a dog' });
    await s3.copyObject({ Bucket: 'home', Key: 'dog', CopySource: 'ireland/dog' });
    const both = [
      '301 ireland.s3.us-east-1.amazonaws.com',
      '200 ireland.s3.eu-west-1.amazonaws.com',
    ];
    expect(hops).toEqual([...both, ...both, '200 home.s3.us-east-1.amazonaws.com']);
  });

  test('is told the region when it does not follow', async () => {
    const { client } = await intercepted();
    await expect(client('us-west-2').headBucket({ Bucket: 'ireland' })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 301 },
      $response: { headers: { 'x-amz-bucket-region': 'eu-west-1' } },
    });
  });

  test('fetch follows a redirect of the first day, and arrives as nobody', async () => {
    const { hops } = await intercepted();
    await fetch('https://ireland.s3.amazonaws.com/dog', {
      method: 'PUT',
      headers: { authorization: 'AWS test:x' },
      body: 'a dog',
    });
    expect((await fetch('https://ireland.s3.us-west-2.amazonaws.com/cat')).status).toBe(301);
    // To another origin fetch takes no authorization along.
    expect(hops).toEqual([
      '307 ireland.s3.amazonaws.com',
      '403 ireland.s3.eu-west-1.amazonaws.com',
      '301 ireland.s3.us-west-2.amazonaws.com',
    ]);
  });
});

const regions = { ireland: 'eu-west-1', cape: 'af-south-1', home: 'us-east-1' };

/** From the wrong region to the right one. */
const to = (bucket: keyof typeof regions, wrong: string) =>
  [wrong, regions[bucket]].map((region) => `${bucket}.s3.${region}.amazonaws.com`);

const there = installed('python3', '-c', 'import boto3');
const script = fileURLToPath(new URL('./regions.py', import.meta.url));

describe.skipIf(!there)(named('boto3', there, 'boto3'), () => {
  test('follows from wherever it begins', { timeout: 60_000 }, async () => {
    const server = await serve();
    try {
      expect(JSON.parse(await output('python3', [script, server.endpoint], '.'))).toEqual({
        put: [...to('ireland', 'us-west-2'), 200],
        get: ['ireland.s3.amazonaws.com', 'ireland.s3.eu-west-1.amazonaws.com', 200],
        head: [...to('ireland', 'us-west-2'), 200],
        list: [...to('home', 'eu-west-1'), 200],
        'opt in': [...to('cape', 'us-west-2'), 200],
        copy: [...to('home', 'us-west-2'), 200],
        location: ['s3.us-west-2.amazonaws.com', 200],
      });
    } finally {
      await server.stop();
    }
  });
});
