/** Buckets of several regions, asked for at every kind of endpoint. */
import { seed } from '../../../src/scenarios/seed.ts';
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { type Headers, it } from './ground.ts';

const vpcEndpoint = 'vpce-1a2b3c4d';

/** The first account has not enabled two regions, and works behind a VPC endpoint. */
export const divided: World = {
  ...defaultWorld,
  network: { ...defaultWorld.network, vpcEndpoint },
  accounts: defaultWorld.accounts.map((account, i) =>
    i === 0 ? { ...account, disabledRegions: ['af-south-1', 'me-south-1'] } : account,
  ),
};

const signed = (region: string, accessKeyId = 'test') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/s3/aws4_request, SignedHeaders=host, Signature=0`,
});

export async function regions(): Promise<void> {
  const at = (host: string, target = '/', headers: Headers = {}, method = 'GET') =>
    it.raw({ method, host: `${host}.amazonaws.com`, target, headers });
  await seed(it.simulator, {
    buckets: [
      { name: 'home', as: 'test', objects: [{ key: 'cat' }] },
      { name: 'ireland', as: 'test', region: 'eu-west-1', objects: [{ key: 'cat' }] },
      { name: 'cape', as: 'test2', region: 'af-south-1', objects: [{ key: 'cat' }] },
    ],
  });
  await at('s3.nowhere-1', '/');
  await at('home.s3-fips.us-east-1');
  await at('ireland.s3');
  await at('s3', '/ireland');
  await at('cape.s3');
  await at('ireland.s3.eu-west-1', '/');
  await at('ireland.s3.eu-west-1', '/', signed('eu-west-1'));
  await at('cape.s3.af-south-1', '/', signed('af-south-1'));
  const copy = (from: string, to: string) =>
    at(to, '/copy', { 'x-amz-copy-source': `${from}/cat` }, 'PUT');
  await copy('home', 'home.s3');
  await copy('ireland', 'home.s3');
  await it.simulator.settle({ network: defaultWorld.network });
  await copy('ireland', 'home.s3');
  await copy('cape', 'home.s3');
  await accelerated(at);
}

type At = (host: string, target?: string, headers?: Headers, method?: string) => Promise<unknown>;

async function accelerated(at: At): Promise<void> {
  await at('s3-accelerate');
  await at('home.s3-accelerate');
  await it.s3.putBucketAccelerateConfiguration({
    Bucket: 'home',
    AccelerateConfiguration: { Status: 'Enabled' },
  });
  await at('home.s3-accelerate');
  await at('home.s3-accelerate', '/', {}, 'DELETE');
  const source = { 'x-amz-copy-source': 'ireland/cat' };
  await at('home.s3-accelerate', '/copy', source, 'PUT');
}
