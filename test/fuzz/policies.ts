/** Policies of every form that the language has, and some that it has not. */
import type { Pick } from './pick.ts';

const principals = [
  '*',
  { AWS: '*' },
  { AWS: ['arn:aws:iam::123456789012:user/alice', '210987654321'] },
  { Service: 's3.amazonaws.com' },
  { CanonicalUser: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be' },
  {},
  7,
];
const operators = [
  'StringEquals',
  'StringNotLike',
  'ForAllValues:StringLike',
  'ForAnyValue:StringEqualsIfExists',
  'NumericLessThan',
  'DateGreaterThan',
  'Bool',
  'IpAddress',
  'NotIpAddress',
  'ArnLike',
  'Null',
  'constructor',
];
const conditionKeys = [
  'aws:SourceIp',
  'aws:CurrentTime',
  'aws:username',
  'aws:PrincipalTag/team',
  's3:prefix',
  's3:max-keys',
  's3:ExistingObjectTag/a',
  's3:RequestObjectTagKeys',
  's3:signatureAge',
  'aws:SecureTransport',
  'toString',
];
const values = [
  '*',
  '${aws:username}',
  "${aws:PrincipalTag/team, 'none'}",
  '${',
  '203.0.113.0/24',
  '::/0',
  '2026-01-01T00:00:00Z',
  ['a', 'b*?'],
  [],
  true,
  1e21,
  null,
  { a: [] },
];
const actions = [
  's3:*',
  '*',
  ['s3:GetObject', 's3:PutObject'],
  's3:?etObject',
  'S3:getobject',
  'x',
  7,
];
const resources = [
  'arn:aws:s3:::photos',
  'arn:aws:s3:::photos/*',
  ['arn:aws:s3:::photos', 'arn:aws:s3:::photos/${aws:username}/*'],
  'arn:aws:s3:us-east-1:123456789012:accesspoint/front/object/*',
  '*',
];

function statement(pick: Pick) {
  const condition = { [pick(operators)]: { [pick(conditionKeys)]: pick(values) } };
  return {
    Effect: pick(['Allow', 'Allow', 'Deny', 'allow']),
    [pick(['Principal', 'Principal', 'NotPrincipal'])]: pick(principals),
    [pick(['Action', 'Action', 'NotAction'])]: pick(actions),
    [pick(['Resource', 'Resource', 'NotResource'])]: pick(resources),
    ...(pick([true, false]) && { Condition: condition }),
  };
}

export function policyText(pick: Pick): string {
  const statements = [statement(pick), statement(pick)].slice(pick([0, 1]));
  const Version = pick(['2012-10-17', '2012-10-17', '2008-10-17', undefined]);
  return JSON.stringify({
    Version,
    Statement: pick([statements, statements, statements[0], null]),
  });
}
