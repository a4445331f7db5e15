/** What a page meets in a world where CORS is strict. */
import { it } from './ground.ts';
import { wireRequest } from '../lab.ts';

const origin = 'https://a.example';
const rule = { AllowedMethods: ['GET', 'PUT'], AllowedHeaders: ['*'] };

const visit = (how: object = {}, credentials = 'omit') =>
  it.simulator.handle({
    ...wireRequest({ target: '/photos/cat' }),
    page: { origin, mode: 'cors', credentials },
    ...how,
  });

const allow = (AllowedOrigins: string[]) =>
  it.s3.putBucketCors({
    Bucket: 'photos',
    CORSConfiguration: { CORSRules: [{ ...rule, AllowedOrigins }] },
  });

export async function page(): Promise<void> {
  await visit();
  await visit({ headers: [['host', 's3.amazonaws.com']], target: '/gone/cat' });
  await allow(['*']);
  await visit({}, 'include');
  await visit();
  await allow(['https://b.example']);
  await visit({ headers: [['host', 's3.amazonaws.com']] });
}
