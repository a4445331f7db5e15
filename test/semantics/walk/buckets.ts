import { ask, it } from './ground.ts';

export async function buckets(): Promise<void> {
  const west =
    '<CreateBucketConfiguration><LocationConstraint>us-west-1</LocationConstraint></CreateBucketConfiguration>';
  await ask('PUT /Bad_Name');
  await ask('PUT /west', {}, west);
  await ask('PUT /west', {}, west);
  await ask('PUT /photos', { authorization: 'AWS test2:x' });
  await ask('PUT /east', {}, west.replace('us-west-1', 'nowhere'));
  await ask('PUT /east', {}, '<CreateBucketConfiguration/>');
  await ask('PUT /zonal', {}, west.replaceAll('LocationConstraint', 'Location'));
  const host = 's3.eu-west-1.amazonaws.com';
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  await it.raw({ method: 'PUT', target: '/east', host, headers: { authorization } });
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
