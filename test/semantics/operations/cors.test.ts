/** PutBucketCors, GetBucketCors and DeleteBucketCors. */
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';

const Bucket = 'photos';
const CORSRules = [
  {
    ID: 'site',
    AllowedOrigins: ['https://a.example', ''],
    AllowedMethods: ['GET', 'PUT'],
    AllowedHeaders: ['X-Amz-*'],
    ExposeHeaders: ['ETag'],
    MaxAgeSeconds: 0,
  },
  { AllowedOrigins: ['*'], AllowedMethods: ['HEAD'] },
];

test('a configuration is kept as it was sent, replaced whole, and removed', async () => {
  const { s3, refusal, last } = await lab({ buckets: [Bucket] });
  const changed = () => last().changes[0]?.rows.find(({ attribute }) => attribute === 'CORSRules');
  const none = async () =>
    expect(await refusal(s3.getBucketCors({ Bucket }))).toMatchObject({
      status: 404,
      rule: 'cors/configured',
    });
  await none();
  await s3.putBucketCors({ Bucket, CORSConfiguration: { CORSRules } });
  expect(last().answer.status).toBe(200);
  expect(changed()).toMatchObject({ rule: 'cors/configuration', origin: 'requested' });
  expect(await s3.getBucketCors({ Bucket })).toMatchObject({ CORSRules });
  await s3.putBucketCors({ Bucket, CORSConfiguration: { CORSRules: CORSRules.slice(1) } });
  expect(await s3.getBucketCors({ Bucket })).toMatchObject({ CORSRules: [CORSRules[1]] });
  await s3.deleteBucketCors({ Bucket });
  expect(last().answer.status).toBe(204);
  expect(changed()).toMatchObject({ rule: 'cors/configuration' });
  await none();
  await s3.deleteBucketCors({ Bucket });
  expect(last().changes).toEqual([]);
});

test.each([
  [{ CORSRules: [] }, 'wire/members', 'MalformedXML'],
  [{ CORSRules: [{ AllowedOrigins: ['*'] }] }, 'wire/members', 'MalformedXML'],
  [{ CORSRules: [{ AllowedMethods: ['GET'] }] }, 'wire/members', 'MalformedXML'],
  [
    { CORSRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['OPTIONS'] }] },
    'cors/methods',
    'InvalidRequest',
  ],
  [
    { CORSRules: [{ AllowedOrigins: ['*.*'], AllowedMethods: ['GET'] }] },
    'cors/origins',
    'InvalidRequest',
  ],
])('%j is refused by %s', async (CORSConfiguration, rule, code) => {
  const { s3, refusal } = await lab({ buckets: [Bucket] });
  const call = s3.putBucketCors({ Bucket, CORSConfiguration: CORSConfiguration as never });
  expect(await refusal(call)).toMatchObject({ status: 400, rule, code });
});

test('[checksum/required] a configuration comes with its digest', async () => {
  const { rawRefusal } = await lab({ buckets: [Bucket] });
  const body =
    '<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>';
  expect(await rawRefusal({ method: 'PUT', target: '/photos?cors', body })).toMatchObject({
    status: 400,
    rule: 'checksum/required',
  });
});
