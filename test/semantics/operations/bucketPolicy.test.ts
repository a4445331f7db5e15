import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { levelsOf } from '../../../src/semantics/policy/actions.ts';
import { lab, type Lab } from '../lab.ts';

const album = { Bucket: 'album' };
const cat = { ...album, Key: 'cat' };
const statement = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::album/*',
};

async function open(): Promise<Lab> {
  const it = await lab({ buckets: ['album'] });
  await it.s3.deletePublicAccessBlock(album);
  await it.s3.putObject({ ...cat, Body: 'meow', Tagging: 'open=yes' });
  return it;
}

const put = (it: Lab, ...statements: readonly object[]) => {
  const Statement = statements.map((given) => ({ ...statement, ...given }));
  return it.s3.putBucketPolicy({
    ...album,
    Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
  });
};

describe('a bucket policy', () => {
  test('[policy/kept] is answered in words of S3', async () => {
    const it = await open();
    const { Action, Resource, ...rest } = statement;
    const sent = { Statement: { Action: [Action], Resource, ...rest }, Version: '2012-10-17' };
    await it.s3.putBucketPolicy({ ...album, Policy: JSON.stringify(sent, null, 1) });
    const kept = { Version: '2012-10-17', Statement: [{ ...rest, Action, Resource }] };
    expect((await it.s3.getBucketPolicy(album)).Policy).toBe(JSON.stringify(kept));
    expect((await it.s3.getBucketPolicyStatus(album)).PolicyStatus).toEqual({ IsPublic: true });
    await it.s3.deleteBucketPolicy(album);
    expect(await it.refusal(it.s3.getBucketPolicyStatus(album))).toMatchObject({
      code: 'NoSuchBucketPolicy',
    });
  });

  test('[access/allowed] lets in whom it allows, and tells of absent keys only who may list', async () => {
    const it = await open();
    const nobody = it.as(null);
    await put(it, {});
    await expect(nobody.getObject(cat)).resolves.toBeDefined();
    expect(it.last().trace.find(({ rule }) => rule.id === 'access/allowed')?.facts).toMatchObject({
      because: 'the bucket policy of album allows it (statement 1)',
    });
    const absent = { ...album, Key: 'none' };
    const denied = { status: 403, rule: 'access/allowed' };
    expect(await it.refusal(nobody.getObject(absent))).toMatchObject({
      ...denied,
      rule: 'access/absent-key',
    });
    await put(it, {}, { Action: 's3:ListBucket', Resource: 'arn:aws:s3:::album' });
    expect(await it.refusal(nobody.getObject(absent))).toMatchObject({ rule: 'object/exists' });
    expect(await it.refusal(nobody.putObject(cat))).toMatchObject(denied);
  });

  test('[access/denied] keeps out even the owner, but not from the policy', async () => {
    const it = await open();
    await put(it, { Effect: 'Deny', Action: 's3:*', Resource: ['arn:aws:s3:::album*'] });
    expect(await it.refusal(it.s3.getObject(cat))).toMatchObject({
      status: 403,
      rule: 'access/denied',
      message: expect.stringContaining('with an explicit deny in a resource-based policy'),
    });
    expect(await it.refusal(it.as('alice').deleteBucketPolicy(album))).toMatchObject({
      rule: 'access/denied',
    });
    await it.s3.deleteBucketPolicy(album);
    await expect(it.s3.getObject(cat)).resolves.toBeDefined();
  });

  test('[access/denied] keeps out its own writer who confirmed that', async () => {
    const it = await open();
    const deny = { ...statement, Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::album' };
    const Policy = JSON.stringify({ Statement: [deny] });
    await it.s3.putBucketPolicy({ ...album, Policy, ConfirmRemoveSelfBucketAccess: true });
    expect(await it.refusal(it.s3.deleteBucketPolicy(album))).toMatchObject({
      rule: 'access/denied',
    });
  });

  test('has conditions on the request, on tags, and on who asks', async () => {
    const it = await open();
    const nobody = it.as(null);
    const may = async (Condition: object, call = () => nobody.getObject(cat)) => {
      await put(it, { Condition });
      return call().then(
        () => true,
        () => false,
      );
    };
    const tagged = (value: string) => ({ StringEquals: { 's3:ExistingObjectTag/open': value } });
    expect(await may(tagged('yes'))).toBe(true);
    expect(await may(tagged('no'))).toBe(false);
    expect(await may({ Bool: { 'aws:SecureTransport': 'true' } })).toBe(true);
    expect(await may({ Bool: { 'aws:SecureTransport': 'false' } })).toBe(false);
    expect(await may({ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } })).toBe(false);
    expect(await may({ StringEquals: { 'aws:PrincipalType': 'Anonymous' } })).toBe(true);
    const bob = () => it.as('bob').getObject(cat);
    expect(await may({ StringEquals: { 'aws:username': 'bob' } }, bob)).toBe(true);
    expect(await may({ StringEquals: { 'aws:username': 'alice' } }, bob)).toBe(false);
    expect(await may({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })).toBe(true);
    expect(await may({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })).toBe(false);
  });

  test('[access/allowed] [access/denied] is asked about the ACL of an upload by itself', async () => {
    const it = await open();
    await it.s3.deleteBucketOwnershipControls(album);
    const bob = it.as('bob');
    const ACL = 'bucket-owner-full-control';
    await put(it, { Action: 's3:PutObject' });
    await expect(bob.putObject({ ...album, Key: 'dog' })).resolves.toBeDefined();
    expect(await it.refusal(bob.putObject({ ...cat, ACL }))).toMatchObject({
      rule: 'access/allowed',
    });
    await put(it, { Action: ['s3:PutObject', 's3:PutObjectAcl'] });
    await expect(bob.putObject({ ...cat, ACL })).resolves.toBeDefined();
    await put(it, { Effect: 'Deny', Action: 's3:PutObjectAcl' });
    expect(await it.refusal(it.s3.putObject({ ...cat, ACL }))).toMatchObject({
      rule: 'access/denied',
    });
    await expect(it.s3.putObject(cat)).resolves.toBeDefined();
  });

  test('judges each key of a DeleteObjects', async () => {
    const it = await open();
    await it.s3.putObject({ ...album, Key: 'dog' });
    await put(it, { Action: 's3:DeleteObject', Resource: 'arn:aws:s3:::album/cat' });
    const Delete = { Objects: [{ Key: 'cat' }, { Key: 'dog' }] };
    expect(await it.as('bob').deleteObjects({ ...album, Delete })).toMatchObject({
      Deleted: [{ Key: 'cat' }],
      Errors: [{ Key: 'dog', Code: 'AccessDenied', Message: 'Access Denied' }],
    });
  });

  test('that is public lets nobody in from elsewhere while that is restricted', async () => {
    const it = await open();
    await put(it, {});
    await it.s3.putPublicAccessBlock({
      ...album,
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
    });
    expect(await it.refusal(it.as('bob').getObject(cat))).toMatchObject({ status: 403 });
    await expect(it.as('alice').getObject(cat)).resolves.toBeDefined();
  });
});

describe('a bucket that lets the requester pay', () => {
  test('[payment/requester] [payment/charged] is for who agrees, and for its owner', async () => {
    const it = await open();
    await put(it, { Action: ['s3:GetObject', 's3:GetObjectTagging'] });
    const RequestPaymentConfiguration = { Payer: 'Requester' } as const;
    await it.s3.putBucketRequestPayment({ ...album, RequestPaymentConfiguration });
    const bob = it.as('bob');
    const RequestPayer = 'requester';
    expect(await it.refusal(bob.getObject(cat))).toMatchObject({ rule: 'payment/requester' });
    expect((await bob.getObject({ ...cat, RequestPayer })).RequestCharged).toBe('requester');
    expect(await it.refusal(it.as(null).getObject({ ...cat, RequestPayer }))).toMatchObject({
      rule: 'payment/requester',
    });
    expect((await it.s3.getObject({ ...cat, RequestPayer })).RequestCharged).toBeUndefined();
    await bob.createBucket({ Bucket: 'copies' });
    const copy = { Bucket: 'copies', Key: 'cat', CopySource: 'album/cat' };
    expect(await it.refusal(bob.copyObject(copy))).toMatchObject({ rule: 'payment/requester' });
    await expect(bob.copyObject({ ...copy, RequestPayer })).resolves.toBeDefined();
    await it.s3.putBucketRequestPayment({
      ...album,
      RequestPaymentConfiguration: { Payer: 'BucketOwner' },
    });
    expect((await it.s3.getBucketRequestPayment(album)).Payer).toBe('BucketOwner');
    await expect(bob.getObject(cat)).resolves.toBeDefined();
  });
});

test('acceleration and attribute-based access are kept', async () => {
  const { s3 } = await open();
  expect((await s3.getBucketAccelerateConfiguration(album)).Status).toBeUndefined();
  const AccelerateConfiguration = { Status: 'Suspended' } as const;
  await s3.putBucketAccelerateConfiguration({ ...album, AccelerateConfiguration });
  expect((await s3.getBucketAccelerateConfiguration(album)).Status).toBe('Suspended');
  expect((await s3.getBucketAbac(album)).AbacStatus).toEqual({ Status: 'Disabled' });
  await s3.putBucketAbac({ ...album, AbacStatus: { Status: 'Enabled' } });
  expect((await s3.getBucketAbac(album)).AbacStatus).toEqual({ Status: 'Enabled' });
});

test('operations ask for actions that a policy can name', () => {
  const folder = new URL('../../../src/semantics/operations/', import.meta.url);
  const asked = readdirSync(folder).flatMap((file) =>
    Array.from(
      readFileSync(new URL(file, folder), 'utf8').matchAll(/'(s3:[A-Z]\w+)'/g),
      ([, action = '']) => action,
    ),
  );
  expect(asked.length).toBeGreaterThan(40);
  const nameless = asked.filter((action) => {
    const { bucket, object } = levelsOf(action);
    return !bucket && !object;
  });
  // It is about no bucket: only identity policies name it.
  expect(nameless).toEqual(['s3:ListAllMyBuckets']);
});
