import { beforeEach, describe, expect, test } from 'vitest';
import type { PolicyDocument } from '../../../src/world/identities.ts';
import { defaultWorld } from '../../../src/world/world.ts';
import { AccountId, arnOf, controlOf, other } from '../control/account.ts';
import { type Lab, lab } from '../lab.ts';

const Bucket = arnOf('finance');
const objects = `${Bucket}/object/*`;
const bob = `arn:aws:iam::${other}:user/bob`;

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const allow = (Action: string, Resource: string | readonly string[], more = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

let it: Lab;

beforeEach(async () => {
  it = await lab({ buckets: ['photos', 'backup'] });
  await it.s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'a cat' });
  await controlOf(it).createAccessPoint({ AccountId, Name: 'finance', Bucket: 'photos' });
});

const ofBucket = (...statements: object[]) =>
  it.s3.putBucketPolicy({ Bucket: 'photos', Policy: JSON.stringify(policy(...statements)) });
const ofAccessPoint = (...statements: object[]) =>
  controlOf(it).putAccessPointPolicy({
    AccountId,
    Name: 'finance',
    Policy: JSON.stringify(policy(...statements)),
  });

/** What the owner of a bucket says who leaves it all to access points of an account. */
const delegating = allow('s3:*', ['arn:aws:s3:::photos', 'arn:aws:s3:::photos/*'], {
  Principal: '*',
  Condition: { StringEquals: { 's3:DataAccessPointAccount': AccountId } },
});

const get = (accessKeyId: string, named = Bucket) =>
  it.as(accessKeyId, { forcePathStyle: !named.startsWith('arn') }).getObject({
    Bucket: named,
    Key: 'cat',
  });

async function as(policies: readonly PolicyDocument[]): Promise<void> {
  const [first, second] = defaultWorld.accounts;
  if (!first || !second) return;
  const principals = first.principals.map((one) =>
    one.name === 'alice'
      ? { ...one, policies: policies.map((document, i) => ({ name: `policy-${i}`, document })) }
      : one,
  );
  await it.simulator.settle({ accounts: [{ ...first, principals }, second] });
}

const refused = { status: 403, code: 'AccessDenied' };
const asked = () => it.last().trace.findLast(({ decisive }) => decisive)?.facts;

describe('somebody of another account', () => {
  const letsBobIn = allow('s3:GetObject', objects, { Principal: { AWS: bob } });

  test('needs the word of the access point', async () => {
    await ofBucket(delegating);
    expect(await it.refusal(get('bob'))).toMatchObject({ ...refused, rule: 'access/allowed' });
    expect(asked()).toMatchObject({ resource: `${Bucket}/object/cat` });
  });

  test('needs the word of the bucket, too', async () => {
    await ofAccessPoint(letsBobIn);
    expect(await it.refusal(get('bob'))).toMatchObject({ ...refused, rule: 'access/allowed' });
    expect(asked()).toMatchObject({ resource: 'arn:aws:s3:::photos/cat' });
  });

  test('is let in by both, and by the access point alone', async () => {
    await ofAccessPoint(letsBobIn);
    await ofBucket(delegating);
    await get('bob');
    expect(await it.refusal(get('bob', 'photos'))).toMatchObject(refused);
  });

  test('is shut out where a public policy is restricted', async () => {
    const control = controlOf(it);
    await control.createAccessPoint({
      AccountId,
      Name: 'open',
      Bucket: 'photos',
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
    });
    await it.s3.deletePublicAccessBlock({ Bucket: 'photos' });
    const statement = allow('s3:GetObject', `${arnOf('open')}/object/*`, { Principal: '*' });
    const Policy = JSON.stringify(policy(statement));
    await control.putAccessPointPolicy({ AccountId, Name: 'open', Policy });
    await ofBucket(delegating);
    expect(await it.refusal(get('bob', arnOf('open')))).toMatchObject({
      ...refused,
      rule: 'access-point/restricted',
    });
    await get('alice', arnOf('open'));
  });

  test('is not shut out behind a network, where no policy is public', async () => {
    const control = controlOf(it);
    const at = { AccountId, Name: 'inside' };
    await control.createAccessPoint({
      ...at,
      Bucket: 'photos',
      VpcConfiguration: { VpcId: 'vpc-1a2b' },
      PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
    });
    const statement = allow('s3:GetObject', `${arnOf('inside')}/object/*`, { Principal: '*' });
    await control.putAccessPointPolicy({ ...at, Policy: JSON.stringify(policy(statement)) });
    await ofBucket(delegating);
    const network = { sourceIp: '10.0.0.1', vpc: 'vpc-1a2b', vpcEndpoint: 'vpce-1a2b' };
    await it.simulator.settle({ network });
    await get('bob', arnOf('inside'));
  });

  test('is told what the ACL says, too, though policies decide', async () => {
    await ofBucket(allow('s3:GetObject', 'arn:aws:s3:::photos/*', { Principal: { AWS: bob } }));
    await get('bob', 'photos');
    const step = it.last().trace.find(({ rule }) => rule.id === 'access/allowed');
    expect(step?.opinions?.map((one) => one.policy)).toContain('ACL of photos/cat');
  });
});

