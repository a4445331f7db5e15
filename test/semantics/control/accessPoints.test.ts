import type { S3Control } from '@aws-sdk/client-s3-control';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Lab, lab } from '../lab.ts';
import { AccountId, arnOf, controlOf, other } from './account.ts';

let it: Lab;
let control: S3Control;

beforeEach(async () => {
  it = await lab({ buckets: ['photos'] });
  control = controlOf(it);
});

const create = (Name: string, more = {}) =>
  control.createAccessPoint({ AccountId, Name, Bucket: 'photos', ...more });

describe('an access point', () => {
  test('is made, shown and listed as the SDK asks', async () => {
    const made = await create('finance');
    expect(made).toMatchObject({ AccessPointArn: arnOf('finance') });
    expect(made.Alias).toMatch(/^finance-[a-z0-9]{34}-s3alias$/);
    const { $metadata: _, ...shown } = await control.getAccessPoint({ AccountId, Name: 'finance' });
    expect(shown).toEqual({
      Name: 'finance',
      Bucket: 'photos',
      NetworkOrigin: 'Internet',
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      CreationDate: expect.any(Date) as Date,
      Alias: made.Alias,
      AccessPointArn: arnOf('finance'),
      Endpoints: {
        ipv4: 's3-accesspoint.us-east-1.amazonaws.com',
        fips: 's3-accesspoint-fips.us-east-1.amazonaws.com',
        fips_dualstack: 's3-accesspoint-fips.dualstack.us-east-1.amazonaws.com',
        dualstack: 's3-accesspoint.dualstack.us-east-1.amazonaws.com',
      },
      BucketAccountId: AccountId,
    });
    expect(it.last()).toMatchObject({
      operation: 'GetAccessPoint',
      caller: { account: AccountId },
    });
  });

  test('says what it blocks and from where it takes requests', async () => {
    await create('inside', {
      VpcConfiguration: { VpcId: 'vpc-1a2b' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true },
    });
    expect(await control.getAccessPoint({ AccountId, Name: 'inside' })).toMatchObject({
      NetworkOrigin: 'VPC',
      VpcConfiguration: { VpcId: 'vpc-1a2b' },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false },
    });
  });

  test('has an alias that is not longer than a name of a bucket', async () => {
    const { Alias = '' } = await create('a'.repeat(50));
    expect(Alias).toHaveLength(63);
  });

  test('is one of its name', async () => {
    await create('finance');
    expect(await it.refusal(create('finance'))).toMatchObject({
      status: 409,
      code: 'AccessPointAlreadyOwnedByYou',
      rule: 'access-point/already-owned-by-you',
    });
  });

  test.each(['ab', 'A-b-c', '-abc', 'abc-', 'a_b_c', 'a.b.c', 'abc-s3alias', 'a'.repeat(51)])(
    'cannot be called %s',
    async (Name) => {
      const refusal = await it.refusal(create(Name));
      expect(refusal).toMatchObject({ status: 400, code: 'InvalidAccessPoint' });
    },
  );

  test('is gone when it was deleted, and its name is free', async () => {
    await create('finance');
    await control.deleteAccessPoint({ AccountId, Name: 'finance' });
    const asked = control.getAccessPoint({ AccountId, Name: 'finance' });
    expect(await it.refusal(asked)).toEqual({
      status: 404,
      rule: 'access-point/exists',
      code: 'NoSuchAccessPoint',
      message: 'The specified accesspoint does not exist',
      AccessPointName: 'finance',
    });
    await create('finance');
  });

  test('keeps its bucket from being deleted', async () => {
    await create('finance');
    expect(await it.refusal(it.s3.deleteBucket({ Bucket: 'photos' }))).toMatchObject({
      status: 400,
      code: 'BucketHasAccessPointsAttached',
      rule: 'access-point/bucket-attached',
    });
    await control.deleteAccessPoint({ AccountId, Name: 'finance' });
    await it.s3.deleteBucket({ Bucket: 'photos' });
  });
});

describe('the bucket of an access point', () => {
  test('must exist', async () => {
    const refusal = await it.refusal(create('finance', { Bucket: 'nothing' }));
    expect(refusal).toMatchObject({ status: 404, code: 'NoSuchBucket' });
  });

  test('may be of another account that is named', async () => {
    await it.as('test2').createBucket({ Bucket: 'theirs' });
    expect(await it.refusal(create('across', { Bucket: 'theirs' }))).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      rule: 'access-point/bucket-account',
    });
    await create('across', { Bucket: 'theirs', BucketAccountId: other });
    expect(await control.getAccessPoint({ AccountId, Name: 'across' })).toMatchObject({
      Bucket: 'theirs',
      BucketAccountId: other,
    });
  });

  test('is in the region that is asked', async () => {
    const far = controlOf(it, 'test', { region: 'eu-west-1' });
    const asked = far.createAccessPoint({ AccountId, Name: 'finance', Bucket: 'photos' });
    expect(await it.refusal(asked)).toMatchObject({ rule: 'access-point/bucket-region' });
  });
});

