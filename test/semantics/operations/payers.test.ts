/** Who pays, operation by operation: the owner, or who asks and says so. */
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const album = { Bucket: 'album' };
const cat = { ...album, Key: 'cat' };
const RequestPayer = 'requester';
const everything = {
  Effect: 'Allow',
  Principal: { AWS: '210987654321' },
  Action: 's3:*',
  Resource: ['arn:aws:s3:::album', 'arn:aws:s3:::album/*'],
};

/** A bucket of the first account whose requesters pay, and one of the second whose owner does. */
async function open() {
  const it = await lab({ buckets: ['album'] });
  const bob = it.as('test2');
  await bob.createBucket({ Bucket: 'inbox' });
  await it.s3.putBucketPolicy({ ...album, Policy: JSON.stringify({ Statement: [everything] }) });
  await it.s3.putObject({ ...cat, Body: 'meow', Tagging: 'a=b' });
  await it.s3.putBucketRequestPayment({
    ...album,
    RequestPaymentConfiguration: { Payer: 'Requester' },
  });
  const { UploadId } = await it.s3.createMultipartUpload({ ...album, Key: 'film' });
  const begun = await bob.createMultipartUpload({ Bucket: 'inbox', Key: 'film' });
  return { it, bob, upload: { ...album, Key: 'film', UploadId }, own: begun.UploadId };
}

type Opened = Awaited<ReturnType<typeof open>>;
type Payer = { RequestPayer?: 'requester' };
const TagSet = [{ Key: 'a', Value: 'c' }];

/** Each of them asks of the bucket whose requesters pay; `charged`: whether the answer may say so. */
const asked: Readonly<Record<string, (at: Opened, payer: Payer) => Promise<object>>> = {
  GetObject: ({ bob }, payer) => bob.getObject({ ...cat, ...payer }),
  HeadObject: ({ bob }, payer) => bob.headObject({ ...cat, ...payer }),
  GetObjectAttributes: ({ bob }, payer) =>
    bob.getObjectAttributes({ ...cat, ...payer, ObjectAttributes: ['ETag'] }),
  ListObjects: ({ bob }, payer) => bob.listObjects({ ...album, ...payer }),
  ListObjectsV2: ({ bob }, payer) => bob.listObjectsV2({ ...album, ...payer }),
  ListObjectVersions: ({ bob }, payer) => bob.listObjectVersions({ ...album, ...payer }),
  ListMultipartUploads: ({ bob }, payer) => bob.listMultipartUploads({ ...album, ...payer }),
  ListParts: ({ bob, upload }, payer) => bob.listParts({ ...upload, ...payer }),
  PutObject: ({ bob }, payer) => bob.putObject({ ...album, Key: 'dog', ...payer }),
  CreateMultipartUpload: ({ bob }, payer) =>
    bob.createMultipartUpload({ ...album, Key: 'b', ...payer }),
  UploadPart: ({ bob, upload }, payer) =>
    bob.uploadPart({ ...upload, PartNumber: 1, Body: 'a', ...payer }),
  DeleteObjects: ({ bob }, payer) =>
    bob.deleteObjects({ ...album, Delete: { Objects: [{ Key: 'x' }] }, ...payer }),
  DeleteObject: ({ bob }, payer) => bob.deleteObject({ ...album, Key: 'x', ...payer }),
  AbortMultipartUpload: ({ bob, upload }, payer) =>
    bob.abortMultipartUpload({ ...upload, ...payer }),
  'CopyObject, from it': ({ bob }, payer) =>
    bob.copyObject({ Bucket: 'inbox', Key: 'cat', CopySource: 'album/cat', ...payer }),
  'CopyObject, into it': ({ bob }, payer) =>
    bob
      .putObject({ Bucket: 'inbox', Key: 'a' })
      .then(() => bob.copyObject({ ...album, Key: 'a', CopySource: 'inbox/a', ...payer })),
  'UploadPartCopy, from it': ({ bob, own }, payer) =>
    bob.uploadPartCopy({
      Bucket: 'inbox',
      Key: 'film',
      UploadId: own,
      PartNumber: 1,
      CopySource: 'album/cat',
      ...payer,
    }),
  'UploadPartCopy, into it': ({ bob, upload }, payer) =>
    bob
      .putObject({ Bucket: 'inbox', Key: 'a' })
      .then(() =>
        bob.uploadPartCopy({ ...upload, PartNumber: 2, CopySource: 'inbox/a', ...payer }),
      ),
};

describe('[payment/requester] [payment/charged] whoever is not of the account pays for', () => {
  test.each(Object.entries(asked))('%s', async (_, ask) => {
    const at = await open();
    expect(await at.it.refusal(ask(at, {}))).toMatchObject({
      status: 403,
      rule: 'payment/requester',
    });
    expect(await ask(at, { RequestPayer })).toMatchObject({ RequestCharged: 'requester' });
  });

  test('tags, whose answers have no room to say so', async () => {
    const { it, bob } = await open();
    expect(await it.refusal(bob.getObjectTagging(cat))).toMatchObject({
      rule: 'payment/requester',
    });
    await bob.getObjectTagging({ ...cat, RequestPayer });
    await bob.putObjectTagging({ ...cat, RequestPayer, Tagging: { TagSet } });
  });
});

test('the owner pays for himself, whatever he says', async () => {
  const { it } = await open();
  const answer = await it.s3.getObject({ ...cat, RequestPayer });
  expect(answer.RequestCharged).toBeUndefined();
  expect(await it.as('alice').headObject(cat)).not.toHaveProperty('RequestCharged', 'requester');
});

test('nobody else can pay, whatever he says: not anonymously, not in other words', async () => {
  const { it } = await open();
  const toAll = { ...everything, Principal: '*', Action: 's3:GetObject' };
  await it.s3.deletePublicAccessBlock(album);
  const Statement = [{ ...toAll, Resource: 'arn:aws:s3:::album/*' }, everything];
  await it.s3.putBucketPolicy({ ...album, Policy: JSON.stringify({ Statement }) });
  const target = '/album/cat';
  const payer = { 'x-amz-request-payer': 'requester' };
  const anonymous = { target, headers: { ...payer, authorization: undefined } };
  expect(await it.rawRefusal(anonymous)).toMatchObject({ status: 403, rule: 'payment/requester' });
  const bob = 'AWS test2:x';
  const other = { target, headers: { 'x-amz-request-payer': 'me', authorization: bob } };
  expect(await it.rawRefusal(other)).toMatchObject({ status: 403, rule: 'payment/requester' });
  const signer = { signingDate: new Date(it.simulator.now()), expiresIn: 60 };
  const url = await getSignedUrl(
    it.as('test2'),
    new GetObjectCommand({ ...cat, RequestPayer }),
    signer,
  );
  expect(url).toContain('x-amz-request-payer=requester');
  expect((await it.simulator.fetch(new Request(url))).status).toBe(200);
});
