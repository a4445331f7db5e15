import { describe, expect, test } from 'vitest';
import { permissionsDocument, trustDocument } from '../../src/world/policyShape.ts';
import { managedPolicy, managedPolicyNames } from '../../src/world/managedPolicies.ts';

const may = (more: object) => ({
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...more }],
});

describe('what IAM refuses is no policy of somebody', () => {
  test.each([
    ['{', 'p must be a policy: a JSON object, or its text'],
    [[], 'p must be a policy: a JSON object, or its text'],
    [{}, 'p.Statement must be an object'],
    [{ statement: [] }, 'p has no member called statement'],
    [{ Version: '2012-10-18', Statement: [] }, 'p.Version must be "2012-10-17" or "2008-10-17"'],
    [may({ Effect: 'Maybe' }), 'p.Statement[0].Effect must be "Allow" or "Deny"'],
    [may({ Effect: undefined }), 'p.Statement[0].Effect must be "Allow" or "Deny"'],
    [may({ Actions: 's3:*' }), 'p.Statement[0] has no member called Actions'],
    [may({ Principal: '*' }), 'p.Statement[0] has no member called Principal'],
    [may({ NotAction: 's3:*' }), 'p.Statement[0] must have one of Action and NotAction'],
    [
      { Statement: { Effect: 'Deny', Action: '*' } },
      'p.Statement must have one of Resource and NotResource',
    ],
    [
      may({ Action: ['s3:*', 'GetObject'] }),
      'p.Statement[0].Action[1] must be an action, as s3:GetObject, or "*"',
    ],
    [may({ Resource: 'photos' }), 'p.Statement[0].Resource must be an ARN, or "*"'],
    [may({ Condition: 'x' }), 'p.Statement[0].Condition must be an object'],
    [
      may({ Condition: { StringEqual: { 'aws:PrincipalArn': '*' } } }),
      'p.Statement[0].Condition has no operator called StringEqual',
    ],
    [
      may({ Condition: { Bool: { 'aws:SecureTransport': {} } } }),
      'p.Statement[0].Condition.Bool.aws:SecureTransport must be a text',
    ],
  ])('%j', (document, sentence) => {
    expect(() => permissionsDocument(document, 'p')).toThrow(sentence);
  });

  test.each([
    [{ Effect: 'Allow', Action: 'sts:AssumeRole' }, 'p.Statement must have one of Principal'],
    [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*', Resource: '*' },
      'p.Statement has no member called Resource',
    ],
    [
      { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: 'alice' },
      'p.Statement.Principal must be an object',
    ],
  ])('as the trust of a role: %j', (Statement, sentence) => {
    expect(() => trustDocument({ Statement }, 'p')).toThrow(sentence);
  });
});

test.each([
  may({}),
  JSON.stringify(may({})),
  { Version: '2012-10-17', Id: 'x', ...may({ Sid: 'S' }) },
  { Statement: { Effect: 'Deny', NotAction: ['iam:*'], NotResource: ['arn:aws:s3:::a/*'] } },
  may({ Condition: { 'ForAnyValue:StringLikeIfExists': { 's3:prefix': ['a', 'b'] } } }),
  may({
    Condition: { Null: { 'aws:TokenIssueTime': true }, NumericLessThan: { 's3:max-keys': 3 } },
  }),
  ...managedPolicyNames.map((name) => managedPolicy(name)?.document),
])('IAM takes %j', (document) => {
  expect(() => permissionsDocument(document, 'p')).not.toThrow();
});

test.each(['*', { AWS: ['111122223333', '*'], Service: 's3.amazonaws.com' }])(
  'a role is trusted to %j',
  (Principal) => {
    const Statement = { Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Principal };
    expect(() => trustDocument({ Statement }, 'p')).not.toThrow();
  },
);
