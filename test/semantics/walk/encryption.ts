import { toBase64, utf8 } from '../../../src/lib/bytes.ts';
import { digestOf, hexToBase64 } from '../../../src/lib/checksums.ts';
import { type Headers, ask, copy, it } from './ground.ts';

const header = 'x-amz-server-side-encryption';

/** The three headers of a customer's key; `from` puts the words of a copy's source before them. */
export function keyed(key: string, from = 'x-amz-'): Headers {
  return {
    [`${from}server-side-encryption-customer-algorithm`]: 'AES256',
    [`${from}server-side-encryption-customer-key`]: toBase64(utf8(key)),
    [`${from}server-side-encryption-customer-key-md5`]: hexToBase64(digestOf('MD5', utf8(key))),
  };
}

const signedByTest =
  'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';

const [one, other] = ['1'.repeat(32), '2'.repeat(32)];
const put = (headers: Headers, key = 'secret') => ask(`PUT /photos/${key}`, headers, 'a');

export async function encryption(): Promise<void> {
  await configuration();
  await keys();
  await objects();
  await parts();
  await kmsKeys();
  await updates();
}

async function configuration(): Promise<void> {
  const set = (...rules: string[]) =>
    ask(
      'PUT /photos?encryption',
      {},
      `<ServerSideEncryptionConfiguration>${rules.map((rule) => `<Rule>${rule}</Rule>`).join('')}</ServerSideEncryptionConfiguration>`,
    );
  const byDefault = (algorithm: string, more = '') =>
    `<ApplyServerSideEncryptionByDefault><SSEAlgorithm>${algorithm}</SSEAlgorithm>${more}</ApplyServerSideEncryptionByDefault>`;
  await set(byDefault('AES256'), byDefault('AES256'));
  await set('');
  await set(byDefault('aws:fsx'));
  await set(byDefault('AES256', '<KMSMasterKeyID>x</KMSMasterKeyID>'));
  await set(byDefault('aws:kms', '<KMSMasterKeyID>x</KMSMasterKeyID>'));
  await set(
    '<BlockedEncryptionTypes><EncryptionType>SSE-C</EncryptionType></BlockedEncryptionTypes>',
  );
  await put(keyed(one));
  await ask('GET /photos?encryption');
  await ask('DELETE /photos?encryption');
}

async function keys(): Promise<void> {
  const key = keyed(one);
  const without = (what: string) => put({ ...key, [`${header}-customer-${what}`]: undefined });
  await without('algorithm');
  await without('key');
  await without('key-md5');
  await put(keyed('short'));
  await put({ ...key, [`${header}-customer-algorithm`]: 'KMS' });
  await put({ ...key, [`${header}-customer-key-md5`]: 'x' });
  await put({ ...key, [header]: 'AES256' });
  await it.simulator.handle({
    method: 'PUT',
    scheme: 'http',
    host: 's3.amazonaws.com',
    target: '/photos/secret',
    headers: [
      ['authorization', 'AWS test:x'],
      ...Object.entries(key).map(([name, value]) => [name, value ?? ''] as const),
    ],
    body: null,
  });
}

async function objects(): Promise<void> {
  const fromSource = (key: string) => keyed(key, 'x-amz-copy-source-');
  await put({ [header]: 'ROT13' });
  await ask('GET /photos/cat', { [header]: 'AES256' });
  await ask('GET /photos/cat', { 'x-amz-storage-class': 'STANDARD' });
  await put(keyed(one));
  await ask('GET /photos/secret');
  await ask('GET /photos/secret', keyed(other));
  await ask('GET /photos/secret', keyed(one));
  await ask('GET /photos/cat', keyed(one));
  await copy({ 'x-amz-copy-source': 'photos/secret', ...fromSource(other) });
  await copy({ 'x-amz-copy-source': 'photos/secret', ...fromSource(one), ...keyed(other) });
}

