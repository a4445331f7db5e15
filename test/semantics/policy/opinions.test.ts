import { describe, expect, test } from 'vitest';
import { decide, type Question } from '../../../src/semantics/policy/decide.ts';
import { readPolicy } from '../../../src/semantics/policy/document.ts';
import { opinionsOf } from '../../../src/semantics/policy/opinions.ts';
import { remediesOf } from '../../../src/semantics/policy/remedies.ts';
import type { Identity } from '../../../src/world/identities.ts';

const alice: Identity = {
  kind: 'user',
  account: '123456789012',
  arn: 'arn:aws:iam::123456789012:user/alice',
  principalArn: 'arn:aws:iam::123456789012:user/alice',
  name: 'alice',
  sessionPolicies: [],
};
const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' };
const own = (...Statement: readonly object[]): Identity => ({
  ...alice,
  policies: [{ name: 'Own', document: { Version: '2012-10-17', Statement } }],
});
const bucketPolicy = (Statement: object) =>
  readPolicy(JSON.stringify({ Version: '2012-10-17', Statement }));

function asked(identity: Identity | undefined, given: Partial<Question> = {}): Question {
  const { account = null, arn = null, principalArn = null } = identity ?? {};
  return {
    identity,
    requester: { account, arn, principalArn, canonicalId: null },
    sameAccount: account === '123456789012',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::photos/cat',
    resourceLabel: 'bucket policy of photos',
    lookup: (key) => (key === 's3:prefix' ? ['home/'] : undefined),
    knows: (key) => key !== 'aws:Unheard',
    ...given,
  };
}

/** Why the only statement of the only identity policy is of another request. */
function because(given: object, question: Partial<Question> = {}): string | undefined {
  const [opinion] = opinionsOf(asked(own({ ...statement, ...given }), question));
  const [first] = opinion?.statements ?? [];
  expect(first?.applies).toBe(false);
  return first?.because;
}

describe('a statement that is not about the request says which part of it is not', () => {
  test.each([
    [{ Action: 's3:Put*' }, 'its Action is s3:Put*, and the request asks for s3:GetObject'],
    [
      { Action: undefined, NotAction: ['s3:Get*', 's3:List*'] },
      'its NotAction is s3:Get*, s3:List*, and the request asks for s3:GetObject',
    ],
    [
      { Resource: 'arn:aws:s3:::films/*' },
      'its Resource is arn:aws:s3:::films/*, and the request is about arn:aws:s3:::photos/cat',
    ],
    [
      { Resource: 'arn:aws:s3:::photos' },
      'its Resource is arn:aws:s3:::photos, and the request is about arn:aws:s3:::photos/cat: the bucket is named, not the objects in it',
    ],
    [
      { Resource: ['a', 'b', 'c', 'd', 'e'] },
      'its Resource is a, b, c, d and 1 more, and the request is about arn:aws:s3:::photos/cat',
    ],
    [
      { Condition: { StringEquals: { 's3:prefix': ['a', 'b'] } } },
      'its Condition is StringEquals s3:prefix: a, b, and s3:prefix is home/',
    ],
    [
      { Condition: { StringLike: { 's3:prefix': 'home/*', 'aws:Referer': 'x' } } },
      'its Condition is StringLike aws:Referer: x, and the request has no aws:Referer',
    ],
    [
      { Condition: { StringNotEquals: { 'aws:Unheard': 'x' } } },
      'its Condition is StringNotEquals aws:Unheard: x, a key that is not known here, on which nothing is allowed',
    ],
  ])('%j', (given, words) => {
    expect(because(given)).toBe(words);
  });

  test('of which the bucket has the wrong one', () => {
    const list = { action: 's3:ListBucket', resource: 'arn:aws:s3:::photos' };
    expect(because({ Action: 's3:ListBucket' }, list)).toMatch(
      /: \/\* names the objects in the bucket, not the bucket itself$/,
    );
  });

  test('a secret that a value of the request holds is not told', () => {
    const url = 'https://example.com/?X-Amz-Signature=0123';
    const Condition = { StringEquals: { 'aws:Referer': 'x' } };
    const words = because({ Condition }, { lookup: () => [url] });
    expect(words).toMatch(/X-Amz-Signature=<hidden>$/);
  });
});

