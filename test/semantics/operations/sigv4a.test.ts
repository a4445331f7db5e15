/** Signatures with an elliptic curve (SigV4A), by AWS's own signer. */
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4a } from '@aws-sdk/signature-v4a';
import { beforeEach, describe, expect, test } from 'vitest';
import { defaultWorld } from '../../../src/world/world.ts';
import { type Lab, lab } from '../lab.ts';
import { withSession } from '../sessions.ts';

class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: Uint8Array) {
    this.#hash = secret ? createHmac('sha256', secret) : createHash('sha256');
  }
  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
  reset(): void {}
}

type Signer = ConstructorParameters<typeof SignatureV4a>[0];
type Signed = Parameters<SignatureV4a['sign']>[0];

/** An SDK that signs everything for a set of regions. */
function signing(
  it: Lab,
  regions: string,
  credentials: Signer['credentials'] = { accessKeyId: 'test', secretAccessKey: 'test' },
) {
  const signer = new SignatureV4a({
    credentials,
    region: regions,
    service: 's3',
    sha256: Sha256 as unknown as Signer['sha256'],
    uriEscapePath: false,
  });
  return it.as('test', {
    signer: { sign: (request: Signed) => signer.sign(request, {}) } as never,
  });
}

const cat = { Bucket: 'photos', Key: 'a cat/+ü.jpg' };

let it: Lab;

describe('in a strict world', () => {
  beforeEach(async () => {
    it = await lab({
      world: { ...defaultWorld, strict: true, clock: { kind: 'system' } },
      systemTime: Date.now,
      buckets: ['photos'],
    });
  });

  test.each(['*', 'us-east-1', 'eu-west-1,us-*'])('is good in %s', async (regions) => {
    const s3 = signing(it, regions);
    await s3.putObject({ ...cat, Body: 'meow', Metadata: { name: 'Tüte' } });
    await s3.copyObject({ ...cat, Key: 'copy', CopySource: 'photos/a%20cat/%2B%C3%BC.jpg' });
    const { Body } = await s3.getObject({ ...cat, Key: 'copy' });
    expect(await Body?.transformToString()).toBe('meow');
    await s3.listObjectsV2({ Bucket: 'photos', Prefix: 'a cat/', Delimiter: '/' });
    const seen = it.last().trace.map(({ rule, outcome }) => [rule.id, outcome]);
    expect(seen).toContainEqual(['signature/matches', 'passed']);
    expect(seen).toContainEqual(['signature/region-set', 'passed']);
  });

  test('is not in other regions', async () => {
    const asked = signing(it, 'eu-*').listBuckets({});
    expect(await it.refusal(asked)).toMatchObject({
      status: 400,
      code: 'AuthorizationHeaderMalformed',
      rule: 'signature/region-set',
    });
  });

  test('is that of its secret, and of its session', async () => {
    const wrong = signing(it, '*', { accessKeyId: 'test', secretAccessKey: 'wrong' });
    expect(await it.refusal(wrong.listBuckets({}))).toMatchObject({
      status: 403,
      code: 'SignatureDoesNotMatch',
      StringToSign: expect.stringMatching(
        /^AWS4-ECDSA-P256-SHA256\n\d{8}T\d{6}Z\n\d{8}\/s3\/aws4_request\n[0-9a-f]{64}$/,
      ),
      CanonicalRequest: expect.stringContaining('x-amz-region-set:*'),
    });
    const facts = it.last().trace.find(({ decisive }) => decisive)?.facts;
    expect(facts).toMatchObject({ signed: expect.stringMatching(/^cannot be told/) });
    const session = { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'to/ken' };
    await it.simulator.settle({ accounts: withSession(session) });
    await signing(it, '*', session).listBuckets({});
    expect(it.last().caller?.arn).toContain('assumed-role/reader');
  });
});

test('a lenient world does not judge it in headers', async () => {
  it = await lab();
  const wrong = signing(it, '*', { accessKeyId: 'test', secretAccessKey: 'wrong' });
  await wrong.listBuckets({});
});