describe('a list of access points', () => {
  test('has those of the region, by name, page by page', async () => {
    await it.s3.createBucket({ Bucket: 'films' });
    for (const Name of ['ccc', 'aaa', 'bbb']) await create(Name);
    await create('ddd', { Bucket: 'films' });
    const names = async (input: object) => {
      const page = await control.listAccessPoints({ AccountId, ...input });
      return [page.AccessPointList?.map(({ Name }) => Name), page.NextToken] as const;
    };
    expect(await names({ Bucket: 'photos' })).toEqual([['aaa', 'bbb', 'ccc'], undefined]);
    const [first, NextToken] = await names({ MaxResults: 3 });
    expect(first).toEqual(['aaa', 'bbb', 'ccc']);
    expect(await names({ NextToken })).toEqual([['ddd'], undefined]);
    const bad = control.listAccessPoints({ AccountId, NextToken: 'nonsense' });
    expect(await it.refusal(bad)).toMatchObject({ rule: 'control/token' });
    const none = control.listAccessPoints({ AccountId, MaxResults: 0 });
    expect(await it.refusal(none)).toMatchObject({ rule: 'control/page-size' });
    const far = controlOf(it, 'test', { region: 'eu-west-1' });
    expect(await far.listAccessPoints({ AccountId })).toMatchObject({ AccessPointList: [] });
  });

  test('has a thousand on a page, unless fewer are asked for', async () => {
    for (let n = 0; n <= 1000; n++) await create(`point-${`${n}`.padStart(4, '0')}`);
    const { AccessPointList = [], NextToken } = await control.listAccessPoints({ AccountId });
    expect([AccessPointList.length, NextToken]).toEqual([1000, expect.any(String)]);
  });
});

describe('the policy of an access point', () => {
  const statement = (more = {}) => ({
    Effect: 'Allow',
    Principal: { AWS: other },
    Action: 's3:GetObject',
    Resource: `${arnOf('finance')}/object/*`,
    ...more,
  });
  const put = (...Statement: object[]) =>
    control.putAccessPointPolicy({
      AccountId,
      Name: 'finance',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    });

  beforeEach(() => create('finance'));

  test('is kept, shown and deleted', async () => {
    const named = { AccountId, Name: 'finance' };
    const none = await it.refusal(control.getAccessPointPolicy(named));
    expect(none).toMatchObject({ status: 404, code: 'NoSuchAccessPointPolicy' });
    await put(statement());
    const { Policy = '' } = await control.getAccessPointPolicy(named);
    expect(JSON.parse(Policy)).toMatchObject({
      Statement: [{ Principal: { AWS: `arn:aws:iam::${other}:root` } }],
    });
    const { PolicyStatus } = await control.getAccessPointPolicyStatus(named);
    expect(PolicyStatus).toEqual({ IsPublic: false });
    await control.deleteAccessPointPolicy(named);
    const gone = await it.refusal(control.getAccessPointPolicyStatus(named));
    expect(gone).toMatchObject({ status: 404, rule: 'access-point/policy-exists' });
  });

  test.each(['arn:aws:s3:::photos/*', `${arnOf('other')}/object/*`, `${arnOf('finance')}/*`])(
    'is not about %s',
    async (Resource) => {
      expect(await it.refusal(put(statement({ Resource })))).toMatchObject({
        status: 400,
        code: 'MalformedPolicy',
        message: 'Policy has invalid resource',
        rule: 'access-point/policy-resource',
      });
    },
  );

  test('is not public while that is blocked', async () => {
    expect(await it.refusal(put(statement({ Principal: '*' })))).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      rule: 'access-point/policy-public',
    });
  });

  test('is never public behind a network', async () => {
    await control.deleteAccessPoint({ AccountId, Name: 'finance' });
    await create('finance', { VpcConfiguration: { VpcId: 'vpc-1' } });
    await put(statement({ Principal: '*' }));
    const status = await control.getAccessPointPolicyStatus({ AccountId, Name: 'finance' });
    expect(status.PolicyStatus).toEqual({ IsPublic: false });
  });

  test('may be public where access point, bucket and account let it', async () => {
    await control.deleteAccessPoint({ AccountId, Name: 'finance' });
    await create('finance', { PublicAccessBlockConfiguration: { BlockPublicAcls: false } });
    await it.s3.deletePublicAccessBlock({ Bucket: 'photos' });
    await put(statement({ Principal: '*' }));
    const status = await control.getAccessPointPolicyStatus({ AccountId, Name: 'finance' });
    expect(status.PolicyStatus).toEqual({ IsPublic: true });
    await control.putPublicAccessBlock({
      AccountId,
      PublicAccessBlockConfiguration: { BlockPublicPolicy: true },
    });
    expect(await it.refusal(put(statement({ Principal: '*' })))).toMatchObject({
      rule: 'access-point/policy-public',
    });
  });
});

