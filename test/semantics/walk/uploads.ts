import { fromHex } from '../../../src/lib/bytes.ts';
import { digestOf, hexToBase64 } from '../../../src/lib/checksums.ts';
import { type Headers, ask, etagOfA, it } from './ground.ts';

let uploadId = '';

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

export async function uploads(): Promise<void> {
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
  await complete('<Part><PartNumber>1</PartNumber></Part>');
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
