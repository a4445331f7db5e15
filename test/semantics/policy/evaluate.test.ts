import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../src/semantics/policy/document.ts';
import { evaluatePolicy, type PolicyRequest } from '../../../src/semantics/policy/evaluate.ts';
import { isPublicPolicy } from '../../../src/semantics/policy/public.ts';
import { matchesWildcard } from '../../../src/lib/wildcard.ts';

const me = {
  account: '123456789012',
  arn: 'arn:aws:iam::123456789012:user/alice',
  canonicalId: 'c'.repeat(64),
};
const nobody = { account: null, arn: null, canonicalId: null };
const statement = {
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::photos/*',
};
const policyOf = (...statements: readonly object[]) => {
  const Statement = statements.map((given) => ({ ...statement, ...given }));
  const policy = readPolicy(JSON.stringify({ Version: '2012-10-17', Statement }));
  if (!policy) throw new Error('no policy');
  return policy;
};

function said(given: object | readonly object[], request: Partial<PolicyRequest> = {}) {
  return evaluatePolicy(policyOf(...[given].flat()), {
    requester: me,
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::photos/cats/tom',
    lookup: () => undefined,
    knows: () => true,
    ...request,
  })?.effect;
}

/** The keys of the request, by name. */
const asks = (keys: Record<string, readonly string[]>) => ({
  lookup: (key: string) => keys[key.toLowerCase()],
});

test.each([
  ['*', '', true],
  ['a*c', 'abbc', true],
  ['a*c', 'abcd', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['*a*b', 'xaxaxb', true],
  ['a.c', 'abc', false],
  ['\0*', '*', true],
  ['\0*', 'a', false],
  ['🐈?', '🐈🐈', true],
  ['', 'a', false],
])('%j matches %j: %j', (pattern, text, matches) => {
  expect(matchesWildcard(pattern, text)).toBe(matches);
});

test('a pattern of stars takes no time', () => {
  expect(matchesWildcard(`${'*a'.repeat(500)}b`, 'a'.repeat(1000))).toBe(false);
});

describe('a statement', () => {
  test.each([
    ['*', 'Allow'],
    [{ AWS: '*' }, 'Allow'],
    [{ AWS: '123456789012' }, 'Allow'],
    [{ AWS: 'arn:aws:iam::123456789012:root' }, 'Allow'],
    [{ AWS: 'arn:aws:iam::123456789012:user/alice' }, 'Allow'],
    [{ AWS: 'arn:aws:iam::123456789012:user/bob' }, undefined],
    [{ AWS: '210987654321' }, undefined],
    [{ CanonicalUser: 'c'.repeat(64) }, 'Allow'],
    [{ Service: 'logging.s3.amazonaws.com' }, undefined],
  ])('for %j', (Principal, effect) => {
    expect(said({ Principal })).toBe(effect);
    expect(said({ Principal: undefined, NotPrincipal: Principal })).toBe(
      effect === undefined ? 'Allow' : undefined,
    );
  });

  test('for an account is not for nobody, one for all is', () => {
    expect(said({}, { requester: nobody })).toBe('Allow');
    expect(said({ Principal: { AWS: '123456789012' } }, { requester: nobody })).toBeUndefined();
  });

  test.each([
    [{ Action: 's3:Get*' }, 'Allow'],
    [{ Action: 'S3:GETOBJECT' }, 'Allow'],
    [{ Action: ['s3:PutObject', '*'] }, 'Allow'],
    [{ Action: 's3:PutObject' }, undefined],
    [{ Action: undefined, NotAction: 's3:PutObject' }, 'Allow'],
    [{ Action: undefined, NotAction: 's3:Get*' }, undefined],
    [{ Resource: 'arn:aws:s3:::photos' }, undefined],
    [{ Resource: 'arn:aws:s3:::photos/cats/???' }, 'Allow'],
    [{ Resource: undefined, NotResource: 'arn:aws:s3:::photos/dogs/*' }, 'Allow'],
    [{ Resource: undefined, NotResource: 'arn:aws:s3:::photos/cats/*' }, undefined],
  ])('%j', (given, effect) => {
    expect(said(given)).toBe(effect);
  });

  test('that denies outweighs those that allow', () => {
    expect(said([{}, { Effect: 'Deny', Resource: 'arn:aws:s3:::photos/cats/*' }])).toBe('Deny');
    expect(said([{}, { Effect: 'Deny', Resource: 'arn:aws:s3:::photos/dogs/*' }])).toBe('Allow');
  });

  test('may name the caller by a variable', () => {
    const Resource = 'arn:aws:s3:::photos/${aws:username}/*';
    expect(said({ Resource }, asks({ 'aws:username': ['cats'] }))).toBe('Allow');
    expect(said({ Resource }, asks({ 'aws:username': ['*'] }))).toBeUndefined();
    expect(said({ Resource })).toBeUndefined();
    expect(said({ Resource: 'arn:aws:s3:::photos/cats/to${*}' })).toBeUndefined();
  });
});

describe('a condition', () => {
  const verdict = (operator: string, value: unknown, asked?: readonly string[]) =>
    said(
      { Condition: { [operator]: { 's3:prefix': value } } },
      asked ? asks({ 's3:prefix': asked }) : {},
    ) === 'Allow';

  test.each([
    ['StringEquals', 'a', ['a'], true],
    ['StringEquals', ['b', 'a'], ['a'], true],
    ['StringEquals', 'A', ['a'], false],
    ['StringEqualsIgnoreCase', 'A', ['a'], true],
    ['StringNotEquals', ['a', 'b'], ['c'], true],
    ['StringNotEquals', ['a', 'b'], ['b'], false],
    ['StringLike', 'a*', ['abc'], true],
    ['StringNotLike', 'a*', ['abc'], false],
    ['NumericLessThanEquals', '10', ['10'], true],
    ['NumericLessThan', 10, ['10'], false],
    ['NumericGreaterThan', '9', ['10'], true],
    ['DateLessThan', '2026-01-02T00:00:00Z', ['2026-01-01T00:00:00Z'], true],
    ['DateGreaterThan', '1767225600', ['2026-01-01T00:00:01Z'], true],
    ['Bool', 'true', ['true'], true],
    ['Bool', true, ['false'], false],
    ['IpAddress', '10.0.0.0/8', ['10.1.2.3'], true],
    ['IpAddress', '10.0.0.0/8', ['11.1.2.3'], false],
    ['NotIpAddress', '10.0.0.1', ['10.0.0.1'], false],
    ['ArnLike', 'arn:aws:iam::*:user/a*', ['arn:aws:iam::1:user/alice'], true],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'c'], false],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], true],
    ['ForAnyValue:StringEquals', ['a', 'b'], ['a', 'c'], true],
    ['NumericEquals', '1e1', ['10'], true],
    ['NumericEquals', '', ['0'], false],
    ['NumericNotEquals', '9', ['10'], true],
    ['NumericGreaterThanEquals', 'x', ['10'], false],
    ['DateEquals', '2026-01-01', ['2026-01-01T00:00:00Z'], true],
    ['DateEquals', '2026-01-01T02:00+02:00', ['2026-01-01T00:00:00Z'], true],
    ['DateNotEquals', '2026-01-01T00:00Z', ['2026-01-01T00:00:00Z'], false],
    ['DateLessThanEquals', '1 January 2027', ['2026-01-01T00:00:00Z'], false],
    ['DateGreaterThanEquals', '2026', ['2026-01-01T00:00:00Z'], true],
    ['BinaryEquals', 'QmluYXJ5', ['QmluYXJ5'], true],
    ['IpAddress', '2001:db8::/32', ['2001:db8::1'], true],
    ['NotIpAddress', ['10.0.0.0/8', '192.0.2.0/24'], ['192.0.2.1'], false],
    ['ArnEquals', 'arn:aws:s3:::*', ['arn:aws:s3:::a/b:c'], true],
    ['ArnLike', 'arn:aws:iam::*', ['arn:aws:iam::1:user/alice'], false],
    ['ArnLike', 'arn:aws:*:user/alice', ['arn:aws:iam::1:user/alice'], false],
    ['ArnLike', 'arn:*:iam::1:user/alice', ['arn:aws:s3:iam::1:user/alice'], false],
    ['ArnNotLike', 'arn:aws:iam::1:user/*', ['arn:aws:iam::1:user/alice'], false],
    ['ArnNotEquals', 'arn:aws:iam::2:*', ['arn:aws:iam::1:user/alice'], true],
    ['StringLikeIfExists', 'a*', ['b'], false],
    ['StringNotEqualsIgnoreCase', 'A', ['a'], false],
    ['StringEquals', 'a*', ['a*'], true],
    ['StringEquals', 'a*', ['ab'], false],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], false],
    ['ForAllValues:StringNotLike', 'a*', ['b', 'ab'], false],
    ['ForAllValues:StringLike', ['a*', 'b'], ['ab', 'b'], true],
    ['Null', 'true', ['a'], false],
    ['Null', 'true', [], true],
    ['ForAllValues:StringEquals', 'a', [], true],
    ['ForAnyValue:StringEquals', 'a', [], false],
    ['Null', 'false', ['a'], true],
  ] as const)('%s %j of %j: %j', (operator, value, asked, holds) => {
    expect(verdict(operator, value, asked)).toBe(holds);
  });

  test.each([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['StringEqualsIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAnyValue:StringEquals', false],
    ['ForAnyValue:StringNotEquals', false],
    ['ForAnyValue:StringNotEqualsIfExists', true],
    ['ForAllValues:StringNotEquals', true],
    ['Null', false],
    ['Feels', false],
  ])('%s of a key that is absent: %j', (operator, holds) => {
    expect(verdict(operator, operator === 'Null' ? 'false' : 'a')).toBe(holds);
  });

  test.each([
    ['StringEquals', '${aws:PrincipalTag/team}', 'red', true],
    ['StringEquals', '${aws:principaltag/team}', 'blue', false],
    ['StringLike', '${aws:PrincipalTag/team}*', 'reddish', true],
    ['StringLike', '${aws:PrincipalTag/odd}', 'a?b*', true],
    ['StringLike', '${aws:PrincipalTag/odd}', 'acb*', false],
    ['StringLike', '${aws:PrincipalTag/odd}', 'a?bc', false],
    ['StringEquals', '${aws:PrincipalTag/team}${*}', 'red*', true],
    ['StringLike', '${aws:PrincipalTag/team}${*}', 'reddish', false],
    ['StringLike', '${aws:PrincipalTag/team}${?}${$}', 'red?$', true],
    ['StringEquals', "${aws:PrincipalTag/none, 'red'}", 'red', true],
    ['StringEquals', "${aws:PrincipalTag/team, 'blue'}", 'red', true],
    ['StringEquals', '${aws:PrincipalTag/none}', '', false],
    ['StringNotEquals', '${aws:PrincipalTag/none}', 'red', true],
    ['StringEquals', "${aws:TagKeys, 'a'}", 'a', false],
    ['ArnLike', 'arn:aws:iam::1:user/${aws:PrincipalTag/team}', 'arn:aws:iam::1:user/red', true],
    ['NumericEquals', '${aws:PrincipalTag/number}', '1', false],
  ])('%s %s of %j: %j', (operator, written, prefix, holds) => {
    const keys = asks({
      's3:prefix': [prefix],
      'aws:principaltag/team': ['red'],
      'aws:principaltag/number': ['1'],
      'aws:principaltag/odd': ['a?b*'],
      'aws:tagkeys': ['a', 'b'],
    });
    const Condition = { [operator]: { 's3:prefix': written } };
    expect(said({ Condition }, keys)).toBe(holds ? 'Allow' : undefined);
  });

  test.each(['2008-10-17', undefined])('has no variables in a policy of version %s', (Version) => {
    const written = 'arn:aws:s3:::photos/${aws:username}';
    const Condition = { StringEquals: { 's3:prefix': '${aws:username}' } };
    const policy = readPolicy(
      JSON.stringify({ Version, Statement: { ...statement, Resource: written, Condition } }),
    );
    const asked = (resource: string, prefix: string) =>
      policy &&
      evaluatePolicy(policy, {
        requester: me,
        action: 's3:GetObject',
        resource,
        knows: () => true,
        ...asks({ 's3:prefix': [prefix], 'aws:username': ['alice'] }),
      });
    expect(asked('arn:aws:s3:::photos/alice', 'alice')).toBeUndefined();
    expect(asked(written, 'alice')).toBeUndefined();
    expect(asked(written, '${aws:username}')).toMatchObject({ effect: 'Allow' });
  });

  test('on a key that is not known lets nobody in, and still keeps out', () => {
    const Condition = { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } };
    expect(said({ Condition }, { knows: () => false })).toBeUndefined();
    expect(said({ Effect: 'Deny', Condition }, { knows: () => false })).toBe('Deny');
  });
});

test.each([
  [{}, true],
  [{ Effect: 'Deny' }, false],
  [{ Principal: { AWS: '123456789012' } }, false],
  [{ Principal: undefined, NotPrincipal: { AWS: '123456789012' } }, true],
  [{ Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }, false],
  [{ Condition: { StringLike: { 'aws:SourceVpc': 'vpc-*' } } }, true],
  [{ Condition: { StringEquals: { 's3:prefix': 'a' } } }, true],
  [{ Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }, true],
  [{ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }, false],
])('a policy with %j is public: %j', (given, isPublic) => {
  expect(isPublicPolicy(policyOf(given))).toBe(isPublic);
});
