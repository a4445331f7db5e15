/** Requests that make every rule do all it can, scene by scene. */
import { fromHex } from '../../src/lib/bytes.ts';
import { digestOf, hexToBase64 } from '../../src/lib/checksums.ts';
import { seed } from '../../src/scenarios/seed.ts';
import { createIds } from '../../src/world/ids.ts';
import type { Lab, RawRequest } from './lab.ts';

type Headers = Record<string, string | undefined>;

let it: Lab;
let uploadId = '';
const somebodysVersion = createIds('elsewhere').versionId(1);

async function ask(line: string, headers: Headers = {}, body?: RawRequest['body']): Promise<void> {
  const [method = '', target = ''] = line.split(' ');
  await it.raw({ method, target, headers, ...(body !== undefined && { body }) });
}

const copy = (headers: Headers, to = 'copy') =>
  ask(`PUT /photos/${to}`, { 'x-amz-copy-source': 'photos/cat', ...headers });
const part = (headers: Headers, query = `partNumber=1&uploadId=${uploadId}`) =>
  ask(`PUT /photos/film?${query}`, { 'x-amz-copy-source': 'photos/cat', ...headers });
const begin = async (headers: Headers = {}) => {
  await ask('POST /photos/film?uploads', headers);
  const { UploadId } =
    (await it.s3.listMultipartUploads({ Bucket: 'photos' })).Uploads?.at(-1) ?? {};
  uploadId = UploadId ?? uploadId;
};
const complete = (parts: string, headers: Headers = {}) =>
  ask(
    `POST /photos/film?uploadId=${uploadId}`,
    headers,
    `<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`,
  );
const listedPart = (n: number, etag: string, more = '') =>
  `<Part><PartNumber>${n}</PartNumber><ETag>${etag}</ETag>${more}</Part>`;
const etagOfA = '0cc175b9c0f1b6a831c399e269772661';

async function access(): Promise<void> {
  const anonymous = { authorization: undefined };
  await ask('GET /photos/cat', anonymous);
  await ask('GET /', anonymous);
  await copy(anonymous);
  await ask('GET /photos', { 'x-amz-expected-bucket-owner': 'abcd' });
  await ask('GET /photos', { 'x-amz-expected-bucket-owner': '210987654321' });
  await ask('GET /photos', { 'x-amz-expected-bucket-owner': '123456789012' });
  await ask('GET /photos', {
    authorization:
      'AWS4-HMAC-SHA256 Credential=test/20260101/nowhere/s3/aws4_request, SignedHeaders=host, Signature=0',
  });
  await ask('OPTIONS /photos/cat');
  await ask('OPTIONS /photos/cat', { origin: 'https://example.com' });
  await ask('GET /photos?acl');
  await ask('PUT /photos/cat', { 'x-amz-object-lock-mode': 'GOVERNANCE' });
}

async function buckets(): Promise<void> {
  const west =
    '<CreateBucketConfiguration><LocationConstraint>us-west-1</LocationConstraint></CreateBucketConfiguration>';
  await ask('PUT /Bad_Name');
  await ask('PUT /west', {}, west);
  await ask('PUT /west', {}, west);
  await ask('PUT /photos', { authorization: 'AWS test2:x' });
  await ask('PUT /east', {}, west.replace('us-west-1', 'nowhere'));
  await ask('PUT /zonal', {}, west.replaceAll('LocationConstraint', 'Location'));
  await it.raw({ method: 'PUT', target: '/east', host: 's3.eu-west-1.amazonaws.com' });
  await ask('PUT /east', { 'x-amz-object-ownership': 'ObjectWriter' });
  const tagged = (...keys: string[]) =>
    ask(
      'PUT /east',
      {},
      `<CreateBucketConfiguration><Tags>${keys.map((key) => `<Tag><Key>${key}</Key><Value>v</Value></Tag>`).join('')}</Tags></CreateBucketConfiguration>`,
    );
  await tagged('aws:x');
  await tagged('a');
  await ask('GET /?max-buckets=0');
  await ask('GET /?max-buckets=1&bucket-region=us-east-1');
  await ask('GET /?bucket-region=nowhere');
  await ask('DELETE /photos');
  await ask('DELETE /east');
  const configuration = (inside: string) =>
    ask(
      'PUT /photos?versioning',
      {},
      `<VersioningConfiguration>${inside}</VersioningConfiguration>`,
    );
  await configuration('');
  await configuration('<MfaDelete>Enabled</MfaDelete>');
  await configuration('<MfaDelete>Disabled</MfaDelete>');
  await configuration('<Status>Enabled</Status>');
}

