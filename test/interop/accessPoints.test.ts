/** Access points with the real SDKs, through both ways into Node: over HTTP, and by MSW. */
import { Agent } from 'node:http';
import type { LookupFunction } from 'node:net';
import { S3, type S3ClientConfig } from '@aws-sdk/client-s3';
import { S3Control } from '@aws-sdk/client-s3-control';
import '@aws-sdk/signature-v4a';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSimulator } from '../../src/index.ts';
import { interceptNode } from '../../src/intercept/mswNode.ts';
import { serve } from './served.ts';

/** Node leaves `anything.localhost` to the resolver, which need not know it. */
const alwaysHere: LookupFunction = (_host, _options, done) =>
  done(null, [{ address: '127.0.0.1', family: 4 }]);

interface Way {
  readonly config: Pick<S3ClientConfig, 'endpoint' | 'requestHandler'>;
  readonly stop: () => Promise<void> | void;
}

const ways: Readonly<Record<string, () => Promise<Way>>> = {
  async HTTP() {
    const { port, stop } = await serve();
    const requestHandler = { httpAgent: new Agent({ lookup: alwaysHere }) };
    return { config: { endpoint: `http://localhost:${port}`, requestHandler }, stop };
  },
  async MSW() {
    const { stop } = await interceptNode(createSimulator());
    return { config: {}, stop };
  },
};

const AccountId = '123456789012';
const Bucket = `arn:aws:s3:us-east-1:${AccountId}:accesspoint/finance`;

describe.each(Object.keys(ways))('by %s', (name) => {
  let way: Way;
  let s3: S3;
  let control: S3Control;

  beforeAll(async () => {
    way = await (ways[name] as () => Promise<Way>)();
    const config = {
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
      ...way.config,
    };
    s3 = new S3(config);
    control = new S3Control(config);
    await s3.createBucket({ Bucket: 'photos' });
  }, 30_000);
  afterAll(() => way.stop());

  test('an access point is made, and copied through', async () => {
    const { Alias } = await control.createAccessPoint({
      AccountId,
      Name: 'finance',
      Bucket: 'photos',
    });
    await s3.putObject({ Bucket, Key: 'a cat', Body: 'a cat' });
    const CopySource = encodeURIComponent(`${Bucket}/object/a cat`);
    await s3.copyObject({ Bucket: Alias, Key: 'copy', CopySource });
    const { Body } = await s3.getObject({ Bucket: 'photos', Key: 'copy' });
    expect(await Body?.transformToString()).toBe('a cat');
    const { AccessPointList } = await control.listAccessPoints({ AccountId });
    expect(AccessPointList).toMatchObject([{ Name: 'finance', Bucket: 'photos', Alias }]);
    await expect(s3.headObject({ Bucket, Key: 'dog' })).rejects.toMatchObject({ name: 'NotFound' });
    const gone = control.getAccessPoint({ AccountId, Name: 'nothing' });
    await expect(gone).rejects.toMatchObject({ name: 'NoSuchAccessPoint' });
  });

  // The SDK sends what is for many regions to AWS's own host, whatever endpoint it is told.
  test.runIf(name === 'MSW')('a multi-region access point is a destination', async () => {
    await control.createMultiRegionAccessPoint({
      AccountId,
      Details: { Name: 'planet', Regions: [{ Bucket: 'photos' }] },
    });
    const { AccessPoint } = await control.getMultiRegionAccessPoint({ AccountId, Name: 'planet' });
    const named = { Bucket: `arn:aws:s3::${AccountId}:accesspoint/${AccessPoint?.Alias}` };
    await s3.copyObject({ ...named, Key: 'planet', CopySource: 'photos/copy' });
    const { Body } = await s3.getObject({ Bucket: 'photos', Key: 'planet' });
    expect(await Body?.transformToString()).toBe('a cat');
  });
});
