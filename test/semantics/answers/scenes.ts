/** Requests whose answers hold the members that the walk has no need of: every checksum, every kind of encryption. */
import { createHash } from 'node:crypto';
import { utf8 } from '../../../src/lib/bytes.ts';
import { digestOf, hexToBase64 } from '../../../src/lib/checksums.ts';
import { checksumAlgorithms } from '../../../src/lib/payload.ts';
import { formRequest } from '../signedForm.ts';
import { bodyOf, type Lab } from '../lab.ts';

type Headers = Readonly<Record<string, string>>;

const Bucket = 'answers';
const body = 'a body';

/** One request about a key of the bucket; gives the body of the answer. */
const asking =
  (it: Lab) =>
  async (method: string, target: string, headers: Headers = {}, sent = ''): Promise<string> =>
    bodyOf(
      await it.raw({
        method,
        target: `/${Bucket}/${target}`,
        headers,
        ...(sent && { body: sent }),
      }),
    );

const inside = (document: string, element: string) =>
  new RegExp(`<${element}>([^<]*)<`).exec(document)?.[1] ?? '';

/** Everything that can be done with an object, with headers that go with each request. */
async function everyAnswer(it: Lab, key: string, { own = {}, source = {}, begin = {} }: Given) {
  const ask = asking(it);
  const copySource = { 'x-amz-copy-source': `${Bucket}/${key}`, ...source };
  await ask('PUT', key, { ...begin, ...own }, body);
  for (const method of ['GET', 'HEAD'])
    await ask(method, key, { ...own, 'x-amz-checksum-mode': 'ENABLED' });
  await ask('PUT', `${key}-copy`, { ...begin, ...own, ...copySource });
  const upload = inside(
    await ask('POST', `${key}-parts?uploads`, { ...begin, ...own }),
    'UploadId',
  );
  const query = `${key}-parts?uploadId=${upload}`;
  await ask('PUT', `${query}&partNumber=2`, { ...own, ...copySource });
  return { ask, query };
}

interface Given {
  /** What reads and writes say alike. */
  readonly own?: Headers;
  readonly source?: Headers;
  /** What only writes of whole objects say. */
  readonly begin?: Headers;
}

async function complete(
  { ask, query }: Awaited<ReturnType<typeof everyAnswer>>,
  own: Headers,
  inPart = '',
) {
  await ask('PUT', `${query}&partNumber=1`, own, body);
  const etag = createHash('md5').update(body).digest('hex');
  const listed = inside(await ask('GET', query), 'ETag').replaceAll('&quot;', '') || etag;
  // The checksum of the one part need not be that of the whole.
  const last = inPart ? {} : own;
  const part = `<Part><PartNumber>1</PartNumber><ETag>${listed}</ETag>${inPart}</Part>`;
  await ask('POST', query, last, `<CompleteMultipartUpload>${part}</CompleteMultipartUpload>`);
}

export async function checksums(it: Lab): Promise<void> {
  for (const algorithm of checksumAlgorithms) {
    const value = hexToBase64(digestOf(algorithm, utf8(body)));
    const own = { [`x-amz-checksum-${algorithm.toLowerCase()}`]: value };
    const ask = asking(it);
    const key = `sum-${algorithm}`;
    await ask('PUT', key, own, body);
    for (const method of ['GET', 'HEAD'])
      await ask(method, key, { 'x-amz-checksum-mode': 'ENABLED' });
    const copySource = { 'x-amz-copy-source': `${Bucket}/${key}` };
    await ask('PUT', `${key}-copy`, copySource);
    const begin = { 'x-amz-checksum-algorithm': algorithm };
    const upload = inside(await ask('POST', `${key}-parts?uploads`, begin), 'UploadId');
    const query = `${key}-parts?uploadId=${upload}`;
    await ask('PUT', `${query}&partNumber=2`, copySource);
    await complete({ ask, query }, own, `<Checksum${algorithm}>${value}</Checksum${algorithm}>`);
  }
}

export async function attributes(it: Lab): Promise<void> {
  const begin = {
    'cache-control': 'no-store',
    'content-disposition': 'inline',
    'content-encoding': 'identity',
    'content-language': 'de',
    expires: 'Thu, 01 Jan 2032 00:00:00 GMT',
    'x-amz-storage-class': 'STANDARD_IA',
    'x-amz-tagging': 'a=b',
    'x-amz-website-redirect-location': '/x',
    'x-amz-meta-a': 'b',
  };
  const { ask, query } = await everyAnswer(it, 'full', { begin });
  await complete({ ask, query }, {});
  for (const method of ['GET', 'HEAD']) {
    await ask(method, 'full-parts?partNumber=1');
    await ask(method, 'full', { range: 'bytes=0-1' });
  }
  const source = { 'x-amz-copy-source': `${Bucket}/full` };
  await ask('PUT', 'full', { ...source, 'x-amz-metadata-directive': 'REPLACE' });
}

