import { expect, test } from 'vitest';
import { readPolicy } from '../../../src/semantics/policy/document.ts';
import * as rules from '../../../src/semantics/rules/policy.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

const malformed = (message: string) => ({ status: 400, code: 'MalformedPolicy', message });
const read = (policy: object) => {
  const document = readPolicy(JSON.stringify(policy));
  if (!document) throw new Error('no policy');
  return document;
};
const statement = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject' };

test('[policy/size] a policy has at most so many bytes', () => {
  expect(judge(rules.policyIsShort, { text: 'äb', limit: 3 })).toBe('passed');
  expect(judge(rules.policyIsShort, { text: 'ääb', limit: 4 })).toMatchObject({
    code: 'MalformedPolicy',
  });
});

test('[policy/json] a policy is JSON from its first byte on', () => {
  const json = (text: string) => judge(rules.policyIsJson, { text, policy: readPolicy(text) });
  const first = malformed("Policies must be valid JSON and the first byte must be '{'");
  for (const text of ['', ' {}', '[]', '"x"']) expect(json(text)).toEqual(first);
  expect(json('{"a":}')).toEqual(malformed('This policy contains invalid Json'));
  expect(json('{}')).toBe('passed');
});

test('[policy/syntax] an element is of the kind that the grammar has', () => {
  const of = (policy: object) => judge(rules.policyIsWellFormed, { policy: read(policy) });
  const whole = { ...statement, Resource: 'arn:aws:s3:::photos/*' };
  const wrong = [
    { Version: 2012 },
    { Id: null },
    { Statement: 'all' },
    { Statement: [whole, 1] },
    ...[
      { Sid: 1 },
      { Effect: true },
      { Principal: 'alice' },
      { Principal: ['*'] },
      { Principal: { AWS: { a: 1 } } },
      { Action: null },
      { Action: [['s3:GetObject']] },
      { Resource: [1] },
      { Condition: [] },
      { Condition: { StringLike: 'a' } },
      { Condition: { StringLike: { a: [null] } } },
      { NotPrincipal: '*' },
      { NotAction: 's3:*' },
      { NotResource: 'b' },
    ].map((given) => ({ Statement: [{ ...whole, ...given }] })),
  ];
  for (const policy of wrong) expect(of(policy)).toEqual(malformed('Invalid policy syntax.'));
  const right = [
    {},
    { Statement: [] },
    { Version: 'v', Id: 'i', Statement: whole },
    { Statement: [{ ...whole, Sid: '', Action: ['a', 'b'], Principal: { AWS: ['*'], X: 'y' } }] },
    { Statement: [{ Condition: { Bool: { a: true, b: [1, 'c'] } }, Colour: [[]] }] },
  ];
  for (const policy of right) expect(of(policy)).toBe('passed');
});

test('[policy/statements] a policy has statements, a version, and nothing unknown', () => {
  const of = (policy: object) => judge(rules.policyHasStatements, { policy: read(policy) });
  expect(of({})).toEqual(malformed('Missing required field Statement'));
  expect(of({ Statement: [] })).toEqual(
    malformed('Could not parse the policy: Statement is empty!'),
  );
  expect(of({ Version: '2020-01-01', Statement: [statement] })).toEqual(
    malformed('The policy must contain a valid version string'),
  );
  expect(of({ Colour: 'red', Statement: [statement] })).toEqual(malformed('Unknown field Colour'));
  expect(of({ Statement: { ...statement, Mood: 1 } })).toEqual(malformed('Unknown field Mood'));
  for (const Version of [undefined, '2008-10-17', '2012-10-17'])
    expect(of({ Id: 'x', Version, Statement: statement })).toBe('passed');
});

test('[public-access/policy] a public policy is refused while it is blocked', () => {
  const facts = { arn: 'arn:a', resource: 'arn:aws:s3:::photos', BlockPublicPolicy: true };
  const policy = read({ Statement: statement });
  const mine = read({ Statement: { ...statement, Principal: { AWS: '123456789012' } } });
  const { publicPolicyIsNotBlocked } = rules;
  expect(judge(publicPolicyIsNotBlocked, { ...facts, policy })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message:
      'User: arn:a is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::photos" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.',
  });
  expect(judge(publicPolicyIsNotBlocked, { ...facts, policy, BlockPublicPolicy: false })).toBe(
    'passed',
  );
  expect(judge(publicPolicyIsNotBlocked, { ...facts, policy: mine })).toBe('passed');
});

test('[policy/exists] there is no policy until one is put', () => {
  expect(judge(rules.policyExists, { bucket: 'photos', policy: undefined })).toEqual({
    status: 404,
    code: 'NoSuchBucketPolicy',
    message: 'The bucket policy does not exist',
    BucketName: 'photos',
  });
  expect(judge(rules.policyExists, { bucket: 'photos', policy: '{}' })).toBe('passed');
});

test('[policy/kept] a policy is kept in words of S3', () => {
  const kept = (given: object) => choose(rules.policyAsKept, { text: JSON.stringify(given) }).value;
  const Resource = 'arn:aws:s3:::album/*';
  const one = { Resource: [Resource], Action: ['s3:GetObject'], Effect: 'Allow', Sid: 'a' };
  const open = { ...one, Principal: { AWS: ['123456789012'] }, Condition: { Bool: { b: false } } };
  const AWS = ['*', '123456789012'];
  const shut = {
    NotAction: ['a', 'b'],
    Principal: { AWS },
    Condition: { X: { k: [1], l: [1, 2] } },
  };
  expect(kept({ Statement: [open, shut], Id: 'i', Version: '2012-10-17' })).toBe(
    JSON.stringify({
      Version: '2012-10-17',
      Id: 'i',
      Statement: [
        {
          Sid: 'a',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::123456789012:root' },
          Action: 's3:GetObject',
          Resource,
          Condition: { Bool: { b: 'false' } },
        },
        {
          Principal: { AWS: ['*', 'arn:aws:iam::123456789012:root'] },
          NotAction: ['a', 'b'],
          Condition: { X: { k: '1', l: ['1', '2'] } },
        },
      ],
    }),
  );
  expect(kept({ Statement: { NotPrincipal: '*', NotResource: 'b' } })).toBe(
    '{"Statement":[{"NotPrincipal":"*","NotResource":"b"}]}',
  );
});

test('[policy/shown] who was deleted is shown by his unique id', () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Deny', NotPrincipal: { AWS: ['arn:a', '*'] }, Action: 's3:*' },
      { Effect: 'Allow', Principal: '*', Action: 's3:*' },
    ],
  });
  const shown = (gone: Readonly<Record<string, string>>) =>
    choose(rules.policyAsShown, { policy, goneAs: (arn) => gone[arn] });
  expect(shown({})).toMatchObject({ value: policy, origin: 'copied' });
  expect(shown({ 'arn:a': 'AIDA' })).toMatchObject({
    value: policy.replace('"arn:a"', '"AIDA"'),
    origin: 'computed',
    because: 'arn:a was deleted',
  });
});

everyRuleWasSeen(rules);
