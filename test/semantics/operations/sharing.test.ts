import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { allUsers, authenticatedUsers } from '../../../src/semantics/acl/acl.ts';
import type { Lab } from '../lab.ts';
import { lab } from '../lab.ts';
import { them, us } from '../rules/samples.ts';

const album = { Bucket: 'album' };
const cat = { ...album, Key: 'cat' };

async function open(ObjectOwnership: 'none' | 'BucketOwnerPreferred' = 'none'): Promise<Lab> {
  const it = await lab({ buckets: ['album'] });
  if (ObjectOwnership === 'none') await it.s3.deleteBucketOwnershipControls(album);
  else
    await it.s3.putBucketOwnershipControls({
      ...album,
      OwnershipControls: { Rules: [{ ObjectOwnership }] },
    });
  await it.s3.deletePublicAccessBlock(album);
  return it;
}

const bodyOf = async (call: Promise<GetObjectCommandOutput>) =>
  (await call).Body?.transformToString();
const idOf = async (it: Lab, key: string) => (await it.as(key).listBuckets()).Owner?.ID ?? '';
const grant = (id: string) => `id="${id}"`;
const denied = { status: 403, rule: 'access/allowed', code: 'AccessDenied' };

describe('[access/allowed] anybody', () => {
  test('reads what the object grants to all, and learns what is absent only where he may list', async () => {
    const it = await open();
    const nobody = it.as(null);
    await it.s3.putObject({ ...cat, Body: 'meow', ACL: 'public-read' });
    await it.s3.putObject({ ...album, Key: 'dog' });
    expect(await bodyOf(nobody.getObject(cat))).toBe('meow');
    expect(await it.refusal(nobody.getObject({ ...album, Key: 'dog' }))).toMatchObject(denied);
    expect(await it.refusal(nobody.getObject({ ...album, Key: 'no' }))).toMatchObject(denied);
    expect(await it.refusal(nobody.listObjectsV2(album))).toMatchObject(denied);
    await it.s3.putBucketAcl({ ...album, ACL: 'public-read' });
    expect(await it.refusal(nobody.getObject({ ...album, Key: 'no' }))).toMatchObject({
      rule: 'object/exists',
    });
    expect((await nobody.listObjectsV2(album)).KeyCount).toBe(2);
    expect(await it.refusal(nobody.getObjectAcl(cat))).toMatchObject(denied);
  });

  test('writes where the bucket lets all write, and deletes only what is his', async () => {
    const it = await open();
    await it.s3.putObject(cat);
    await it.s3.putBucketAcl({ ...album, ACL: 'public-read-write' });
    const nobody = it.as(null);
    await nobody.putObject({ ...album, Key: 'left', Body: 'note' });
    expect(await it.refusal(nobody.deleteObject(cat))).toMatchObject(denied);
    expect(await it.refusal(nobody.putObject(cat))).toMatchObject(denied);
    expect(await it.refusal(it.s3.getObject({ ...album, Key: 'left' }))).toMatchObject(denied);
    await nobody.deleteObject({ ...album, Key: 'left' });
    await it.s3.deleteObject(cat);
    expect((await it.s3.listObjectsV2(album)).KeyCount).toBe(0);
  });

  test('is let in by authenticated-read only when he signs', async () => {
    const it = await open();
    await it.s3.putObject({ ...cat, ACL: 'authenticated-read' });
    expect(await it.refusal(it.as(null).getObject(cat))).toMatchObject(denied);
    await expect(it.as('bob').getObject(cat)).resolves.toBeDefined();
  });

  test('is shut out again when public ACLs are ignored, or ACLs disabled', async () => {
    const it = await open();
    await it.s3.putObject({ ...cat, ACL: 'public-read' });
    await it.s3.putPublicAccessBlock({
      ...album,
      PublicAccessBlockConfiguration: { IgnorePublicAcls: true },
    });
    expect(await it.refusal(it.as(null).getObject(cat))).toMatchObject(denied);
    await it.s3.deletePublicAccessBlock(album);
    await expect(it.as(null).getObject(cat)).resolves.toBeDefined();
    await it.s3.putBucketOwnershipControls({
      ...album,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    expect(await it.refusal(it.as(null).getObject(cat))).toMatchObject(denied);
  });
});

describe('a grantee', () => {
  test.each([
    ['GrantRead', 'getObject'],
    ['GrantReadACP', 'getObjectAcl'],
    ['GrantWriteACP', 'putObjectAcl'],
  ] as const)('of %s may %s, and nothing else', async (header, allowed) => {
    const it = await open();
    await it.s3.putObject({ ...cat, [header]: grant(await idOf(it, 'test2')) });
    const bob = it.as('bob');
    const calls = {
      getObject: () => bob.getObject(cat),
      getObjectAcl: () => bob.getObjectAcl(cat),
      putObjectAcl: () => bob.putObjectAcl({ ...cat, ACL: 'private' }),
    };
    for (const [name, call] of Object.entries(calls)) {
      if (name === allowed) continue;
      expect(await it.refusal(call())).toMatchObject(denied);
    }
    await expect(calls[allowed]()).resolves.toBeDefined();
  });

  test('of FULL_CONTROL on a bucket lists it, writes into it, and changes its ACL', async () => {
    const it = await open();
    await it.s3.putBucketAcl({ ...album, GrantFullControl: grant(await idOf(it, 'test2')) });
    const bob = it.as('bob');
    await bob.putObject(cat);
    expect((await bob.listObjects(album)).Contents).toHaveLength(1);
    await bob.putBucketAcl({ ...album, ACL: 'private' });
    expect(await it.refusal(bob.listObjects(album))).toMatchObject(denied);
    expect(await it.refusal(bob.getBucketVersioning(album))).toMatchObject(denied);
  });
});

describe('who writes into the bucket of another', () => {
  const write = async (it: Lab, ACL?: 'bucket-owner-full-control' | 'bucket-owner-read') => {
    await it.s3.putBucketAcl({ ...album, ACL: 'public-read-write' });
    await it.as('bob').putObject({ ...cat, Body: 'mine', ...(ACL && { ACL }) });
    return it.simulator.records.scan('v/').next().value as { owner: string };
  };

  test('owns it, and the bucket owner reads it only when told', async () => {
    const it = await open();
    expect((await write(it)).owner).toBe(them);
    expect(await it.refusal(it.s3.getObject(cat))).toMatchObject(denied);
    expect((await it.as('bob').getObjectAcl(cat)).Owner?.ID).toBe(await idOf(it, 'test2'));
    await it.as('bob').putObjectAcl({ ...cat, ACL: 'bucket-owner-read' });
    expect(await bodyOf(it.s3.getObject(cat))).toBe('mine');
  });

  test('[ownership/owner] gives it away with bucket-owner-full-control where that is preferred', async () => {
    const it = await open('BucketOwnerPreferred');
    expect((await write(it, 'bucket-owner-full-control')).owner).toBe(us);
    expect(await it.refusal(it.as('bob').getObject(cat))).toMatchObject(denied);
  });
});

describe('an ACL', () => {
  test('[acl/set] is read back, and does not travel with a copy', async () => {
    const it = await open();
    const id = await idOf(it, 'test');
    const full = { Grantee: { ID: id, Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' };
    const all = (URI: string, Permission = 'READ') => ({
      Grantee: { Type: 'Group', URI },
      Permission,
    });
    await it.s3.putObject({ ...cat, ACL: 'public-read-write' });
    const { Owner, Grants } = await it.s3.getObjectAcl(cat);
    expect(Owner).toEqual({ ID: id });
    expect(Grants).toEqual([full, all(allUsers), all(allUsers, 'WRITE')]);
    await it.s3.copyObject({ ...album, Key: 'copy', CopySource: 'album/cat' });
    expect((await it.s3.getObjectAcl({ ...album, Key: 'copy' })).Grants).toEqual([full]);
    await it.s3.putObjectAcl({ ...cat, ACL: 'authenticated-read' });
    expect((await it.s3.getObjectAcl(cat)).Grants).toEqual([full, all(authenticatedUsers)]);
  });

  test('is that of a version', async () => {
    const it = await open();
    await it.s3.putBucketVersioning({
      ...album,
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const { VersionId } = await it.s3.putObject(cat);
    await it.s3.putObject({ ...cat, ACL: 'public-read' });
    expect((await it.s3.getObjectAcl(cat)).Grants).toHaveLength(2);
    expect((await it.s3.getObjectAcl({ ...cat, VersionId })).Grants).toHaveLength(1);
    await it.s3.putObjectAcl({ ...cat, VersionId, ACL: 'public-read' });
    await expect(it.as(null).getObject({ ...cat, VersionId })).resolves.toBeDefined();
  });

  test('of an upload is that of its object', async () => {
    const it = await open();
    const { UploadId } = await it.s3.createMultipartUpload({ ...cat, ACL: 'public-read' });
    const part = { ...cat, UploadId, PartNumber: 1 };
    const { ETag } = await it.s3.uploadPart({ ...part, Body: 'a' });
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    await it.s3.completeMultipartUpload({ ...cat, UploadId, MultipartUpload });
    expect(await bodyOf(it.as(null).getObject(cat))).toBe('a');
  });

  test('[public-access/acl] [acl/disabled] is refused where it may not be', async () => {
    const it = await lab({ buckets: ['album'] });
    expect(await it.refusal(it.s3.putBucketAcl({ ...album, ACL: 'private' }))).toMatchObject({
      code: 'AccessControlListNotSupported',
    });
    await it.s3.deleteBucketOwnershipControls(album);
    expect(await it.refusal(it.s3.putObject({ ...cat, ACL: 'public-read' }))).toMatchObject({
      status: 403,
      rule: 'public-access/acl',
    });
    await it.s3.putBucketAcl({ ...album, ACL: 'private' });
  });
});

test('a bucket is made with the ownership and the ACL that it asks for', async () => {
  const { s3, as, refusal, last } = await lab();
  await s3.createBucket({
    ...album,
    ObjectOwnership: 'ObjectWriter',
    GrantWrite: grant((await as('test2').listBuckets()).Owner?.ID ?? ''),
  });
  expect(last().answer.status).toBe(200);
  expect((await s3.getBucketOwnershipControls(album)).OwnershipControls?.Rules).toEqual([
    { ObjectOwnership: 'ObjectWriter' },
  ]);
  expect((await s3.getBucketAcl(album)).Grants).toMatchObject([{ Permission: 'WRITE' }]);
  const other = { Bucket: 'other' };
  expect(await refusal(s3.createBucket({ ...other, ACL: 'public-read' }))).toMatchObject({
    code: 'InvalidBucketAclWithObjectOwnership',
  });
  await s3.createBucket({ ...other, ACL: 'private' });
});
