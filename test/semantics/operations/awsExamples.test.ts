/**
 * The worked examples of the API reference, as requests to a strict world on the day on which they were signed.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html, sigv4-query-string-auth.html, sigv4-streaming.html,
 * sigv4-streaming-trailers.html
 */
import { beforeEach, describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../../src/lib/bytes.ts';
import { defaultWorld } from '../../../src/world/world.ts';
import { signAs, type Plan } from '../../protocol/clientSigner.ts';
import { bodyOf, type Lab, lab, type RawRequest } from '../lab.ts';

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const start = Date.UTC(2013, 4, 24);
const [first, ...others] = defaultWorld.accounts;
const root = { name: 'root', arn: `arn:aws:iam::${first?.id}:root`, accessKeyId, secretAccessKey };

let it: Lab;

const own: Omit<Plan, 'method' | 'path' | 'body'> = {
  accessKeyId,
  secret: secretAccessKey,
  region: 'us-east-1',
  at: start,
  host: 's3.amazonaws.com',
  query: [],
  headers: [],
  where: 'headers',
  payload: 'hash',
};

beforeEach(async () => {
  it = await lab({
    world: {
      ...defaultWorld,
      strict: true,
      clock: { kind: 'virtual', start, step: 1000 },
      accounts: [{ ...first, principals: [root] }, ...others] as typeof defaultWorld.accounts,
    },
  });
  for (const path of ['/examplebucket', '/examplebucket/test.txt']) {
    const body = utf8(path.endsWith('.txt') ? 'Hello, world!' : '');
    const { status } = await it.simulator.handle(signAs({ ...own, method: 'PUT', path, body }));
    expect(status).toBe(200);
  }
});

const host = 'examplebucket.s3.amazonaws.com';
const scope = `${accessKeyId}/20130524/us-east-1/s3/aws4_request`;
const signedWith = (names: string, signature: string) =>
  `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${names},Signature=${signature}`;
const date = { 'x-amz-date': '20130524T000000Z' };
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Whether the signature held, whatever the world then had to say. */
async function verified(request: RawRequest) {
  const answer = await it.raw(request);
  const { trace, error } = it.last();
  const outcome = trace.find(({ rule }) => rule.id === 'signature/matches')?.outcome;
  return { outcome, error: error?.code, status: answer.status, body: bodyOf(answer) };
}

const plain = 'host;x-amz-content-sha256;x-amz-date';

describe('in the header', () => {
  test('GET of the first bytes', async () => {
    const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
    const headers = {
      ...date,
      'x-amz-content-sha256': nothing,
      range: 'bytes=0-9',
      authorization: signedWith('host;range;x-amz-content-sha256;x-amz-date', signature),
    };
    const request = { host, target: '/test.txt', headers };
    expect(await verified(request)).toMatchObject({ outcome: 'passed', body: 'Hello, wor' });
    const more = { ...request, headers: { ...headers, range: 'bytes=0-10' } };
    expect(await verified(more)).toMatchObject({ error: 'SignatureDoesNotMatch' });
  });

  test('PUT of an object', async () => {
    const signature = '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd';
    const names = 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class';
    const headers = {
      ...date,
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      authorization: signedWith(names, signature),
    };
    const request = { host, method: 'PUT', target: '/test%24file.text', headers };
    const put = await verified({ ...request, body: 'Welcome to Amazon S3.' });
    expect(put).toMatchObject({ outcome: 'passed', status: 200 });
    expect(await verified({ ...request, body: 'Welcome to Amazon S4.' })).toMatchObject({
      error: 'XAmzContentSHA256Mismatch',
    });
  });

  test.each([
    ['/?lifecycle', 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543', 404],
    [
      '/?max-keys=2&prefix=J',
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
      200,
    ],
  ])('GET of %s', async (target, signature, status) => {
    const authorization = signedWith(plain, signature);
    const headers = { ...date, 'x-amz-content-sha256': nothing, authorization };
    expect(await verified({ host, target, headers })).toMatchObject({ outcome: 'passed', status });
  });
});

test('in the query', async () => {
  const target = `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(scope)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`;
  const request = { host, target, headers: { authorization: undefined } };
  expect(await verified(request)).toMatchObject({ outcome: 'passed', body: 'Hello, world!' });
  await it.simulator.advance(86_400_000);
  expect(await verified(request)).toMatchObject({ error: 'AccessDenied' });
});

/** 65 KiB of `a`, in the chunks of the example. */
const framed = (signatures: readonly string[], end: string) => {
  const sizes = [65_536, 1024, 0];
  const pieces = sizes.flatMap((size, i) => {
    const head = `${size.toString(16)};chunk-signature=${signatures[i]}\r\n`;
    return [utf8(head), new Uint8Array(size).fill(0x61), utf8(size > 0 ? '\r\n' : end)];
  });
  return concat(pieces);
};

const streamed = (more: Readonly<Record<string, string>>) => ({
  ...date,
  'content-encoding': 'aws-chunked',
  'x-amz-decoded-content-length': '66560',
  'x-amz-storage-class': 'REDUCED_REDUNDANCY',
  ...more,
});

const streamedTo = {
  host: 's3.amazonaws.com',
  method: 'PUT',
  target: '/examplebucket/chunkObject.txt',
};

test('in chunks', async () => {
  const body = framed(
    [
      'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
    ],
    '\r\n',
  );
  const names =
    'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class';
  const headers = streamed({
    'content-length': '66824',
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    authorization: signedWith(
      names,
      '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    ),
  });
  const request = { ...streamedTo, headers, body };
  expect(await verified(request)).toMatchObject({ outcome: 'passed', status: 200 });
  const changed = Uint8Array.from(body);
  changed[100] = 0x62;
  expect(await verified({ ...request, body: changed })).toMatchObject({
    error: 'SignatureDoesNotMatch',
  });
  expect(it.last().trace.find(({ decisive }) => decisive)).toMatchObject({
    rule: { id: 'signature/chunks' },
    facts: { unsound: 1, received: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
});

test('in chunks with a trailer', async () => {
  const body = framed(
    [
      'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
      '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
      '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
    ],
    'x-amz-checksum-crc32c:sOO8/Q==\n\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n',
  );
  const names =
    'content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class;x-amz-trailer';
  const headers = streamed({
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
    'x-amz-trailer': 'x-amz-checksum-crc32c',
    authorization: signedWith(
      names,
      '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
    ),
  });
  expect(await verified({ ...streamedTo, headers, body })).toMatchObject({
    outcome: 'passed',
    status: 200,
  });
});