describe('a user of the account', () => {
  test('needs to be allowed both the access point and the bucket', async () => {
    await as([policy(allow('s3:GetObject', objects))]);
    expect(await it.refusal(get('alice'))).toMatchObject(refused);
    expect(asked()).toMatchObject({ resource: 'arn:aws:s3:::photos/cat' });
    await as([policy(allow('s3:GetObject', [objects, 'arn:aws:s3:::photos/*']))]);
    await get('alice');
    await as([policy(allow('s3:GetObject', 'arn:aws:s3:::photos/*'))]);
    expect(await it.refusal(get('alice'))).toEqual({
      ...refused,
      rule: 'access/allowed',
      message: `User: arn:aws:iam::${AccountId}:user/alice is not authorized to perform: s3:GetObject on resource: "${Bucket}/object/cat" because no identity-based policy allows the s3:GetObject action`,
    });
  });

  test('may be allowed by the access point where the bucket leaves it to that', async () => {
    await as([]);
    await ofBucket(delegating);
    const alice = { AWS: `arn:aws:iam::${AccountId}:user/alice` };
    await ofAccessPoint(allow('s3:GetObject', objects, { Principal: alice }));
    await get('alice');
    expect(await it.refusal(get('alice', 'photos'))).toMatchObject(refused);
  });

  test('is told what the policy of the access point says', async () => {
    await as([]);
    await ofAccessPoint(allow('s3:PutObject', objects, { Principal: { AWS: AccountId } }));
    await it.refusal(get('alice'));
    const step = it.last().trace.findLast(({ decisive }) => decisive);
    expect(step?.opinions?.map(({ policy }) => policy)).toContain('policy of access point finance');
    expect(
      step?.remedies?.some(({ document = '' }) => document.includes(objects.slice(0, -1))),
    ).toBe(true);
  });
});

describe('an explicit deny', () => {
  test('in the policy of the access point is for the root user, too', async () => {
    await ofAccessPoint({ ...allow('s3:GetObject', objects, { Principal: '*' }), Effect: 'Deny' });
    expect(await it.refusal(get('test'))).toMatchObject({ ...refused, rule: 'access/denied' });
    await get('test', 'photos');
  });

  test('of what does not come through an access point', async () => {
    const Condition = { StringNotLike: { 's3:DataAccessPointArn': arnOf('*') } };
    const statement = allow('s3:GetObject', 'arn:aws:s3:::photos/*', { Principal: '*', Condition });
    await ofBucket({ ...statement, Effect: 'Deny' });
    expect(await it.refusal(get('test', 'photos'))).toMatchObject({ rule: 'access/denied' });
    await get('test');
  });

  test('of what comes from the Internet', async () => {
    const Condition = { StringNotEquals: { 's3:AccessPointNetworkOrigin': 'VPC' } };
    const statement = allow('s3:GetObject', 'arn:aws:s3:::photos/*', { Principal: '*', Condition });
    await ofBucket({ ...statement, Effect: 'Deny' });
    expect(await it.refusal(get('test'))).toMatchObject({ rule: 'access/denied' });
  });
});

