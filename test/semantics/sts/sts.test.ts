/** Temporary keys: the SDK of STS feeds the SDK of S3, in a world that judges every signature. */
import type { Credentials, STS } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { seed } from '../../../src/scenarios/seed.ts';
import type { Account, PolicyDocument } from '../../../src/world/identities.ts';
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { lab } from '../lab.ts';

const [studio, partner] = defaultWorld.accounts as readonly [Account, Account];
const editor = `arn:aws:iam::${studio.id}:role/editor`;
const alice = `arn:aws:iam::${studio.id}:user/alice`;
const trusting = (principal: string, more: object = {}) => ({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole', ...more },
  ],
});

interface Setting {
  readonly trust?: PolicyDocument;
  readonly policies?: readonly string[];
  readonly his?: readonly string[];
}

/** A strict world with a role; `his`: the policies of alice and bob. */
function world({ trust, policies = ['AmazonS3FullAccess'], his }: Setting = {}): World {
  const people = ({ principals }: Account) =>
    principals.map((one) => (one.name === 'root' || !his ? one : { ...one, policies: his }));
  const role = { name: 'editor', arn: editor, policies, ...(trust && { trust }) };
  return {
    ...defaultWorld,
    strict: true,
    accounts: [
      { ...studio, principals: people(studio), roles: [role] },
      { ...partner, principals: people(partner) },
    ],
  };
}

async function open(setting?: Setting) {
  const it = await lab({ world: world(setting) });
  await seed(it.simulator, {
    buckets: [{ name: 'album', as: 'test', objects: [{ key: 'cat', body: 'meow' }] }],
  });
  const date = () => new Date(it.simulator.now());
  const skew = { systemClockOffset: it.simulator.now() - Date.now() };
  const sts = (key?: string, temporary?: Credentials) =>
    it.sts(key, { ...skew, ...(temporary && { credentials: told(temporary) }) });
  const s3 = (temporary: Credentials | undefined) =>
    it.as('', { ...skew, credentials: told(temporary) });
  return { it, sts, s3, date };
}

const told = (temporary: Credentials | undefined) => ({
  accessKeyId: temporary?.AccessKeyId ?? '',
  secretAccessKey: temporary?.SecretAccessKey ?? '',
  sessionToken: temporary?.SessionToken ?? '',
});

const cat = { Bucket: 'album', Key: 'cat' };
const night = { RoleArn: editor, RoleSessionName: 'night' };

