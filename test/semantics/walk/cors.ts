import { ask, it } from './ground.ts';

const Bucket = 'photos';

const rule = { AllowedOrigins: ['https://a.example'], AllowedMethods: ['GET'] };

const set = (...CORSRules: readonly object[]) =>
  it.s3
    .putBucketCors({ Bucket, CORSConfiguration: { CORSRules: CORSRules as never } })
    .catch(() => undefined);

const preflight = (headers: Record<string, string>, path = '/photos/cat') =>
  ask(`OPTIONS ${path}`, headers);

export async function cors(): Promise<void> {
  const origin = 'https://a.example';
  await preflight({});
  await preflight({ origin }, '/gone/cat');
  await preflight({ origin });
  await ask('GET /photos?cors');
  await set(...Array.from({ length: 101 }, () => rule));
  await set({ ...rule, ID: 'x'.repeat(256) });
  await set({ ...rule, AllowedMethods: ['PATCH'] });
  await set({ ...rule, AllowedOrigins: ['*.*'] });
  await set({ ...rule, AllowedHeaders: ['*-*'] });
  await set({ ...rule, ExposeHeaders: ['*'] });
  await set({ ...rule, MaxAgeSeconds: 1 });
  await it.s3.getBucketCors({ Bucket });
  const get = { origin, 'access-control-request-method': 'GET' };
  await preflight({ origin });
  await preflight({ ...get, 'access-control-request-headers': 'a b' });
  await preflight({ ...get, 'access-control-request-headers': 'a' });
  await preflight(get);
  await it.s3.deleteBucketCors({ Bucket });
}
