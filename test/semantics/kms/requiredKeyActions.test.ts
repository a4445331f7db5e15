/** The table of what operations need of KMS, against what is asked for: of which key, and nothing else. */
import type { S3 } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import {
  type KeyOf,
  requiredKeyActions,
  type RequiredKeyAction,
} from '../../../src/explain/requiredKeyActions.ts';
import { modelledOperations } from '../../../src/semantics/operations/index.ts';
import { lab, type Lab } from '../lab.ts';
import { keptCases } from '../authorization/keptCases.ts';
import { bucketCases, furnish as furnishAll, objectCases } from '../authorization/requiredCases.ts';
import { anyKey, formRequest, inTime, signedFields } from '../signedForm.ts';

type When = RequiredKeyAction['when'];
type Call = (s3: S3, keys: Readonly<Record<KeyOf, string>>, it: Lab) => Promise<unknown>;

const Bucket = 'photos';
const cat = { Bucket, Key: 'cat' };
const note = { ...cat, AnnotationName: 'note' };
const by = (SSEKMSKeyId: string) => ({ ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId });
const film = async (s3: S3) => {
  const { Uploads } = await s3.listMultipartUploads({ Bucket });
  return { Bucket, Key: 'film', UploadId: Uploads?.[0]?.UploadId };
};
const question = {
  Expression: 'SELECT * FROM s3object',
  ExpressionType: 'SQL' as const,
  InputSerialization: { CSV: {} },
  OutputSerialization: { CSV: {} },
};
const sum: When = 'the checksum is asked for';

const cases: readonly (readonly [operation: string, call: Call, when?: When])[] = [
  ['GetObject', (s3) => s3.getObject(cat)],
  ['HeadObject', (s3) => s3.headObject(cat)],
  ['HeadObject', (s3) => s3.headObject({ ...cat, ChecksumMode: 'ENABLED' }), sum],
  ['GetObjectAttributes', (s3) => s3.getObjectAttributes({ ...cat, ObjectAttributes: ['ETag'] })],
  [
    'GetObjectAttributes',
    (s3) => s3.getObjectAttributes({ ...cat, ObjectAttributes: ['Checksum'] }),
    sum,
  ],
  ['SelectObjectContent', (s3) => s3.selectObjectContent({ ...cat, ...question })],
  ['PutObject', (s3, keys) => s3.putObject({ ...cat, ...by(keys['the new key']) })],
  [
    'PostObject',
    (_, keys, it) => {
      const asked = {
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': keys['the new key'],
      };
      const stated = Object.entries(asked).map(([name, value]) => ({ [name]: value }));
      const policy = { expiration: inTime, conditions: [...anyKey, ...stated] };
      return it.raw(formRequest({ ...signedFields(policy), ...asked }));
    },
  ],
  ['PutObjectAnnotation', (s3) => s3.putObjectAnnotation({ ...note, AnnotationPayload: 'b' })],
  ['GetObjectAnnotation', (s3) => s3.getObjectAnnotation(note)],
  [
    'CopyObject',
    (s3, keys) =>
      s3.copyObject({ Bucket, Key: 'copy', CopySource: 'photos/dog', ...by(keys['the new key']) }),
  ],
  [
    'CreateMultipartUpload',
    (s3, keys) => s3.createMultipartUpload({ Bucket, Key: 'b', ...by(keys['the new key']) }),
  ],
  ['UploadPart', async (s3) => s3.uploadPart({ ...(await film(s3)), PartNumber: 2, Body: 'a' })],
  [
    'UploadPartCopy',
    async (s3) =>
      s3.uploadPartCopy({ ...(await film(s3)), PartNumber: 2, CopySource: 'photos/dog' }),
  ],
  [
    'CompleteMultipartUpload',
    async (s3) => {
      const upload = await film(s3);
      const { Parts = [] } = await s3.listParts(upload);
      const named = Parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
      await s3.completeMultipartUpload({ ...upload, MultipartUpload: { Parts: named } });
    },
  ],
  [
    'RestoreObject',
    (s3, keys) =>
      s3.restoreObject({
        Bucket,
        Key: 'ice',
        RestoreRequest: {
          Type: 'SELECT',
          SelectParameters: question,
          OutputLocation: {
            S3: {
              BucketName: Bucket,
              Prefix: 'out',
              Encryption: { EncryptionType: 'aws:kms', KMSKeyId: keys['the new key'] },
            },
          },
        },
      }),
    'results are selected',
  ],
  [
    'UpdateObjectEncryption',
    (s3, keys) =>
      s3.updateObjectEncryption({
        Bucket,
        Key: 'plain',
        ObjectEncryption: { SSEKMS: { KMSKeyArn: keys['the new key'] } },
      }),
  ],
  [
    'UpdateObjectEncryption',
    (s3, keys) =>
      s3.updateObjectEncryption({
        Bucket,
        Key: 'dog',
        ObjectEncryption: { SSEKMS: { KMSKeyArn: keys['the new key'] } },
      }),
    'KMS had a part before',
  ],
];

