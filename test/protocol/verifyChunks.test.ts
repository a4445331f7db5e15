/** Against the worked examples of the API reference. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadChecksums } from '../../src/lib/checksums.ts';
import type { Chunked } from '../../src/protocol/chunked.ts';
import { unsoundChunk } from '../../src/protocol/verifyChunks.ts';

beforeAll(loadChecksums);

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const signed = (signature: string) => ({
  algorithm: 'AWS4-HMAC-SHA256' as const,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  date: '20130524',
  region: 'us-east-1',
  service: 's3',
  signedHeaders: [],
  signedAt: '20130524T000000Z',
  signature,
});
const bytes = new Uint8Array(66_560).fill(0x61);

describe('signed chunks', () => {
  const seed = signed('4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9');
  const body: Chunked = {
    bytes,
    chunks: [
      {
        size: 65_536,
        signature: 'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      },
      {
        size: 1024,
        signature: '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      },
      {
        size: 0,
        signature: 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
      },
    ],
    trailers: [],
  };

  test('are those of the example', () => {
    expect(unsoundChunk(body, seed, secret)).toBeUndefined();
  });

  test('hold to their bytes', () => {
    const changed = Uint8Array.from(bytes);
    changed[65_536] = 0x62;
    expect(unsoundChunk({ ...body, bytes: changed }, seed, secret)).toMatchObject({
      chunk: 2,
      signature: body.chunks[1]?.signature,
      stringToSign: expect.stringMatching(
        /^AWS4-HMAC-SHA256-PAYLOAD\n20130524T000000Z\n20130524\/us-east-1\/s3\/aws4_request\nad80c730/,
      ),
    });
  });

  test('say what differs, and no signature', () => {
    const told = (chunked: Chunked) => unsoundChunk(chunked, seed, secret)?.difference();
    const changed = bytes.with(0, 0x62);
    expect(told({ ...body, bytes: changed })).toEqual({
      signed: undefined,
      received: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    // The last chunk again, as though it were the next.
    const [first, second, last] = body.chunks;
    if (!first || !second || !last) throw new Error('three chunks');
    expect(told({ ...body, chunks: [first, last] })).toEqual({
      signed: undefined,
      received: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const twice = [first, first, second, last];
    const doubled = new Uint8Array(bytes.length + first.size).fill(0x61);
    expect(told({ ...body, bytes: doubled, chunks: twice })).toEqual({
      signed: 'the signature of another chunk',
      received: 'the signature of the chunk before',
    });
  });

  test('hold to the one before, and to the headers', () => {
    const [first, second, last] = body.chunks;
    if (!first || !second || !last) throw new Error('three chunks');
    const chunks = [first, second, { ...last, signature: first.signature ?? '' }];
    expect(unsoundChunk({ ...body, chunks }, seed, secret)?.chunk).toBe(3);
    expect(unsoundChunk(body, signed('0'), secret)?.chunk).toBe(1);
  });
});

describe('signed trailers', () => {
  const seed = signed('106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e');
  const body: Chunked = {
    bytes,
    chunks: [
      {
        size: 65_536,
        signature: 'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
      },
      {
        size: 1024,
        signature: '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
      },
      {
        size: 0,
        signature: '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
      },
    ],
    trailers: [['x-amz-checksum-crc32c', 'sOO8/Q==']],
    trailerSignature: 'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435',
  };

  test('are those of the example', () => {
    expect(unsoundChunk(body, seed, secret)).toBeUndefined();
  });

  test('hold to their values', () => {
    const trailers = [['x-amz-checksum-crc32c', 'AAAAAA==']] as const;
    expect(unsoundChunk({ ...body, trailers }, seed, secret)).toMatchObject({
      chunk: 'trailers',
      stringToSign: expect.stringMatching(/^AWS4-HMAC-SHA256-TRAILER\n/),
    });
  });
});

test('chunks without signatures are not judged', () => {
  const chunks = [{ size: 66_560 }, { size: 0 }];
  expect(unsoundChunk({ bytes, chunks, trailers: [] }, signed('0'), secret)).toBeUndefined();
});