describe('tags of an access point', () => {
  test('are given, changed and taken away', async () => {
    await create('finance', { Tags: [{ Key: 'a', Value: '1' }] });
    const ResourceArn = arnOf('finance');
    const tags = async () =>
      (await control.listTagsForResource({ AccountId, ResourceArn })).Tags?.map(
        ({ Key, Value }) => `${Key}=${Value}`,
      );
    const Tags = [
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '3' },
    ];
    await control.tagResource({ AccountId, ResourceArn, Tags });
    expect(await tags()).toEqual(['a=2', 'b=3']);
    await control.untagResource({ AccountId, ResourceArn, TagKeys: ['a', 'c'] });
    expect(await tags()).toEqual(['b=3']);
    const others = { AccountId, ResourceArn: `arn:aws:s3:us-east-1:${other}:accesspoint/finance` };
    expect(await it.refusal(control.listTagsForResource(others))).toMatchObject({
      code: 'NoSuchAccessPoint',
    });
  });
});

describe('a request to S3 Control', () => {
  test('is signed, and is about the account of its sender', async () => {
    const asked = control.listAccessPoints({ AccountId: other });
    expect(await it.refusal(asked)).toMatchObject({
      status: 403,
      rule: 'control/account-own',
    });
    const host = `${AccountId}.s3-control.us-east-1.amazonaws.com`;
    const target = '/v20180820/accesspoint';
    const header = { 'x-amz-account-id': AccountId };
    expect(
      await it.rawRefusal({ host, target, headers: { ...header, authorization: undefined } }),
    ).toMatchObject({ rule: 'control/signed', status: 403 });
    expect(await it.rawRefusal({ host, target })).toMatchObject({
      rule: 'control/account-named',
      status: 400,
    });
  });

  test('finds nothing at a path that is not modelled, and says so', async () => {
    const asked = control.listJobs({ AccountId });
    expect(await it.refusal(asked)).toMatchObject({ status: 501, code: 'NotImplemented' });
    const host = `${AccountId}.s3-control.us-east-1.amazonaws.com`;
    const posted = { host, method: 'POST', target: '/v20180820/accesspoint/finance' };
    expect(await it.rawRefusal(posted)).toMatchObject({ status: 405, code: 'MethodNotAllowed' });
  });

  test('may be sent beside S3, to a host that is not AWS’s', async () => {
    const beside = controlOf(it, 'test', { endpoint: 'http://localhost:9000' });
    await beside.createAccessPoint({ AccountId, Name: 'finance', Bucket: 'photos' });
    expect(await beside.listAccessPoints({ AccountId })).toMatchObject({
      AccessPointList: [{ Name: 'finance' }],
    });
  });

  test('is told of with what it changed', async () => {
    await create('finance');
    expect(it.last().changes).toMatchObject([
      { kind: 'accessPoint', subject: arnOf('finance'), effect: 'added' },
    ]);
  });
});

describe('the public access block of an account', () => {
  test('is put, shown and deleted', async () => {
    const asked = () => control.getPublicAccessBlock({ AccountId });
    expect(await it.refusal(asked())).toEqual({
      status: 404,
      rule: 'control/public-access-block',
      code: 'NoSuchPublicAccessBlockConfiguration',
      message: 'The public access block configuration was not found',
      AccountId,
    });
    await control.putPublicAccessBlock({
      AccountId,
      PublicAccessBlockConfiguration: { IgnorePublicAcls: true },
    });
    const { PublicAccessBlockConfiguration } = await asked();
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: false,
      IgnorePublicAcls: true,
      BlockPublicPolicy: false,
      RestrictPublicBuckets: false,
    });
    await control.deletePublicAccessBlock({ AccountId });
    await control.deletePublicAccessBlock({ AccountId });
    expect(await it.refusal(asked())).toMatchObject({ status: 404 });
  });
});