export async function customersKeys(it: Lab): Promise<void> {
  const key = Buffer.alloc(32, 'k');
  const headers = (prefix: string) => ({
    [`x-amz-${prefix}server-side-encryption-customer-algorithm`]: 'AES256',
    [`x-amz-${prefix}server-side-encryption-customer-key`]: key.toString('base64'),
    [`x-amz-${prefix}server-side-encryption-customer-key-md5`]: createHash('md5')
      .update(key)
      .digest('base64'),
  });
  const own = headers('');
  const answers = await everyAnswer(it, 'secret', { own, source: headers('copy-source-') });
  await complete(answers, own);
}

export async function kmsKeys(it: Lab): Promise<void> {
  const { KeyMetadata } = await it.kms().createKey({});
  const begin = {
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': KeyMetadata?.KeyId ?? '',
    'x-amz-server-side-encryption-context': Buffer.from('{"a":"b"}').toString('base64'),
    'x-amz-server-side-encryption-bucket-key-enabled': 'true',
  };
  const answers = await everyAnswer(it, 'kms', { begin });
  await complete(answers, {});
  await it.s3.putBucketEncryption({
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: {
            SSEAlgorithm: 'aws:kms',
            KMSMasterKeyID: KeyMetadata?.Arn,
          },
          BucketKeyEnabled: true,
        },
      ],
    },
  });
  await it.s3.getBucketEncryption({ Bucket });
  await it.s3.deleteBucketEncryption({ Bucket });
}

export async function locks(it: Lab): Promise<void> {
  const ask = asking(it);
  const held = (duration: string) => ({
    'x-amz-object-lock-event-hold': 'ON',
    [`x-amz-object-lock-event-hold-duration-${duration}`]: '1',
  });
  const until = new Date(it.simulator.now() + 86_400_000).toISOString();
  const retained = {
    'x-amz-object-lock-mode': 'GOVERNANCE',
    'x-amz-object-lock-retain-until-date': until,
    'x-amz-object-lock-legal-hold': 'ON',
  };
  const md5 = { 'content-md5': createHash('md5').update(body).digest('base64') };
  for (const headers of [retained, held('days'), held('years')]) {
    await ask('PUT', 'locked', { ...headers, ...md5 }, body);
    for (const method of ['GET', 'HEAD']) await ask(method, 'locked');
  }
}

export async function times(it: Lab): Promise<void> {
  const Rules = [
    { Status: 'Enabled' as const, Filter: { Prefix: 'old' }, Expiration: { Days: 9 } },
  ];
  await it.s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules } });
  await complete(await everyAnswer(it, 'old', {}), {});
  const ice = { Bucket, Key: 'ice' };
  await it.s3.putObject({ ...ice, StorageClass: 'GLACIER' });
  await it.s3.restoreObject({ ...ice, RestoreRequest: { Days: 1 } });
  await it.s3.headObject(ice);
  const cold = { Bucket, Key: 'cold' };
  await it.s3.putBucketIntelligentTieringConfiguration({
    Bucket,
    Id: 'cold',
    IntelligentTieringConfiguration: {
      Id: 'cold',
      Status: 'Enabled',
      Tierings: [{ AccessTier: 'ARCHIVE_ACCESS', Days: 90 }],
    },
  });
  await it.s3.putObject({
    ...cold,
    StorageClass: 'INTELLIGENT_TIERING',
    Body: 'a'.repeat(2 ** 18),
  });
  await it.simulator.advance(91 * 86_400_000);
  await it.s3.headObject(cold);
}

/** A form may name metadata as no header can be named. */
export async function forms(it: Lab): Promise<void> {
  const form = { Bucket: 'photos' };
  await it.s3.createBucket({ ...form, ObjectOwnership: 'ObjectWriter' });
  await it.s3.deletePublicAccessBlock(form);
  await it.s3.putBucketAcl({ ...form, ACL: 'public-read-write' });
  const named = { acl: 'bucket-owner-full-control', 'x-amz-meta-a b': '1' };
  await it.raw(formRequest({ key: 'form', ...named }));
  await it.s3.getObject({ ...form, Key: 'form' });
  await it.s3.headObject({ ...form, Key: 'form' });
}