async function parts(): Promise<void> {
  const begin = async (headers: Headers) => {
    await ask('POST /photos/secrets?uploads', headers);
    const { Uploads } = await it.s3.listMultipartUploads({ Bucket: 'photos', Prefix: 'secrets' });
    return Uploads?.at(-1)?.UploadId ?? '';
  };
  const uploadId = await begin({ ...keyed(one), 'x-amz-checksum-algorithm': 'CRC32' });
  const part = (headers: Headers) =>
    ask(
      `PUT /photos/secrets?partNumber=1&uploadId=${uploadId}`,
      { 'x-amz-checksum-crc32': '6Le+Qw==', ...headers },
      'a',
    );
  await part({});
  await part(keyed(other));
  await part(keyed(one));
  await ask(`GET /photos/secrets?uploadId=${uploadId}`, keyed(one));
  const complete = (headers: Headers) =>
    ask(
      `POST /photos/secrets?uploadId=${uploadId}`,
      headers,
      '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>x</ETag></Part></CompleteMultipartUpload>',
    );
  await complete({});
  await complete(keyed(one));
}

const kms = (key: string | undefined): Headers => ({
  [header]: 'aws:kms',
  [`${header}-aws-kms-key-id`]: key,
});

async function kmsKeys(): Promise<void> {
  const { KeyMetadata: enabled } = await it.kms().createKey({});
  const { KeyMetadata: disabled } = await it.kms().createKey({});
  const { KeyMetadata: theirs } = await it.kms('test2').createKey({});
  await it.kms().disableKey({ KeyId: disabled?.KeyId });
  await put({ [`${header}-aws-kms-key-id`]: 'x' });
  await put({ ...kms(enabled?.KeyId), [`${header}-context`]: 'x' });
  await put({ ...kms('x'), [`${header}-context`]: toBase64(utf8('{"a":"b"}')) });
  await put(kms(theirs?.Arn));
  await put(kms(disabled?.KeyId));
  await put({ ...kms(enabled?.KeyId), [`${header}-bucket-key-enabled`]: 'true' });
  await put({ [`${header}-bucket-key-enabled`]: 'true' });
  await copy({ [`${header}-bucket-key-enabled`]: 'true' });
  await ask('POST /photos/kms?uploads', { [`${header}-bucket-key-enabled`]: 'true' });
  await put(kms(undefined), 'open');
  await ask('GET /photos/open');
  await it.simulator.handle({
    method: 'GET',
    scheme: 'http',
    host: 's3.amazonaws.com',
    target: '/photos/open',
    headers: [['authorization', signedByTest]],
    body: null,
  });
  await readByAll();
}

/** Even what everybody may read needs a name where KMS holds the key. */
async function readByAll(): Promise<void> {
  const Bucket = 'open-to-all';
  await it.s3.createBucket({ Bucket, ObjectOwnership: 'ObjectWriter' });
  await it.s3.deletePublicAccessBlock({ Bucket });
  const all = { Bucket, Key: 'open', Body: 'a', ACL: 'public-read' as const };
  await it.s3.putObject({ ...all, ServerSideEncryption: 'aws:kms' });
  await ask(`GET /${Bucket}/open`, { authorization: undefined });
}

const changed = (arn: string | undefined) =>
  `<ObjectEncryption><SSE-KMS><KMSKeyArn>${arn}</KMSKeyArn></SSE-KMS></ObjectEncryption>`;

async function updates(): Promise<void> {
  const { KeyMetadata: key } = await it.kms().createKey({});
  const { KeyMetadata: theirs } = await it.kms('test2').createKey({});
  const update = (arn: string | undefined, target = 'photos/cat') =>
    ask(`PUT /${target}?encryption`, {}, changed(arn));
  await update(key?.KeyId);
  await ask('PUT /photos/cat?encryption', { authorization: 'AWS test:x' }, changed(key?.Arn));
  await update(theirs?.Arn);
  await put(keyed(one), 'secret');
  await update(key?.Arn, 'photos/secret');
  const Bucket = 'encrypted-locks';
  await it.s3.createBucket({ Bucket, ObjectLockEnabledForBucket: true });
  await it.s3.putObject({ Bucket, Key: 'held', Body: 'a', ObjectLockLegalHoldStatus: 'ON' });
  await update(key?.Arn, `${Bucket}/held`);
  await put({}, 'updated');
  await update(key?.Arn, 'photos/updated');
}
