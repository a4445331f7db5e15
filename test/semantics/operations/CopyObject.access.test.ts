/** Who may copy what where, and what is said of what is not modelled. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const copy = { Bucket: 'backup', Key: 'copy', CopySource: 'photos/cat' };
const us = '123456789012';
const them = '210987654321';
const denied = (rule: string) => ({
  status: 403,
  rule,
  code: 'AccessDenied',
  message: 'Access Denied',
});

async function withCat() {
  const it = await lab({ buckets: ['photos', 'backup'] });
  await it.s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'data' });
  await it.as('test2').createBucket({ Bucket: 'partner' });
  return it;
}

const actionOf = ({ last }: Awaited<ReturnType<typeof withCat>>) => last().trace.at(-1)?.facts;

describe('[access/allowed] a copy', () => {
  test('from a bucket of another account is denied, for want of the source', async () => {
    const it = await withCat();
    expect(await it.refusal(it.as('bob').copyObject({ ...copy, Bucket: 'partner' }))).toEqual(
      denied('access/allowed'),
    );
    expect(actionOf(it)).toMatchObject({
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::photos/cat',
    });
  });

  test('of a version of another account wants the right to versions', async () => {
    const it = await withCat();
    await it.refusal(
      it
        .as('bob')
        .copyObject({ ...copy, Bucket: 'partner', CopySource: 'photos/cat?versionId=null' }),
    );
    expect(actionOf(it)).toMatchObject({ action: 's3:GetObjectVersion' });
  });

  test('into a bucket of another account is denied, for want of the destination', async () => {
    const it = await withCat();
    expect(await it.refusal(it.s3.copyObject({ ...copy, Bucket: 'partner' }))).toEqual(
      denied('access/allowed'),
    );
    expect(actionOf(it)).toMatchObject({
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::partner/copy',
    });
  });

  test('is denied before the source is looked at: nobody learns what there is', async () => {
    const it = await withCat();
    const call = it
      .as('bob')
      .copyObject({ ...copy, Bucket: 'partner', CopySource: 'photos/no-cat' });
    expect(await it.refusal(call)).toEqual(denied('access/allowed'));
  });

  test('is for every user of the account that owns both', async () => {
    const it = await withCat();
    await expect(it.as('alice').copyObject(copy)).resolves.toBeDefined();
  });
});

test('[access/anonymous] nobody copies, whatever there is to copy', async () => {
  const { as, refusal } = await withCat();
  expect(await refusal(as(null).copyObject({ ...copy, CopySource: 'wrongformat' }))).toEqual({
    ...denied('access/anonymous'),
    message: 'Anonymous users cannot copy objects.  Please authenticate.',
  });
});

describe('an expected owner', () => {
  test('[access/expected-owner] of the destination, or of the source, must be theirs', async () => {
    const { s3, refusal } = await withCat();
    expect(await refusal(s3.copyObject({ ...copy, ExpectedBucketOwner: them }))).toEqual(
      denied('access/expected-owner'),
    );
    expect(await refusal(s3.copyObject({ ...copy, ExpectedSourceBucketOwner: them }))).toEqual(
      denied('access/expected-owner'),
    );
    await expect(
      s3.copyObject({ ...copy, ExpectedBucketOwner: us, ExpectedSourceBucketOwner: us }),
    ).resolves.toBeDefined();
  });

  test('[access/expected-owner-form] is an account id', async () => {
    const { s3, refusal } = await withCat();
    const told = (kind: string) => ({
      status: 400,
      rule: 'access/expected-owner-form',
      code: 'InvalidBucketOwnerAWSAccountID',
      message: `The value of the expected ${kind}bucket owner parameter must be an AWS Account ID... [abcd]`,
    });
    expect(await refusal(s3.copyObject({ ...copy, ExpectedBucketOwner: 'abcd' }))).toEqual(
      told(''),
    );
    expect(await refusal(s3.copyObject({ ...copy, ExpectedSourceBucketOwner: 'abcd' }))).toEqual(
      told('source '),
    );
  });
});

describe('headers of a copy', () => {
  test('[acl/disabled] an access list is refused: the bucket takes none', async () => {
    const { s3, refusal } = await withCat();
    const refused = {
      status: 400,
      rule: 'acl/disabled',
      code: 'AccessControlListNotSupported',
      message: 'The bucket does not allow ACLs',
    };
    expect(await refusal(s3.copyObject({ ...copy, ACL: 'public-read' }))).toEqual(refused);
    const GrantRead = 'uri="http://acs.amazonaws.com/groups/global/AllUsers"';
    expect(await refusal(s3.copyObject({ ...copy, GrantRead }))).toEqual(refused);
    await expect(
      s3.copyObject({ ...copy, ACL: 'bucket-owner-full-control' }),
    ).resolves.toBeDefined();
  });

  test('[storage-class/known] [redirect/form] [object/key-length] are checked before the source is looked at', async () => {
    const { s3, refusal } = await withCat();
    const CopySource = 'photos/no-cat';
    const rule = async (asked: object) =>
      (await refusal(s3.copyObject({ ...copy, CopySource, ...asked }))).rule;
    expect(await rule({ StorageClass: 'EXPRESS_ONEZONE' })).toBe('storage-class/known');
    expect(await rule({ WebsiteRedirectLocation: 'cats' })).toBe('redirect/form');
    expect(await rule({ Key: 'k'.repeat(1025) })).toBe('object/key-length');
    expect(await rule({})).toBe('object/exists');
  });

  test('[encryption/known] an encryption that there is not is refused', async () => {
    const { s3, refusal } = await withCat();
    expect(
      await refusal(s3.copyObject({ ...copy, ServerSideEncryption: 'ROT13' as never })),
    ).toMatchObject({ status: 400, rule: 'encryption/known', ArgumentValue: 'ROT13' });
    expect(
      (await s3.copyObject({ ...copy, ServerSideEncryption: 'AES256' })).ServerSideEncryption,
    ).toBe('AES256');
  });
});
