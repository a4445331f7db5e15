/** SigV4A against what AWS publishes of it: https://github.com/awslabs/aws-c-auth/tree/main/tests */
import { beforeAll, describe, expect, test } from 'vitest';
import { toHex } from '../../src/lib/bytes.ts';
import { digestOf, loadChecksums } from '../../src/lib/checksums.ts';
import { loadP256, p256Holds, p256PublicKey } from '../../src/lib/p256.ts';
import { locate } from '../../src/protocol/address.ts';
import { readSignature } from '../../src/protocol/auth.ts';
import type { WireHeaders } from '../../src/protocol/message.ts';
import { privateKeyV4a } from '../../src/protocol/signV4.ts';
import { verify } from '../../src/protocol/verify.ts';
import { unsoundChunk } from '../../src/protocol/verifyChunks.ts';
import { readChunks } from '../../src/protocol/chunked.ts';
import { type Plan, signAs } from './clientSigner.ts';

beforeAll(async () => {
  await loadChecksums();
  await loadP256();
});

test('the key that derives from a secret', () => {
  const key = privateKeyV4a('q+jcrXGc+0zWN6uzclKVhvMmUsIfRPa4rlRandom', 'AKISORANDOMAASORANDOM');
  expect(toHex(key)).toBe('7fd3bd010c0d9c292141c2b77bfbde1042c92e6836fff749d1269ec890fca1bd');
  const x = '15d242ceebf8d8169fd6a8b5a746c41140414c3b07579038da06af89190fffcb';
  expect(toHex(p256PublicKey(key)).slice(2)).toBe(x);
});

const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const host = 'example.amazonaws.com';

test('the vector get-vanilla, in a query', () => {
  const holds = (target: string) => {
    const headers: WireHeaders = [['host', host]];
    const request = { method: 'GET', scheme: 'https', host, target, headers, body: null } as const;
    const payloadHash = digestOf('SHA256', new Uint8Array());
    const claim = { request, location: locate(request), signature: readSignature(request) };
    return verify({ ...claim, payloadHash }, secret)?.matches;
  };
  const signature =
    '3046022100c57d8a142ae302eb396afb515da12ec3020a836331dfdbf6c8e4f14c0661c0a1022100e1da9728157dad97d80217afb04aa9b99f61dcdef57a056a7f198fb1b728f7c3';
  const target = (signed: string) =>
    `/?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600&X-Amz-Region-Set=us-east-1&X-Amz-Signature=${signed}`;
  expect(holds(target(signature))).toBe(true);
  expect(holds(target(signature).replace('3600', '3601'))).toBe(false);
  for (const wrong of ['00', 'zz', `${signature}00`, signature.slice(0, -2)]) {
    expect(holds(target(wrong))).toBe(false);
  }
});

describe('chunks', () => {
  const plan: Plan = {
    accessKeyId: 'AKIDEXAMPLE',
    secret,
    region: 'us-east-1',
    regions: '*',
    at: Date.UTC(2026, 0, 1),
    method: 'PUT',
    host,
    path: '/b/k',
    query: [],
    headers: [],
    body: new Uint8Array(9000).fill(0x61),
    where: 'headers',
    payload: 'chunks and trailer',
  };
  const framing = { signed: true, trailers: ['x-amz-checksum-crc32'], minChunk: 8192 };

  test.each([true, false])('sign each other, filled up (%s) or not', (fillsUp) => {
    const request = signAs({ ...plan, fillsUp });
    const signature = readSignature(request);
    if (signature.kind !== 'sigv4a') throw new Error('it was signed with the curve');
    const chunked = readChunks(request.body as Uint8Array, framing);
    expect(chunked.chunks.map((chunk) => chunk.signature?.length)).toEqual([144, 144, 144]);
    expect(unsoundChunk(chunked, signature, secret)).toBeUndefined();
    const changed = chunked.bytes.with(8500, 0x62);
    expect(unsoundChunk({ ...chunked, bytes: changed }, signature, secret)).toMatchObject({
      chunk: 2,
      stringToSign: expect.stringMatching(/^AWS4-ECDSA-P256-SHA256-PAYLOAD\n20260101T000000Z\n/),
    });
  });
});

test('bytes that are no signature are none', () => {
  const key = p256PublicKey(privateKeyV4a(secret, 'AKIDEXAMPLE'));
  expect(p256Holds(new Uint8Array(70), new Uint8Array(32), key)).toBe(false);
});