describe('a copy', () => {
  const CopySource = encodeURIComponent(`${Bucket}/object/cat`);

  test('is asked of the access point of its source, and of the bucket it goes to', async () => {
    await as([policy(allow('s3:*', ['arn:aws:s3:::*', 'arn:aws:s3:::backup/*']))]);
    const copied = it.as('alice').copyObject({ Bucket: 'backup', Key: 'copy', CopySource });
    expect(await it.refusal(copied)).toMatchObject(refused);
    expect(asked()).toMatchObject({ resource: `${Bucket}/object/cat`, action: 's3:GetObject' });
  });

  test('within one bucket asks only its source of the access point', async () => {
    await ofAccessPoint({ ...allow('s3:PutObject', objects, { Principal: '*' }), Effect: 'Deny' });
    await it.s3.copyObject({ Bucket: 'photos', Key: 'copy', CopySource });
    await ofAccessPoint({ ...allow('s3:GetObject', objects, { Principal: '*' }), Effect: 'Deny' });
    const copied = it.s3.copyObject({ Bucket: 'photos', Key: 'again', CopySource });
    expect(await it.refusal(copied)).toMatchObject({ rule: 'access/denied' });
    const s3 = it.as('test', { forcePathStyle: false });
    await s3.copyObject({ Bucket, Key: 'again', CopySource: 'photos/cat' });
  });
});

test('each key of many is asked for', async () => {
  await it.s3.putObject({ Bucket: 'photos', Key: 'dog' });
  const dogs = {
    ...allow('s3:DeleteObject', `${Bucket}/object/d*`, { Principal: '*' }),
    Effect: 'Deny',
  };
  await ofAccessPoint(dogs);
  const { Deleted, Errors } = await it.as('test', { forcePathStyle: false }).deleteObjects({
    Bucket,
    Delete: { Objects: [{ Key: 'cat' }, { Key: 'dog' }] },
  });
  expect(Deleted?.map(({ Key }) => Key)).toEqual(['cat']);
  expect(Errors).toMatchObject([{ Key: 'dog', Code: 'AccessDenied' }]);
});

test('a list is asked of the access point itself', async () => {
  await as([policy(allow('s3:ListBucket', [Bucket, 'arn:aws:s3:::photos']))]);
  const alice = it.as('alice', { forcePathStyle: false });
  expect((await alice.listObjectsV2({ Bucket })).KeyCount).toBe(1);
  expect(await it.refusal(alice.headObject({ Bucket, Key: 'cat' }))).toMatchObject({ status: 403 });
});

describe('S3 Control', () => {
  test('asks the policies of the caller', async () => {
    await as([policy(allow('s3:GetAccessPoint', arnOf('fin*')))]);
    const alice = controlOf(it, 'alice');
    await alice.getAccessPoint({ AccountId, Name: 'finance' });
    const gone = alice.deleteAccessPoint({ AccountId, Name: 'finance' });
    expect(await it.refusal(gone)).toMatchObject({
      ...refused,
      message: `User: arn:aws:iam::${AccountId}:user/alice is not authorized to perform: s3:DeleteAccessPoint on resource: "${Bucket}" because no identity-based policy allows the s3:DeleteAccessPoint action`,
    });
    const block = alice.deletePublicAccessBlock({ AccountId });
    expect(await it.refusal(block)).toMatchObject({ rule: 'access/allowed' });
    expect(asked()).toMatchObject({ action: 's3:PutAccountPublicAccessBlock', resource: '*' });
  });
});
