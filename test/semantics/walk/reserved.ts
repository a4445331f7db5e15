/** What some may not who may do all around it: a bucket's policy, and headers of an object that anybody may read. */
import { ask } from './ground.ts';

const partner = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=test2/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
};

export async function reserved(): Promise<void> {
  await ask('PUT /shelf');
  await ask('DELETE /shelf?publicAccessBlock');
  const Statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: ['s3:GetObject', 's3:GetBucketPolicy'],
    Resource: ['arn:aws:s3:::shelf', 'arn:aws:s3:::shelf/*'],
  };
  await ask('PUT /shelf?policy', {}, JSON.stringify({ Version: '2012-10-17', Statement }));
  await ask('GET /shelf?policy', partner);
  await ask('GET /shelf?policy');
  await ask('PUT /shelf/book', { 'x-amz-tagging': 'a=b' }, 'a');
  await ask('GET /shelf/book');
  await ask('GET /shelf/book', { authorization: undefined });
  await ask('DELETE /shelf/book');
  await ask('DELETE /shelf');
}