test('every policy is told of that was asked, in the words of who reads it', () => {
  const identity = {
    ...own(statement),
    boundary: { Version: '2012-10-17', Statement: { ...statement, Sid: 'Roof' } },
  };
  const resourcePolicy = bucketPolicy({
    ...statement,
    Effect: 'Deny',
    Principal: { AWS: '210987654321' },
  });
  expect(opinionsOf(asked(identity, { resourcePolicy }))).toMatchObject([
    { policy: 'identity policy Own of alice', effect: 'Allow' },
    {
      policy: 'permissions boundary of alice',
      effect: 'Allow',
      statements: [{ statement: 'Roof' }],
    },
    {
      policy: 'bucket policy of photos',
      effect: null,
      statements: [
        {
          applies: false,
          because: `its Principal is 210987654321, and who asks is ${alice.arn}`,
        },
      ],
    },
  ]);
});

test('who has no policies, and a bucket that has none, are told of too', () => {
  expect(opinionsOf(asked(alice))).toMatchObject([
    {
      policy: 'identity policies of alice',
      effect: 'Allow',
      statements: [
        { because: 'none is set, and so alice may do whatever account 123456789012 may' },
      ],
    },
    { policy: 'bucket policy of photos', effect: null, statements: [] },
  ]);
});

test('a statement that names the account says that this is not enough', () => {
  const resourcePolicy = bucketPolicy({ ...statement, Principal: { AWS: '123456789012' } });
  const [ofAlice, ofBucket] = opinionsOf(asked({ ...alice, policies: [] }, { resourcePolicy }));
  expect(ofAlice).toEqual({ policy: 'identity policies of alice', effect: null, statements: [] });
  const words = /leaves it to the identity policies who of it may$/;
  expect(ofBucket?.statements[0]?.because).toMatch(words);
});

describe('keys of KMS, whose policy must allow it', () => {
  const resourceMustAllow = true;
  const to = (AWS: string) => bucketPolicy({ ...statement, Principal: { AWS } });

  test.each([
    ['the account, for which the identity policies are asked', '123456789012', 'account'],
    ['the user', alice.arn, 'resource-based policy'],
    ['everybody', '*', 'resource-based policy'],
  ])('to %s', (_, AWS, kind) => {
    const question = asked(alice, { resourcePolicy: to(AWS), resourceMustAllow });
    expect(decide(question)).toMatchObject({ effect: 'Allow', kind });
  });

  test('and nobody, not even the root of the account, without it', () => {
    const root = { ...alice, kind: 'root', arn: 'arn:aws:iam::123456789012:root' } as const;
    for (const identity of [alice, root]) {
      const question = asked(identity, { resourcePolicy: to('210987654321'), resourceMustAllow });
      expect(decide(question)).toEqual({ effect: null, kind: 'resource-based policy' });
      expect(remediesOf(question)).toMatchObject([
        {
          says: 'Add this statement to the bucket policy of photos.',
          into: 'bucket policy of photos',
        },
      ]);
    }
  });
});

describe('what would help', () => {
  const says = (question: Question) => remediesOf(question).map((remedy) => remedy.says);

  test('is nothing where it is allowed', () => {
    expect(says(asked(alice))).toEqual([]);
  });

  test('is to meet a condition, too', () => {
    const Condition = { StringEquals: { 's3:prefix': 'public/' } };
    expect(says(asked(own({ ...statement, Sid: 'Public', Condition })))).toEqual([
      'Add this statement to the identity policies of alice.',
      'Or add this statement to the bucket policy of photos.',
      'Or ask as Public of the identity policy Own of alice wants it: StringEquals s3:prefix: public/.',
    ]);
    const resourcePolicy = bucketPolicy({
      ...statement,
      Effect: 'Deny',
      Principal: '*',
      Condition: { StringNotEquals: Condition.StringEquals },
    });
    expect(says(asked(alice, { resourcePolicy }))).toEqual([
      `Except ${alice.arn} from statement 1 of the bucket policy of photos, which denies it.`,
      'Or ask so that statement 1 of the bucket policy of photos does not apply, as it does where StringNotEquals s3:prefix: public/.',
    ]);
  });

  test('a key is named as it is, whatever a pattern would make of it', () => {
    const question = asked({ ...alice, policies: [] }, { resource: 'arn:aws:s3:::photos/a*?$' });
    const [first] = remediesOf(question);
    expect(JSON.parse(first?.document ?? '')).toEqual({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::photos/a${*}${?}${$}',
    });
  });

  test('a policy that does nothing but deny is to be taken away', () => {
    expect(says(asked(own({ ...statement, Effect: 'Deny' })))[0]).toBe(
      'Take the identity policy Own of alice away: all of it denies this.',
    );
  });
});