async function furnish(it: Lab): Promise<Readonly<Record<KeyOf, string>>> {
  const make = async () => (await it.kms().createKey({})).KeyMetadata?.Arn ?? '';
  const keys = {
    'its key': await make(),
    'the key of the source': await make(),
    'the new key': await make(),
  };
  const { s3 } = it;
  const source = by(keys['the key of the source']);
  await s3.putObject({ ...cat, Body: 'a', ...by(keys['its key']) });
  await s3.putObjectAnnotation({ ...note, AnnotationPayload: 'a' });
  await s3.putObject({ Bucket, Key: 'dog', Body: 'a', ...source });
  await s3.putObject({ Bucket, Key: 'ice', Body: 'a', StorageClass: 'GLACIER', ...source });
  await s3.putObject({ Bucket, Key: 'plain', Body: 'a' });
  await s3.createMultipartUpload({ Bucket, Key: 'film', ...by(keys['its key']) });
  await s3.uploadPart({ ...(await film(s3)), PartNumber: 1, Body: 'a' });
  return keys;
}

const all = cases.map(([operation, call, when]) => [operation, call, when] as const);

test.each(all)('%s asks KMS for what the table says', async (operation, call, when) => {
  const it = await lab({ buckets: [Bucket] });
  const keys = await furnish(it);
  await call(it.s3, keys, it);
  expect(it.last()).toMatchObject({ operation, answer: { status: expect.any(Number) } });
  expect(it.last().answer.status).toBeLessThan(300);
  const asked = it
    .last()
    .trace.filter(({ rule }) => rule.id === 'sse-kms/key-allowed')
    .map(({ facts }) => `${facts['action']} on ${facts['resource']}`);
  const needed = (requiredKeyActions[operation] ?? []).filter(
    (one) => one.when === undefined || one.when === when,
  );
  expect(asked).toEqual(needed.map(({ action, on }) => `${action} on ${keys[on]}`));
});

test('the table names operations that there are, and each of them was asked', () => {
  const names = Object.keys(requiredKeyActions);
  expect(
    names.filter((name) => name !== 'PostObject' && !modelledOperations.includes(name as never)),
  ).toEqual([]);
  expect(new Set(cases.map(([operation]) => operation))).toEqual(new Set(names));
});

test('no other operation asks KMS for anything, where KMS encrypts all there is', async () => {
  const asking = new Set<string>();
  for (const { operation, call } of [...objectCases, ...bucketCases, ...keptCases]) {
    const it = await lab();
    await furnishAll(it, 'aws:kms');
    await call(it.s3, it).catch(() => undefined);
    const { trace, answer, ...last } = it.last();
    expect(last.operation).toBe(operation);
    // What an ETag is compared with is that of an object that S3 itself encrypts.
    expect([200, 202, 204, 412]).toContain(answer.status);
    if (trace.some(({ rule }) => rule.id === 'sse-kms/key-allowed')) asking.add(operation);
  }
  const needing = Object.entries(requiredKeyActions)
    .filter(([, actions]) => actions.some(({ when }) => when !== sum))
    .map(([name]) => name);
  expect([...asking].toSorted()).toEqual(needing.toSorted());
});
