import { describe, expect, test } from 'vitest';
import { readPolicy, type Policy } from '../../../src/semantics/policy/document.ts';
import * as rules from '../../../src/semantics/rules/policyStatements.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const malformed = (message: string) => ({ status: 400, code: 'MalformedPolicy', message });
const whole = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::photos/*',
};
const stated = (given: object): Policy => {
  const policy = readPolicy(JSON.stringify({ Statement: [whole, { ...whole, ...given }] }));
  if (!policy) throw new Error('no policy');
  return policy;
};

describe('[policy/elements] a statement', () => {
  const of = (given: object) => judge(rules.statementsAreWhole, { policy: stated(given) });

  test.each(['Effect', 'Principal', 'Action', 'Resource'])('has an element %s', (name) => {
    expect(of({ [name]: undefined })).toEqual(malformed(`Missing required field ${name}`));
    if (name !== 'Effect') expect(of({ [name]: undefined, [`Not${name}`]: '*' })).toBe('passed');
  });

  test('allows or denies somebody', () => {
    expect(of({ Effect: 'hello' })).toEqual(malformed('Invalid effect: hello'));
    expect(of({ Principal: {} })).toEqual(
      malformed('Missing required field Principal cannot be empty!'),
    );
    expect(of({ Action: [] })).toEqual(malformed('Missing required field Action cannot be empty!'));
    expect(of({ Effect: 'Deny' })).toBe('passed');
  });
});

describe('[policy/principal] a principal', () => {
  const of = (Principal: unknown) =>
    judge(rules.principalsArePossible, {
      policy: stated({ Principal }),
      exists: (principal) => !principal.endsWith('/nobody'),
    });

  test.each([
    [{ AWS: 'alice' }, '"AWS" : "alice"'],
    [{ AWS: ['*', 'arn:aws:s3:::photos'] }, '"AWS" : "arn:aws:s3:::photos"'],
    ['alice', '"AWS" : "alice"'],
    [{ CanonicalUser: 'me' }, '"CanonicalUser" : "me"'],
    [{ Service: 'cron' }, '"Service" : "cron"'],
    [{ Robot: 'r2' }, '"Robot" : "r2"'],
    [
      { AWS: ['*', 'arn:aws:iam::123456789012:user/nobody'] },
      '"AWS" : "arn:aws:iam::123456789012:user/nobody"',
    ],
  ])('cannot be %j', (principal, Detail) => {
    expect(of(principal)).toEqual({ ...malformed('Invalid principal in policy'), Detail });
  });

  test.each([
    '*',
    { AWS: '*' },
    { AWS: ['123456789012', 'arn:aws:iam::123456789012:user/team/alice'] },
    { AWS: 'arn:aws:sts::123456789012:assumed-role/admin/me' },
    { CanonicalUser: 'a'.repeat(64) },
    { Service: 'cloudfront.amazonaws.com' },
    { Federated: 'cognito-identity.amazonaws.com' },
  ])('can be %j', (principal) => {
    expect(of(principal)).toBe('passed');
  });
});

test('[policy/action] an action is one that there is', () => {
  const of = (Action: unknown) => judge(rules.actionsExist, { policy: stated({ Action }) });
  for (const action of ['s3:Fly', 'ec2:*', 'GetObject', ['s3:GetObject', 's3:X*']])
    expect(of(action)).toEqual(malformed('Policy has invalid action'));
  for (const action of ['s3:*', '*', 's3:getobject', 's3:Get*', ['s3:ListBucket']])
    expect(of(action)).toBe('passed');
});

test('[policy/resource] a resource is of the bucket', () => {
  const of = (Resource: unknown) =>
    judge(rules.resourcesAreOfBucket, { policy: stated({ Resource }), bucket: 'photos' });
  for (const resource of ['*', 'arn:aws:s3:::*', 'arn:aws:s3:::other/*', 'arn:aws:s3:::photos2'])
    expect(of(resource)).toEqual(malformed('Policy has invalid resource'));
  for (const resource of ['arn:aws:s3:::photos', 'arn:aws:s3:::photos/a*', 'arn:aws:s3:::photos*'])
    expect(of(resource)).toBe('passed');
});

test('[policy/action-and-resource] an action has a resource to be about', () => {
  const of = (Action: unknown, ...paths: readonly string[]) => {
    const Resource = paths.map((path) => `arn:aws:s3:::photos${path}`);
    return judge(rules.actionsFitResources, { policy: stated({ Action, Resource }) });
  };
  const unfit = malformed('Action does not apply to any resource(s) in statement');
  expect(of('s3:ListBucket', '/*')).toEqual(unfit);
  expect(of('s3:GetObject', '')).toEqual(unfit);
  expect(of(['s3:ListBucket', 's3:GetObject'], '')).toEqual(unfit);
  expect(of(['s3:ListBucket', 's3:GetObject'], '', '/*')).toBe('passed');
  expect(of('s3:*', '')).toBe('passed');
  expect(of('s3:GetObject', '*')).toBe('passed');
  const NotResource = 'arn:aws:s3:::photos';
  expect(
    judge(rules.actionsFitResources, { policy: stated({ Resource: undefined, NotResource }) }),
  ).toBe('passed');
});

everyRuleWasSeen(rules);
