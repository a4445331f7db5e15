/**
 * A fixed run of requests, and the hash of all it is answered. The same world and the same requests give the same bytes
 * everywhere: on memory and on IndexedDB, in Node and in a browser. When behaviour changes on purpose, the hash changes with it.
 */
import { concat, utf8 } from '../src/lib/bytes.ts';
import { digestOf } from '../src/lib/checksums.ts';
import type { WireAnswer, WireBody, WireRequest } from '../src/protocol/message.ts';
import { readyMade } from '../src/scenarios/readyMade.ts';
import { seed } from '../src/scenarios/seed.ts';
import type { Simulator } from '../src/simulator.ts';

/** What the script is answered: the statuses in order, and the SHA-256 of all answers. */
export interface Outcome {
  readonly statuses: string;
  readonly hash: string;
}

export const expected: Outcome = {
  statuses:
    '200 200 200 200 200 200 206 206 200 200 200 412 200 200 200 200 200 200 200 200 200 200 206 200 404 301 403 400 400 400 400 200 405 204 204 200 200 200 200',
  hash: 'fbeb156c06c17b0fa98c3819ea5d8c3f7798d22c7d894255a1d1bb8666650a9b',
};

type Headers = Readonly<Record<string, string>>;

const signed =
  'AWS4-HMAC-SHA256 Credential=alice/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';

function request(line: string, headers: Headers, body: WireBody): WireRequest {
  const [method = '', target = ''] = line.split(' ');
  const { host = 's3.us-east-1.amazonaws.com' } = headers;
  const all = { host, authorization: signed, ...headers };
  return { method, scheme: 'https', host, target, headers: Object.entries(all), body };
}

async function bytesOf({ body }: WireAnswer): Promise<Uint8Array> {
  if (!(body instanceof ReadableStream)) return body ?? new Uint8Array();
  return concat(await Array.fromAsync(body));
}

/** Runs the script on a simulator whose world is still empty; answers what came of it. */
export async function runScript(simulator: Simulator): Promise<Outcome> {
  await seed(simulator, readyMade);
  const transcript: Uint8Array[] = [];
  const statuses: number[] = [];
  const ask = async (line: string, headers: Headers = {}, body: WireBody | string = null) => {
    const sent = request(line, headers, typeof body === 'string' ? utf8(body) : body);
    const answer = await simulator.handle(sent);
    const bytes = await bytesOf(answer);
    statuses.push(answer.status);
    const head = [
      line,
      answer.status,
      ...answer.headers.map(([name, value]) => `${name}: ${value}`),
      '',
    ];
    transcript.push(utf8(head.join('\n')), bytes, utf8('\n'));
    return new TextDecoder().decode(bytes.subarray(0, 2000));
  };
  await reads(ask);
  await copies(ask);
  await uploads(ask, simulator);
  await refusals(ask);
  await deletes(ask);
  return { statuses: statuses.join(' '), hash: digestOf('SHA256', concat(transcript)) };
}

type Ask = (line: string, headers?: Headers, body?: WireBody | string) => Promise<string>;

async function reads(ask: Ask): Promise<void> {
  for (const line of [
    'GET /',
    'GET /photos?versions',
    'GET /photos?list-type=2&max-keys=2&delimiter=/',
    'HEAD /photos/cat.jpg',
    'GET /photos?uploads',
    'GET /photos?location',
  ]) {
    await ask(line);
  }
  await ask('GET /photos/cat.jpg', { range: 'bytes=2-5', 'x-amz-checksum-mode': 'ENABLED' });
  // 9 MiB: above what an answer holds whole, so it streams.
  await ask('GET /photos/film.mov', { range: `bytes=${40 * 1024 ** 2}-${49 * 1024 ** 2}` });
}

async function copies(ask: Ask): Promise<void> {
  const copy = (to: string, headers: Headers) =>
    ask(`PUT /backup/${to}`, { 'x-amz-copy-source': 'photos/cat.jpg', ...headers });
  await copy('copy', {});
  await copy('copy', {
    'x-amz-metadata-directive': 'REPLACE',
    'x-amz-meta-e': 'ö',
    'x-amz-checksum-algorithm': 'SHA256',
  });
  await copy('copy', {
    'x-amz-tagging-directive': 'REPLACE',
    'x-amz-tagging': 'a=b',
    'x-amz-storage-class': 'ONEZONE_IA',
  });
  await copy('copy', { 'if-none-match': '*' });
  await ask('GET /backup/copy', { 'x-amz-checksum-mode': 'ENABLED' });
  await ask('GET /backup/copy?tagging');
  await ask('PUT /photos/cat.jpg', { 'x-amz-copy-source': 'backup/copy' });
  await ask('PUT /photos/%F0%9F%98%80', {
    'x-amz-copy-source': 'photos/trip/plan+%2B%20notes.txt',
  });
}

async function uploads(ask: Ask, simulator: Simulator): Promise<void> {
  const begun = await ask('POST /photos/joined?uploads', { 'x-amz-checksum-algorithm': 'CRC32C' });
  const uploadId = /<UploadId>([^<]+)/.exec(begun)?.[1] ?? '';
  const part = (n: number, headers: Headers, body: WireBody | string = null) =>
    ask(`PUT /photos/joined?partNumber=${n}&uploadId=${uploadId}`, headers, body);
  await simulator.advance(3_600_000);
  await part(1, {
    'x-amz-copy-source': 'photos/film.mov',
    'x-amz-copy-source-range': `bytes=0-${5 * 1024 ** 2}`,
  });
  await part(2, { 'x-amz-checksum-crc32c': '4waSgw==' }, '123456789');
  const listed = await ask(`GET /photos/joined?uploadId=${uploadId}`);
  const parts = Array.from(listed.matchAll(/<Part>.*?<\/Part>/gs), ([xml]) =>
    xml.replace(/<(LastModified|Size)>.*?<\/\1>/g, ''),
  );
  await ask(
    `POST /photos/joined?uploadId=${uploadId}`,
    {},
    `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`,
  );
  await ask('GET /photos/joined?attributes', {
    'x-amz-object-attributes': 'Checksum,ObjectParts,ETag',
  });
  await ask('GET /photos/joined?partNumber=2');
  await ask('PUT /backup/whole', { 'x-amz-copy-source': 'photos/joined' });
}

async function refusals(ask: Ask): Promise<void> {
  await ask('GET /photos/old/blurred.jpg');
  await ask('GET /partner-inbox/report.csv');
  const authorization = signed.replace('us-east-1', 'eu-west-1');
  await ask('GET /partner-inbox/report.csv', { host: 's3.eu-west-1.amazonaws.com', authorization });
  await ask('PUT /backup/film.mov', { 'x-amz-copy-source': 'photos/film.mov' });
  await ask('PUT /backup/x', { 'x-amz-checksum-crc32': 'AAAAAA==' }, 'x');
  await ask('GET /photos/%ZZ');
  await ask('POST /photos?delete', {}, '<Delete><Object>');
  await ask('GET /photos?acl');
  await ask('PATCH /photos');
}

async function deletes(ask: Ask): Promise<void> {
  await ask('DELETE /photos/cat.jpg');
  await ask('DELETE /backup/copy');
  await ask(
    'PUT /photos?versioning',
    {},
    '<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>',
  );
  await ask('PUT /photos/cat.jpg', { 'content-type': 'text/plain' }, 'the null version');
  await ask('GET /photos?versions&prefix=cat');
  await ask('GET /backup?list-type=2');
}
