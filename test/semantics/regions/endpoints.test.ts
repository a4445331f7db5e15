/** Every kind of endpoint × region that it names × region of the bucket × style × age × region of the signature. */
import { beforeAll, describe, expect, test } from 'vitest';
import { seed } from '../../../src/scenarios/seed.ts';
import { type Lab, lab, refusalIn } from '../lab.ts';

const homes = ['us-east-1', 'eu-west-1', 'eu-central-1', 'af-south-1'] as const;
const named = ['us-east-1', 'eu-west-1', 'us-west-2', 'me-south-1'] as const;
const isNew = (region: string) => region === 'af-south-1' || region === 'me-south-1';

/** A bucket of each region, made two days ago, and one made now. */
let it: Lab;
beforeAll(async () => {
  it = await lab();
  const make = (age: string) =>
    seed(it.simulator, {
      buckets: homes.map((region) => {
        const objects = [{ key: 'cat', body: 'a cat' }];
        return { name: `${age}-${region}`, as: 'test', region, objects };
      }),
    });
  await make('old');
  await it.simulator.advance(2 * 86_400_000);
  await make('new');
});

interface Host {
  readonly host: (bucket: string) => string;
  readonly path: (bucket: string) => string;
  /** The region that the host names. */
  readonly names?: string;
  /** Whether DNS finds the bucket. */
  readonly found?: boolean;
  readonly style: 'path' | 'virtual';
}

const virtual = (service: string, names?: string): Host => ({
  host: (bucket) => `${bucket}.${service}.amazonaws.com`,
  path: () => '/cat',
  style: 'virtual',
  ...(names ? { names } : { found: true }),
});
const byPath = (service: string, names = 'us-east-1'): Host => ({
  host: () => `${service}.amazonaws.com`,
  path: (bucket) => `/${bucket}/cat`,
  style: 'path',
  names,
});

const hosts: readonly Host[] = [
  virtual('s3'),
  byPath('s3'),
  byPath('s3-external-1'),
  virtual('s3-fips.us-west-2', 'us-west-2'),
  byPath('s3-fips.dualstack.us-east-1'),
  ...named.flatMap((region) => [
    virtual(`s3.${region}`, region),
    virtual(`s3.dualstack.${region}`, region),
    byPath(`s3.${region}`, region),
    byPath(`s3.dualstack.${region}`, region),
    byPath(`s3-${region}`, region),
  ]),
];

interface Expected {
  readonly status: number;
  readonly code?: string;
  readonly rule?: string;
  readonly Endpoint?: string;
  readonly Region?: string;
}

/** What AWS documents, worked out another way than the rules do. */
function expected(host: Host, home: string, age: string, signed: string | null): Expected {
  const young = age === 'new';
  const known = host.found && !young && !isNew(home);
  const reached = host.names ?? (known ? home : 'us-east-1');
  if (reached !== home) {
    if (isNew(home) || isNew(reached))
      return { status: 400, code: 'IllegalLocationConstraintException', rule: 'region/opt-in' };
    if (host.found) {
      const Endpoint = `${age}-${home}.s3.${home}.amazonaws.com`;
      return { status: 307, code: 'TemporaryRedirect', rule: 'region/young-bucket', Endpoint };
    }
    const bucket = host.style === 'virtual' ? `${age}-${home}.` : '';
    const service = { 'us-east-1': 's3', 'eu-west-1': 's3-eu-west-1' }[home] ?? `s3.${home}`;
    const Endpoint = `${bucket}${service}.amazonaws.com`;
    return { status: 301, code: 'PermanentRedirect', rule: 'region/bucket', Endpoint };
  }
  if (signed === null) return { status: 403, code: 'AccessDenied' };
  if (signed === home) return { status: 200 };
  const code = 'AuthorizationHeaderMalformed';
  return { status: 400, code, rule: 'region/signed', Region: home };
}

const authorization = (region: string | null) =>
  region === null
    ? undefined
    : `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/s3/aws4_request, SignedHeaders=host, Signature=0`;

describe.each(hosts.map((host) => [`${host.host('b')}${host.path('b')}`, host] as const))(
  '%s',
  (_, host) => {
    test.each(homes.flatMap((home) => [[home, 'old'] as const, [home, 'new'] as const]))(
      'a bucket of %s, %s',
      async (home, age) => {
        const bucket = `${age}-${home}`;
        for (const signed of ['us-east-1', 'eu-west-1', 'af-south-1', null]) {
          const request = { host: host.host(bucket), target: host.path(bucket) };
          const answer = await it.raw({
            ...request,
            headers: { authorization: authorization(signed) },
          });
          const { status, ...told } = expected(host, home, age, signed);
          expect([signed, answer.status]).toEqual([signed, status]);
          if (status === 200) continue;
          expect(refusalIn(it.last())).toMatchObject(told);
          const region = answer.headers.find(([name]) => name === 'x-amz-bucket-region')?.[1];
          expect(region).toBe(status === 403 ? undefined : home);
          const location = answer.headers.find(([name]) => name === 'location')?.[1];
          expect(location).toBe(status === 307 ? `https://${told.Endpoint}/cat` : undefined);
          if (signed !== 'us-east-1') continue;
          const head = await it.raw({ ...request, method: 'HEAD' });
          expect([head.status, head.body]).toEqual([status, null]);
        }
      },
    );
  },
);
