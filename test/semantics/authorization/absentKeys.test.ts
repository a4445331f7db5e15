/** A key that is not there: 404 for those who may list the bucket, 403 for all others, whatever is asked about it. */
import type { S3 } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { defaultWorld } from '../../../src/world/world.ts';
import { lab, type Lab } from '../lab.ts';

const album = { Bucket: 'album' };
const none = { ...album, Key: 'none' };
const gone = { ...album, Key: 'gone' };
const Tagging = { TagSet: [{ Key: 'a', Value: 'b' }] };
const later = new Date('2026-02-01T00:00:00Z');
const fresh = { ...album, Key: 'new' };

type At = { Bucket: string; Key: string };
const select = {
  Expression: 'SELECT * FROM s3object',
  ExpressionType: 'SQL',
  InputSerialization: { CSV: {} },
  OutputSerialization: { CSV: {} },
} as const;

const calls: readonly [string, (s3: S3, at: At) => Promise<unknown>][] = [
  ['GetObject', (s3, at) => s3.getObject(at)],
  ['HeadObject', (s3, at) => s3.headObject(at)],
  ['GetObjectAcl', (s3, at) => s3.getObjectAcl(at)],
  ['GetObjectTagging', (s3, at) => s3.getObjectTagging(at)],
  [
    'GetObjectAttributes',
    (s3, at) => s3.getObjectAttributes({ ...at, ObjectAttributes: ['ETag'] }),
  ],
  ['GetObjectRetention', (s3, at) => s3.getObjectRetention(at)],
  ['GetObjectLegalHold', (s3, at) => s3.getObjectLegalHold(at)],
  ['PutObjectAcl', (s3, at) => s3.putObjectAcl({ ...at, ACL: 'bucket-owner-full-control' })],
  ['PutObjectTagging', (s3, at) => s3.putObjectTagging({ ...at, Tagging })],
  ['DeleteObjectTagging', (s3, at) => s3.deleteObjectTagging(at)],
  [
    'PutObjectRetention',
    (s3, at) =>
      s3.putObjectRetention({
        ...at,
        Retention: { Mode: 'GOVERNANCE', RetainUntilDate: later },
      }),
  ],
  ['PutObjectLegalHold', (s3, at) => s3.putObjectLegalHold({ ...at, LegalHold: { Status: 'ON' } })],
  ['RestoreObject', (s3, at) => s3.restoreObject({ ...at, RestoreRequest: { Days: 1 } })],
  ['SelectObjectContent', (s3, at) => s3.selectObjectContent({ ...at, ...select })],
  ['ListObjectAnnotations', (s3, at) => s3.listObjectAnnotations(at)],
  ['GetObjectAnnotation', (s3, at) => s3.getObjectAnnotation({ ...at, AnnotationName: 'a' })],
  [
    'PutObjectAnnotation',
    (s3, at) => s3.putObjectAnnotation({ ...at, AnnotationName: 'a', AnnotationPayload: 'a' }),
  ],
  ['DeleteObjectAnnotation', (s3, at) => s3.deleteObjectAnnotation({ ...at, AnnotationName: 'a' })],
  [
    'CopyObject',
    (s3, { Bucket, Key }) => s3.copyObject({ ...fresh, CopySource: `${Bucket}/${Key}` }),
  ],
  ['PutObject', (s3, at) => s3.putObject({ ...at, IfMatch: '"a"' })],
  ['DeleteObject', (s3, at) => s3.deleteObject({ ...at, IfMatch: '"a"' })],
];

const carol = {
  name: 'carol',
  arn: 'arn:aws:iam::123456789012:user/carol',
  accessKeyId: 'carol',
  secretAccessKey: 'carol',
};

/** May do everything, or everything but to list buckets. */
async function letCarol(it: Lab, list: boolean): Promise<S3> {
  const Statement = {
    Effect: 'Allow',
    Resource: '*',
    ...(list ? { Action: 's3:*' } : { NotAction: 's3:ListBucket' }),
  };
  const document = { Version: '2012-10-17', Statement };
  const accounts = defaultWorld.accounts.map((account, i) => {
    if (i > 0) return account;
    const user = { ...carol, policies: [{ name: 'all', document }] };
    return { ...account, principals: [...account.principals, user] };
  });
  await it.simulator.settle({ accounts });
  return it.as('carol');
}

let it: Lab;
beforeAll(async () => {
  it = await lab();
  await it.s3.createBucket({ ...album, ObjectLockEnabledForBucket: true });
  await it.s3.putObject(gone);
  await it.s3.deleteObject(gone);
});

describe.each([
  ['never was there', none],
  ['is deleted', gone],
])('of a key that %s', (_, at) => {
  test.each(calls)('%s tells only those who may list', async (_name, call) => {
    const lister = await letCarol(it, true);
    const { status } = await it.refusal(call(lister, at));
    // A delete marker is told from nothing at all where what is asked cannot be done to it.
    expect([404, at === gone ? 405 : 404]).toContain(status);
    const stranger = await letCarol(it, false);
    expect(await it.refusal(call(stranger, at))).toMatchObject({
      status: 403,
      rule: 'access/absent-key',
    });
  });
});

test('nobody in particular learns of it only where everybody may list', async () => {
  await it.s3.deletePublicAccessBlock(album);
  const say = async (...actions: readonly string[]) => {
    const Statement = actions.map((Action) => ({
      Effect: 'Allow',
      Principal: '*',
      Action,
      Resource: Action === 's3:GetObject' ? 'arn:aws:s3:::album/*' : 'arn:aws:s3:::album',
    }));
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
    await it.s3.putBucketPolicy({ ...album, Policy });
    return it.refusal(it.as(null).getObject(none));
  };
  expect(await say('s3:GetObject')).toMatchObject({ status: 403 });
  expect(await say('s3:GetObject', 's3:ListBucket')).toMatchObject({ status: 404 });
});
