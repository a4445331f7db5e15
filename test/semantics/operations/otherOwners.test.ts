/** Objects that others wrote into a bucket, and others who write: S3 tells nobody why who is of another account than either. */
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';

const album = { Bucket: 'album' };
const cat = { ...album, Key: 'cat' };
const plain = { status: 403, code: 'AccessDenied', message: 'Access Denied' };

/** A bucket in which everybody may write, and whose objects are their writers'. */
async function open() {
  const it = await lab({ buckets: ['album'] });
  await it.s3.deletePublicAccessBlock(album);
  await it.s3.deleteBucketOwnershipControls(album);
  await it.s3.putBucketAcl({ ...album, ACL: 'public-read-write' });
  return { it, other: it.as('test2') };
}

test('the owner of the bucket is not told why an object of another is kept from him', async () => {
  const { it, other } = await open();
  await other.putObject({ ...cat, Body: 'meow' });
  expect(await it.refusal(it.s3.getObject(cat))).toEqual({ ...plain, rule: 'access/allowed' });
});

test('nor is the owner of the object told of the policy of the bucket', async () => {
  const { it, other } = await open();
  await other.putObject({ ...cat, Body: 'meow' });
  const deny = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::album/*',
  };
  await it.s3.putBucketPolicy({ ...album, Policy: JSON.stringify({ Statement: [deny] }) });
  expect(await it.refusal(other.getObject(cat))).toEqual({ ...plain, rule: 'access/denied' });
  await it.s3.putObject({ ...cat, Body: 'mine' });
  expect(await it.refusal(it.s3.getObject(cat))).toMatchObject({
    message: expect.stringContaining('with an explicit deny in a resource-based policy') as string,
  });
});

test('what BlockPublicAcls refuses is told to the account of the bucket alone', async () => {
  const { it, other } = await open();
  await it.s3.putPublicAccessBlock({
    ...album,
    PublicAccessBlockConfiguration: { BlockPublicAcls: true },
  });
  const publish = { ...cat, Body: 'meow', ACL: 'public-read' } as const;
  const rule = 'public-access/acl';
  expect(await it.refusal(other.putObject(publish))).toEqual({ ...plain, rule });
  expect(await it.refusal(it.s3.putObject(publish))).toMatchObject({
    rule,
    message: expect.stringContaining('prevented by the BlockPublicAcls setting') as string,
  });
});
