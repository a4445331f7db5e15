/** Policies that S3 does not take: its words, and the place, which S3 does not tell. */
import { describe, expect, test } from 'vitest';
import { uniqueId } from '../../../src/world/uniqueId.ts';
import { lab } from '../lab.ts';

const album = { Bucket: 'album' };
const statement = {
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::210987654321:user/bob' },
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::album/*',
};

async function refused(Policy: string) {
  const it = await lab({ buckets: ['album'] });
  const { code, message, rule, Detail } = await it.refusal(
    it.s3.putBucketPolicy({ ...album, Policy }),
  );
  const { at, line, column } = it.last().trace.find(({ decisive }) => decisive)?.facts ?? {};
  return { code, message, rule, Detail, at, line, column };
}

describe('a policy that is no JSON is told with the line and the column', () => {
  test.each([
    ['{\n  "Version": "2012-10-17",\n  "Statement": [,]\n}', 3, 17],
    ['{"Statement": [{"Effect": "Allow",}]}', 1, 35],
    ["{'Statement': []}", 1, 2],
    ['{"Statement": []', 1, 17],
    [`{"Statement": ${'['.repeat(200)}`, 1, 115],
  ])('%j', async (Policy, line, column) => {
    expect(await refused(Policy)).toMatchObject({
      code: 'MalformedPolicy',
      message: 'This policy contains invalid Json',
      rule: 'policy/json',
      line,
      column,
    });
  });
});

describe('a policy that says what cannot be is told with the element', () => {
  const nobody = { AWS: ['*', 'arn:aws:iam::123456789012:user/nobody'] };
  test.each([
    [{ Principal: 'bob' }, 'policy/syntax', 'Statement[1].Principal'],
    [{ Mood: 'good' }, 'policy/statements', 'Statement[1].Mood'],
    [{ Action: undefined }, 'policy/elements', 'Statement[1]'],
    [{ Principal: nobody }, 'policy/principal', 'Statement[1].Principal.AWS[1]'],
    [{ Action: ['s3:GetObject', 's3:Fly'] }, 'policy/action', 'Statement[1].Action[1]'],
    [{ Resource: 'arn:aws-cn:s3:::album/*' }, 'policy/resource', 'Statement[1].Resource'],
    [{ Resource: 'arn:aws:s3:eu-west-1::album/*' }, 'policy/resource', 'Statement[1].Resource'],
    [{ Resource: 'arn:aws:sqs:::album' }, 'policy/resource', 'Statement[1].Resource'],
    [{ Resource: ['arn:aws:s3:::album/a', '*'] }, 'policy/resource', 'Statement[1].Resource[1]'],
    [{ Action: 's3:ListBucket' }, 'policy/action-and-resource', 'Statement[1].Action'],
    [
      { Condition: { StringLike: { 's3:prefix': 'a' } } },
      'policy/condition-and-action',
      'Statement[1].Condition.StringLike.s3:prefix',
    ],
    [
      { Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', 'home'] } } },
      'policy/condition-value',
      'Statement[1].Condition.IpAddress.aws:SourceIp[1]',
    ],
  ])('%j', async (given, rule, at) => {
    const Policy = JSON.stringify({ Statement: [statement, { ...statement, ...given }] }, null, 1);
    const told = await refused(Policy);
    expect(told).toMatchObject({ code: 'MalformedPolicy', rule, at });
    expect(told.line).toBeGreaterThan(8);
  });

  test('which may stand without a list', async () => {
    const Policy = JSON.stringify({ Statement: { ...statement, Action: 's3:Fly' } });
    const column = Policy.indexOf('"s3:Fly"') + 1;
    expect(await refused(Policy)).toMatchObject({ at: 'Statement.Action', line: 1, column });
  });

  test('more than 20 KB are too much', async () => {
    const Policy = JSON.stringify({ Id: 'x'.repeat(20_480), Statement: [statement] });
    expect(await refused(Policy)).toMatchObject({
      rule: 'policy/size',
      message: 'Policy exceeds the maximum allowed document size.',
    });
  });
});

describe('whom a policy names', () => {
  const named = (AWS: string) =>
    JSON.stringify({ Statement: [{ ...statement, Principal: { AWS } }] });

  test.each([
    'arn:aws:iam::210987654321:user/bo',
    'arn:aws:iam::210987654321:role/admin',
    'arn:aws:sts::210987654321:assumed-role/admin/me',
  ])('is nobody: %s', async (arn) => {
    expect(await refused(named(arn))).toMatchObject({
      code: 'MalformedPolicy',
      message: 'Invalid principal in policy',
      Detail: `"AWS" : "${arn}"`,
    });
  });

  test.each([
    '210987654321',
    'arn:aws:iam::210987654321:root',
    'arn:aws:iam::999999999999:user/x',
    'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E15MNIMTCFKK4C',
  ])('may be there: %s', async (arn) => {
    const { s3 } = await lab({ buckets: ['album'] });
    await expect(s3.putBucketPolicy({ ...album, Policy: named(arn) })).resolves.toBeDefined();
  });

  test('is shown by his unique id once he was deleted, and cannot be put back', async () => {
    const it = await lab({ buckets: ['album'] });
    const arn = 'arn:aws:iam::210987654321:user/bob';
    const before = JSON.stringify({ Statement: [statement] });
    await it.s3.putBucketPolicy({ ...album, Policy: before });
    expect((await it.s3.getBucketPolicy(album)).Policy).toBe(before);
    const accounts = it.simulator.world.accounts.map((account) => ({
      ...account,
      principals: account.principals.map((one) => ({ ...one, deleted: one.arn === arn })),
    }));
    await it.simulator.settle({ accounts });
    const id = uniqueId('AIDA', arn);
    const { Policy = '' } = await it.s3.getBucketPolicy(album);
    expect(Policy).toBe(before.replace(arn, id));
    expect(await it.refusal(it.s3.putBucketPolicy({ ...album, Policy }))).toMatchObject({
      message: 'Invalid principal in policy',
      Detail: `"AWS" : "${id}"`,
    });
  });
});