async function writes(): Promise<void> {
  const put = (headers: Headers, target = 'photos/put') => ask(`PUT /${target}`, headers, 'a');
  await put({
    'x-amz-storage-class': 'STANDARD_IA',
    'x-amz-website-redirect-location': '/x',
    'x-amz-server-side-encryption': 'AES256',
    'x-amz-tagging': 'a=b',
    'x-amz-meta-a': 'b',
    'content-md5': 'DMF1ucDxtqgxw5niaXcmYQ==',
    'x-amz-checksum-crc32': '6Le+Qw==',
    'x-amz-sdk-checksum-algorithm': 'CRC32',
    'x-amz-content-sha256': 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
  });
  await put({}, `photos/${'k'.repeat(1025)}`);
  await ask('PUT /photos/huge', {}, { size: 5 * 1024 ** 3 + 1, pattern: '' });
  await put({ 'x-amz-storage-class': 'COLD' });
  await put({ 'x-amz-website-redirect-location': 'x' });
  await put({ 'x-amz-server-side-encryption': 'aws:kms' });
  await put({ 'x-amz-acl': 'public-read' });
  await put({ 'x-amz-acl': 'private' });
  await put({ 'x-amz-acl': 'fake-acl' });
  await put({ 'x-amz-meta-a': 'x'.repeat(2048) });
  await put({ 'x-amz-tagging': 'a=1&a=2' });
  await put({ 'x-amz-tagging': 'aws:a=1' });
  await put({ 'x-amz-tagging': Array.from({ length: 11 }, (_, i) => `k${i}=v`).join('&') });
  await put({ 'x-amz-checksum-crc32': 'x' });
  await put({ 'x-amz-checksum-crc32': 'AAAAAA==' });
  await put({ 'x-amz-checksum-crc32': '6Le+Qw==', 'x-amz-checksum-crc32c': 'AAAAAA==' });
  await put({ 'x-amz-sdk-checksum-algorithm': 'CRC32' });
  await put({ 'content-md5': 'x' });
  await put({ 'content-md5': 'kAFQmDzST7DWlj99KOF/cg==' });
  await put({ 'x-amz-content-sha256': '0'.repeat(64) });
  for (const condition of ['*', 'x', etagOfA]) {
    await put({ 'if-match': condition });
    await put({ 'if-match': condition }, 'photos/gone');
    await put({ 'if-none-match': condition });
  }
  await put({ 'if-none-match': '*' }, 'photos/new');
  await put({ 'if-none-match': '*', 'if-match': 'x' });
  await put({ 'if-match': '"x"' });
}

