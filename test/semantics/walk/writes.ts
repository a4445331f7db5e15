import { type Headers, ask, etagOfA } from './ground.ts';

export async function writes(): Promise<void> {
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
  await put({ 'x-amz-website-redirect-location': `/${'x'.repeat(2048)}` });
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