describe('AssumeRole', () => {
  test('gives keys that S3 takes, with their token, until they end', async () => {
    const { it, sts, s3, date } = await open();
    const answer = await sts().assumeRole(night);
    expect(answer.AssumedRoleUser).toEqual({
      Arn: `arn:aws:sts::${studio.id}:assumed-role/editor/night`,
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:night$/),
    });
    const { Credentials: temporary } = answer;
    expect(temporary?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(temporary?.Expiration?.getTime()).toBe(date().getTime() + 3_600_000);
    await s3(temporary).getObject(cat);
    expect(it.last().caller?.arn).toBe(`arn:aws:sts::${studio.id}:assumed-role/editor/night`);
    expect(await sts('', temporary).getCallerIdentity({})).toMatchObject({
      Account: studio.id,
      Arn: `arn:aws:sts::${studio.id}:assumed-role/editor/night`,
      UserId: answer.AssumedRoleUser?.AssumedRoleId,
    });
    const without = it.as('', {
      credentials: { ...told(temporary), sessionToken: '' },
      systemClockOffset: it.simulator.now() - Date.now(),
    });
    expect(await it.refusal(without.getObject(cat))).toMatchObject({ status: 403 });
    await it.simulator.advance(3_600_000);
    const { s3: later } = {
      s3: it.as('', {
        credentials: told(temporary),
        systemClockOffset: it.simulator.now() - Date.now(),
      }),
    };
    expect(await it.refusal(later.getObject(cat))).toMatchObject({ code: 'ExpiredToken' });
  });

  test('is told nowhere but in its answer', async () => {
    const { it, sts, s3 } = await open();
    const { Credentials: temporary } = await sts().assumeRole(night);
    await s3(temporary).getObject(cat);
    const { SecretAccessKey = '', SessionToken = '' } = temporary ?? {};
    const kept = JSON.stringify([
      it.exchanges.map(({ answer, request, ...rest }) => [
        rest,
        new TextDecoder().decode(answer.body.preview),
        request.headers,
      ]),
      [...it.simulator.records.scan('')],
    ]);
    expect(kept).toContain(temporary?.AccessKeyId);
    expect(kept).not.toContain(SecretAccessKey);
    expect(kept).not.toContain(SessionToken);
  });

  test.each([
    ['whom the role trusts by name, without a policy of his', { trust: trusting(alice), his: [] }],
    [
      'whom his account lets, which the role trusts',
      { trust: trusting(studio.id), his: ['AdministratorAccess'] },
    ],
    ['everybody of the account, where nothing is said', {}],
  ])('lets in %s', async (_, setting) => {
    const { sts } = await open(setting);
    await expect(sts().assumeRole(night)).resolves.toBeDefined();
  });

  test.each([
    ['whom his account does not let', { trust: trusting(studio.id), his: ['AmazonS3FullAccess'] }],
    ['whom the role does not trust', { trust: trusting(partner.id), his: ['AdministratorAccess'] }],
    [
      'who does not say what is agreed',
      {
        trust: trusting(alice, { Condition: { StringEquals: { 'sts:ExternalId': 'open' } } }),
      },
    ],
    [
      'on a condition key that there is not',
      { trust: trusting(alice, { Condition: { Null: { constructor: 'false' } } }) },
    ],
  ])('lets nobody in %s', async (_, setting) => {
    const { it, sts } = await open(setting);
    expect(await it.refusal(sts().assumeRole(night))).toEqual({
      status: 403,
      rule: 'sts/assume',
      code: 'AccessDenied',
      message: `User: ${alice} is not authorized to perform: sts:AssumeRole on resource: ${editor}`,
      Type: 'Sender',
    });
  });

  test('asks both sides of another account, and for what was agreed', async () => {
    const condition = { Condition: { StringEquals: { 'sts:ExternalId': 'open sesame' } } };
    const { it, sts, s3 } = await open({ trust: trusting(partner.id, condition) });
    const agreed = { ...night, ExternalId: 'open sesame' };
    const { Credentials: temporary } = await sts('bob').assumeRole(agreed);
    await s3(temporary).getObject(cat);
    expect(await it.refusal(sts('bob').assumeRole(night))).toMatchObject({ rule: 'sts/assume' });
    const shut = await open({ trust: trusting(partner.id, condition), his: [] });
    expect(await shut.it.refusal(shut.sts('bob').assumeRole(agreed))).toMatchObject({
      rule: 'sts/assume',
    });
  });

  test('says no more of a role that is not there, and nothing to a root', async () => {
    const { it, sts } = await open();
    const nowhere = { ...night, RoleArn: `${editor}s` };
    expect(await it.refusal(sts().assumeRole(nowhere))).toMatchObject({ code: 'AccessDenied' });
    expect(await it.refusal(sts('test').assumeRole(night))).toMatchObject({
      code: 'AccessDenied',
      message: 'Roles may not be assumed by root accounts.',
    });
  });

  test('is limited by session policies, its own and those of AWS: what one of them allows', async () => {
    const { it, sts, s3 } = await open();
    const Policy = JSON.stringify({
      Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }],
    });
    const written = await sts().assumeRole({ ...night, Policy });
    expect(await it.refusal(s3(written.Credentials).getObject(cat))).toMatchObject({ status: 403 });
    await s3(written.Credentials).putObject({ ...cat, Body: 'purr' });
    const PolicyArns = [{ arn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' }];
    const both = await sts().assumeRole({ ...night, Policy, PolicyArns });
    expect(both.PackedPolicySize).toBeGreaterThan(0);
    await s3(both.Credentials).getObject(cat);
    await s3(both.Credentials).putObject({ ...cat, Body: 'purr' });
    expect(await it.refusal(s3(both.Credentials).deleteObject(cat))).toMatchObject({ status: 403 });
  });

  test('carries tags into conditions', async () => {
    const { it, sts, s3 } = await open({ policies: [] });
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: studio.id },
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::album/*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': 'cats' } },
    };
    const skew = { systemClockOffset: it.simulator.now() - Date.now() };
    const role = { ...statement, Principal: { AWS: editor } };
    await it.as('test', skew).putBucketPolicy({
      Bucket: 'album',
      Policy: JSON.stringify({ Statement: [role] }),
    });
    const tagged = (Value: string) =>
      sts().assumeRole({ ...night, Tags: [{ Key: 'team', Value }] });
    await s3((await tagged('cats')).Credentials).getObject(cat);
    const dogs = await tagged('dogs');
    expect(await it.refusal(s3(dogs.Credentials).getObject(cat))).toMatchObject({ status: 403 });
    const accounts = it.simulator.world.accounts.map((account) => ({
      ...account,
      roles: (account.roles ?? []).map((one) => ({ ...one, tags: { team: 'cats' } })),
    }));
    await it.simulator.settle({ accounts });
    await s3((await sts().assumeRole(night)).Credentials).getObject(cat);
    const stillDogs = (await tagged('dogs')).Credentials;
    expect(await it.refusal(s3(stillDogs).getObject(cat))).toMatchObject({ status: 403 });
  });

  test('ends with the role', async () => {
    const { it, sts, s3 } = await open();
    const { Credentials: temporary } = await sts().assumeRole(night);
    const accounts = it.simulator.world.accounts.map((account) => ({
      ...account,
      roles: (account.roles ?? []).map((role) => ({ ...role, deleted: true })),
    }));
    await it.simulator.settle({ accounts });
    expect(await it.refusal(s3(temporary).getObject(cat))).toMatchObject({
      code: 'InvalidAccessKeyId',
    });
  });
});

test('GetSessionToken gives what its user has, and is not given to a session', async () => {
  const { it, sts, s3 } = await open({ his: ['AmazonS3ReadOnlyAccess'] });
  const { Credentials: temporary } = await sts().getSessionToken({ DurationSeconds: 900 });
  await s3(temporary).getObject(cat);
  expect(it.last().caller?.arn).toBe(alice);
  expect(await it.refusal(s3(temporary).deleteObject(cat))).toMatchObject({ status: 403 });
  expect(await it.refusal(sts('', temporary).getSessionToken({}))).toMatchObject({
    rule: 'sts/long-term',
    message: 'Cannot call GetSessionToken with session credentials',
  });
});

test('GetFederationToken gives what the user and the policy both allow', async () => {
  const { it, sts, s3 } = await open({ his: ['AdministratorAccess'] });
  const Policy = JSON.stringify({
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  });
  const answer = await sts().getFederationToken({ Name: 'guest', Policy });
  expect(answer.FederatedUser).toEqual({
    Arn: `arn:aws:sts::${studio.id}:federated-user/guest`,
    FederatedUserId: `${studio.id}:guest`,
  });
  await s3(answer.Credentials).getObject(cat);
  expect(it.last().caller?.arn).toBe(`arn:aws:sts::${studio.id}:federated-user/guest`);
  expect(await sts('', answer.Credentials).getCallerIdentity({})).toMatchObject({
    UserId: answer.FederatedUser?.FederatedUserId,
  });
  expect(await it.refusal(s3(answer.Credentials).deleteObject(cat))).toMatchObject({ status: 403 });
  const long = { Name: 'guest', DurationSeconds: 3601 };
  await expect(sts().getFederationToken(long)).resolves.toBeDefined();
  expect(await it.refusal(sts('test').getFederationToken(long))).toMatchObject({
    code: 'ValidationError',
  });
  const bare = await sts().getFederationToken({ Name: 'guest' });
  expect(await it.refusal(s3(bare.Credentials).getObject(cat))).toMatchObject({ status: 403 });
});

describe('policies see of a key that STS gave out', () => {
  const given = {
    'of a role': async (sts: STS) => (await sts.assumeRole(night)).Credentials,
    'of a user': async (sts: STS) => (await sts.getSessionToken({})).Credentials,
    'of a guest': async (sts: STS) => {
      const PolicyArns = [{ arn: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' }];
      return (await sts.getFederationToken({ Name: 'guest', PolicyArns })).Credentials;
    },
  };
  test.each([
    ['of a role', 'aws:PrincipalType', 'AssumedRole'],
    ['of a role', 'aws:MultiFactorAuthPresent', 'false'],
    ['of a role', 'aws:TokenIssueTime', 'when it was given out'],
    ['of a user', 'aws:PrincipalType', 'User'],
    ['of a user', 'aws:username', 'alice'],
    ['of a user', 'aws:MultiFactorAuthPresent', 'false'],
    ['of a user', 'aws:TokenIssueTime', 'when it was given out'],
    ['of a guest', 'aws:PrincipalType', 'FederatedUser'],
    ['of a guest', 'aws:userid', `${studio.id}:guest`],
    ['of a guest', 'aws:MultiFactorAuthPresent', 'false'],
    ['of a guest', 'aws:TokenIssueTime', 'when it was given out'],
  ] as const)('%s: %s is %s', async (whose, key, value) => {
    const { it, sts, s3 } = await open();
    const root = it.as('test', { systemClockOffset: it.simulator.now() - Date.now() });
    const temporary = await given[whose](sts());
    const issued = new Date(it.last().at).toISOString().replace(/\.\d+Z$/, 'Z');
    const is = value === 'when it was given out' ? issued : value;
    await it.simulator.advance(60_000);
    const deny = async (operator: string) => {
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: 'arn:aws:s3:::album/*',
          Condition: { [operator]: { [key]: is } },
        },
      });
      await root.putBucketPolicy({ Bucket: 'album', Policy });
    };
    await deny('StringNotEquals');
    await s3(temporary).getObject(cat);
    await deny('StringEquals');
    expect(await it.refusal(s3(temporary).getObject(cat))).toMatchObject({ status: 403 });
  });
});

test('what STS refuses has its shape and its words', async () => {
  const { it, sts } = await open();
  const { exchanges } = it;
  expect(await it.refusal(sts('mallory').getCallerIdentity({}))).toMatchObject({
    status: 403,
    code: 'InvalidClientTokenId',
    Type: 'Sender',
  });
  const wrong = it.sts('alice', {
    credentials: { accessKeyId: 'alice', secretAccessKey: 'bob' },
    systemClockOffset: it.simulator.now() - Date.now(),
  });
  expect(await it.refusal(wrong.getCallerIdentity({}))).toMatchObject({
    status: 403,
    code: 'SignatureDoesNotMatch',
  });
  const short = { ...night, DurationSeconds: 60 };
  expect(await it.refusal(sts().assumeRole(short))).toMatchObject({
    status: 400,
    code: 'ValidationError',
    message:
      "1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
  });
  const long = { ...night, DurationSeconds: 7200 };
  expect(await it.refusal(sts().assumeRole(long))).toMatchObject({
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  });
  expect(exchanges.at(-1)?.answer.headers).toContainEqual(['content-type', 'text/xml']);
});

test('stands beside S3 at every endpoint', async () => {
  const { it } = await open();
  const endpoint = 'http://localhost:9000';
  const sts = it.sts('alice', { endpoint, systemClockOffset: it.simulator.now() - Date.now() });
  expect(await sts.getCallerIdentity({})).toMatchObject({ Arn: alice, Account: studio.id });
});
