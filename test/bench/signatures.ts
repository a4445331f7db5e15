/** How many signatures are verified in a second: read from the request, rebuilt, and compared. */
import { loadChecksums } from '../../src/lib/checksums.ts';
import { locate } from '../../src/protocol/address.ts';
import { readSignature } from '../../src/protocol/auth.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import { verify } from '../../src/protocol/verify.ts';
import { signAs, type Plan } from '../protocol/clientSigner.ts';

const key = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const plan: Plan = {
  ...key,
  region: 'us-east-1',
  at: Date.UTC(2026, 0, 1),
  method: 'GET',
  host: 'examplebucket.s3.us-east-1.amazonaws.com',
  path: '/photos/2026/a cat.jpg',
  query: [],
  headers: [['range', 'bytes=0-9']],
  body: new Uint8Array(),
  where: 'headers',
  payload: 'hash',
};

/** As SDKs send them, in equal parts. */
const requests: readonly WireRequest[] = [
  plan,
  {
    ...plan,
    method: 'PUT',
    body: Buffer.alloc(1024),
    headers: [
      ['content-type', 'image/jpeg'],
      ['x-amz-checksum-crc32', 'AAAAAA=='],
      ['x-amz-meta-name', 'Tom'],
      ['x-amz-sdk-checksum-algorithm', 'CRC32'],
      ['x-amz-user-agent', 'aws-sdk-js/3'],
    ],
  } satisfies Plan,
  {
    ...plan,
    path: '/',
    query: [
      ['list-type', '2'],
      ['prefix', 'photos/'],
    ],
  } satisfies Plan,
  { ...plan, where: 'url', payload: 'unsigned', headers: [] } satisfies Plan,
].map(signAs);

function verifyAll(): void {
  for (const request of requests) {
    const claim = { request, location: locate(request), signature: readSignature(request) };
    if (!verify(claim, key.secret)?.matches) throw new Error('a good signature was refused');
  }
}

const rounds = 60;
const times = 50;

/** The best round's: a loaded machine makes the others slower, never faster. */
export async function verificationsPerSecond(): Promise<number> {
  await loadChecksums();
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (let i = 0; i < times; i++) verifyAll();
    const seconds = (performance.now() - start) / 1000;
    best = Math.max(best, (times * requests.length) / seconds);
  }
  return best;
}
