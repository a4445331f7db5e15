import { ask, copy } from './ground.ts';

export async function access(): Promise<void> {
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
  await ask('GET /photos/cat?torrent');
  await ask('PUT /photos/cat', { 'x-amz-write-offset-bytes': '1' });
}