async function tags(): Promise<void> {
  const put = (keys: readonly string[], value = 'v') =>
    ask(
      'PUT /photos/cat?tagging',
      {},
      `<Tagging><TagSet>${keys.map((key) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`).join('')}</TagSet></Tagging>`,
    );
  await put(['a', 'b']);
  await put(['a', 'a']);
  await put(['a,b']);
  await put(['a'], '1,2');
  await put([]);
}

async function reads(): Promise<void> {
  const get = (headers: Headers, target = 'photos/cat') => ask(`GET /${target}`, headers);
  const past = 'Thu, 01 Jan 2015 00:00:00 GMT';
  const now = new Date(it.simulator.now()).toUTCString();
  await get({});
  await get({}, 'photos/gone');
  await get({}, 'photos/cat?versionId=');
  await get({}, 'photos/cat?versionId=invented');
  await get({}, `photos/cat?versionId=${somebodysVersion}`);
  await get({}, 'photos/cat?versionId=null');
  for (const [name, holds, fails] of [
    ['if-match', etagOfA, 'x'],
    ['if-none-match', 'x', etagOfA],
    ['if-modified-since', past, now],
    ['if-unmodified-since', now, past],
  ] as const) {
    for (const value of [holds, fails]) {
      await get({ [name]: value });
      await copy({ [`x-amz-copy-source-${name}`]: value });
    }
  }
  await get({ range: 'bytes=0-0' });
  await get({ range: 'bytes=9-' });
  await get({}, 'photos/cat?partNumber=1');
  await get({}, 'photos/cat?partNumber=2');
  await get({}, 'photos/cat?partNumber=0');
  await get({ range: 'bytes=0-0' }, 'photos/cat?partNumber=1');
  await get({}, 'photos/cat?response-content-type=text/plain');
  await get({}, 'photos/ice');
  await get({ 'x-amz-object-attributes': 'ETag' }, 'photos/cat?attributes');
  await get({ 'x-amz-object-attributes': 'Colour' }, 'photos/cat?attributes');
}

async function copies(): Promise<void> {
  for (const source of [
    '',
    'photos',
    'photos/%ZZ',
    'arn:aws:s3:::photos/cat',
    'photos/ice',
    'photos/film.mov',
  ]) {
    await copy({ 'x-amz-copy-source': source });
  }
  await copy({}, 'cat');
  await copy({ 'x-amz-metadata-directive': 'X' });
  await copy({
    'x-amz-metadata-directive': 'REPLACE',
    'x-amz-tagging-directive': 'REPLACE',
    'x-amz-checksum-algorithm': 'SHA1',
  });
  await copy({ 'x-amz-tagging-directive': 'X' });
  await copy({ 'x-amz-checksum-algorithm': 'X' });
}

async function uploads(): Promise<void> {
  const type = (algorithm: string | undefined, value: string) =>
    begin({ 'x-amz-checksum-algorithm': algorithm, 'x-amz-checksum-type': value });
  await type(undefined, 'COMPOSITE');
  await type('CRC32', 'X');
  await type('SHA1', 'FULL_OBJECT');
  await type('CRC32', 'COMPOSITE');
  await part({ 'x-amz-copy-source': undefined });
  await part({ 'x-amz-copy-source': undefined, 'x-amz-checksum-crc32': '6Le+Qw==' });
  await part({ 'x-amz-copy-source-range': 'bytes=0-' });
  await part({ 'x-amz-copy-source-range': 'bytes=0-99' });
  await part({ 'x-amz-copy-source-range': 'bytes=0-0' });
  await part({}, `partNumber=0&uploadId=${uploadId}`);
  await part({}, 'partNumber=1&uploadId=gone');
  await part({}, `partNumber=2&uploadId=${uploadId}`);
  const sum = '<ChecksumCRC32>6Le+Qw==</ChecksumCRC32>';
  await complete('');
  await complete(listedPart(2, etagOfA) + listedPart(1, etagOfA));
  await complete(listedPart(9, etagOfA));
  await complete(listedPart(1, etagOfA, '<ChecksumSHA1>x</ChecksumSHA1>'));
  await complete(listedPart(1, etagOfA));
  await complete(listedPart(1, etagOfA, sum.replace('6Le', 'AAA')));
  await complete(listedPart(1, etagOfA, sum) + listedPart(2, etagOfA, sum));
  const one = listedPart(1, etagOfA, sum);
  const composite = `${hexToBase64(digestOf('CRC32', fromHex('e8b7be43')))}-1`;
  await complete(one, { 'x-amz-checksum-type': 'FULL_OBJECT' });
  await complete(one, { 'x-amz-mp-object-size': '9' });
  await complete(one, { 'x-amz-checksum-crc32': 'AAAAAA==' });
  await ask('PUT /photos/film', {}, 'a');
  await complete(one, { 'if-match': etagOfA });
  await complete(one, {
    'x-amz-mp-object-size': '1',
    'x-amz-checksum-crc32': composite,
    'x-amz-checksum-type': 'COMPOSITE',
  });
  await complete(one);
}

async function listings(): Promise<void> {
  for (const query of ['list-type=2', 'versions', 'uploads']) {
    await ask(`GET /photos?${query}&encoding-type=x`);
    await ask(`GET /photos?${query}&encoding-type=url&max-keys=1&max-uploads=1`);
    await ask(`GET /photos?${query}&max-keys=-1&max-uploads=-1`);
  }
  await begin();
  await ask('GET /photos?list-type=2&continuation-token=x');
  const { NextContinuationToken } = await it.s3.listObjectsV2({ Bucket: 'photos', MaxKeys: 1 });
  await it.s3.listObjectsV2({ Bucket: 'photos', ContinuationToken: NextContinuationToken });
  await ask(`GET /photos/film?uploadId=${uploadId}&part-number-marker=-1`);
  await ask(`GET /photos/film?uploadId=${uploadId}&part-number-marker=1`);
  await ask('GET /photos?versions&version-id-marker=x');
  await ask('GET /photos?versions&version-id-marker=x&key-marker=cat');
  await ask('GET /photos?uploads&upload-id-marker=x&key-marker=film');
  await ask(`GET /photos?uploads&upload-id-marker=${uploadId}&key-marker=film`);
}

async function deletes(): Promise<void> {
  const many = (
    keys: readonly string[],
    headers: Headers = { 'x-amz-checksum-crc32': undefined },
  ) =>
    ask(
      'POST /photos?delete',
      headers,
      `<Delete>${keys.map((key) => `<Object><Key>${key}</Key></Object>`).join('')}</Delete>`,
    );
  await many(['a']);
  const tooMany = Array.from({ length: 1001 }, () => ({ Key: 'x' }));
  await it.refusal(it.s3.deleteObjects({ Bucket: 'photos', Delete: { Objects: tooMany } }));
  await it.s3.deleteObjects({
    Bucket: 'photos',
    Delete: {
      Objects: [
        { Key: 'gone' },
        { Key: 'gone', VersionId: 'invented' },
        { Key: 'gone', VersionId: 'null' },
      ],
    },
  });
  await ask('DELETE /photos/cat', { 'if-match': 'x' });
  await ask('DELETE /photos/cat', { 'x-amz-if-match-size': '1' });
  await ask('DELETE /photos/cat', { 'x-amz-bypass-governance-retention': 'true' });
  await ask('DELETE /photos/cat', { 'if-match': etagOfA });
  await it.s3.putObject({ Bucket: 'photos', Key: 'marked' });
  const { VersionId } = await it.s3.deleteObject({ Bucket: 'photos', Key: 'marked' });
  await ask(`GET /photos/marked?versionId=${VersionId}`);
  await copy({ 'x-amz-copy-source': `photos/marked?versionId=${VersionId}` });
}

/** All scenes, in a world that has nothing yet. */
export async function walk(through: Lab): Promise<void> {
  it = through;
  await ask('GET /photos');
  const film = { key: 'film.mov', body: { size: 6 * 1024 ** 3, pattern: 'frame' } };
  await seed(it.simulator, { buckets: [{ name: 'photos', as: 'test', objects: [film] }] });
  await ask('PUT /photos/cat', {}, 'a');
  await ask('PUT /photos/ice', { 'x-amz-storage-class': 'GLACIER' }, 'a');
  for (const scene of [access, buckets, writes, tags, reads, copies, uploads, listings, deletes]) {
    await scene();
  }
}
