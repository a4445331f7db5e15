/** A refusal by policies: what decided it, and which form or editor lets the request through. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/explain/exchange.ts';
import { deciding, decidingSentence, standsOpen } from '../../src/ui/deciding.ts';
import { jsonFault } from '../../src/ui/jsonFault.ts';
import { faultOf, statementsOf, withStatements } from '../../src/ui/policyText.ts';
import { fixOf } from '../../src/ui/remedies.ts';
import { spoken } from '../../src/ui/sending.ts';
import { sideBySide } from '../../src/ui/sides.ts';
import { decisiveStep } from '../../src/ui/verdict.ts';
import { denied, keyed, notAllowed, refused, world } from './samples.ts';

const stepOf = (exchange: Exchange) => decisiveStep(exchange)!;

describe('what decided', () => {
  test('is the statement that denies, whatever another policy allows', () => {
    const step = stepOf(denied);
    expect(deciding(step)?.statement.statement).toBe('OnlyEncrypted');
    expect(decidingSentence(step)).toBe(
      'OnlyEncrypted in the bucket policy of backup denies s3:PutObject.',
    );
    expect(step.opinions?.map((one) => standsOpen(step, one))).toEqual([true, false]);
  });

  test('is nobody where nothing allows, and every silent policy stands open', () => {
    const step = stepOf(notAllowed);
    expect(deciding(step)).toBeUndefined();
    expect(decidingSentence(step)).toBe(
      'None of the 2 policies that were asked allows s3:PutObject.',
    );
    expect(step.opinions?.map((one) => standsOpen(step, one))).toEqual([true, true]);
    const [only] = step.opinions ?? [];
    expect(decidingSentence({ ...step, opinions: only ? [only] : [] })).toBe(
      'No statement in the identity policy AmazonS3ReadOnlyAccess of carol allows s3:PutObject.',
    );
  });

  test('of what passed is what allows', () => {
    const step = { ...stepOf(denied), outcome: 'passed' as const };
    expect(decidingSentence(step)).toBe(
      'Statement 1 in the identity policy write of carol allows s3:PutObject.',
    );
  });

  test('is what a screen reader hears first', () => {
    expect(spoken(denied)).toMatch(
      /^Answer 3: 403 Forbidden\. OnlyEncrypted in the bucket policy of backup denies s3:PutObject\. Step 6/,
    );
  });

  test('is not told where no policy was asked', () => {
    expect(decidingSentence(stepOf(refused))).toBeUndefined();
  });
});

describe('a remedy', () => {
  const fixes = (exchange: Exchange, remedies = stepOf(exchange).remedies ?? []) =>
    remedies.map((one) => fixOf(one, { exchange, step: stepOf(exchange), world }));
  const filled = (fix: ReturnType<typeof fixOf>) => {
    if (fix?.intent.do !== 'fill') throw new Error('it fills no form');
    const { draft } = fix.intent;
    return { draft, text: draft.body.kind === 'text' ? draft.body.text : '' };
  };
  const document = '{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}';

  test('for him who asked opens his policies with the statement proposed', () => {
    const [own] = fixes(notAllowed);
    expect(own).toMatchObject({
      label: 'Open carol’s policies',
      intent: {
        do: 'person',
        person: {
          arn: 'arn:aws:iam::123456789012:user/carol',
          proposed: { part: 'policies', document: expect.stringContaining('s3:PutObject') },
        },
      },
    });
  });

  test('names the policy and the part of what somebody may that it goes into', () => {
    const found = fixes(notAllowed, [
      { says: '', document, into: 'identity policy write of carol', replaces: '*' },
      { says: '', document, into: 'permissions boundary of carol' },
    ]);
    expect(found.map((fix) => fix?.intent)).toMatchObject([
      { person: { proposed: { part: 'policies', policy: 'write', replaces: '*' } } },
      { person: { proposed: { part: 'boundary', document } } },
    ]);
  });

  test('for somebody in a role opens those of the role', () => {
    const arn = 'arn:aws:sts::123456789012:assumed-role/copier/nightly';
    const [own] = fixes({ ...notAllowed, caller: { account: '123456789012', arn } });
    expect(own?.intent).toMatchObject({ person: { arn: 'arn:aws:iam::123456789012:role/copier' } });
  });

  test('for a bucket fills PutBucketPolicy, sent by the owner, with what its policy says already', () => {
    const { draft, text } = filled(fixes(notAllowed)[1]);
    expect(draft).toMatchObject({
      operation: 'PutBucketPolicy',
      bucket: 'backup',
      principal: 'test',
      query: [['policy', null]],
    });
    expect(statementsOf(text)?.map((one) => one['Sid'])).toEqual(['PartnerReads', 'LetCarol']);
  });

  test('for a KMS key opens its policy with the statement proposed', () => {
    const [fix] = fixes(keyed);
    expect(fix).toMatchObject({
      label: 'Open the key policy of alias/photos',
      intent: {
        do: 'kmsKey',
        key: {
          arn: expect.stringMatching(/^arn:aws:kms:eu-west-1:210987654321:key\//),
          proposed: { document: expect.stringContaining('kms:GenerateDataKey') },
        },
      },
    });
  });

  test('for a public access block and for what a page lacks writes the XML', () => {
    const { text: block } = filled(
      fixes(notAllowed, [
        {
          says: '',
          document: '{"BlockPublicAcls":true,"BlockPublicPolicy":false}',
          into: 'public access block of backup',
        },
      ])[0],
    );
    expect(block).toContain('<BlockPublicPolicy>false</BlockPublicPolicy>');
    const rule = { AllowedOrigins: ['https://a<b'], AllowedMethods: ['PUT'] };
    const [step] = notAllowed.trace.slice(-1);
    const unseen = { ...step!, rule: { ...step!.rule, id: 'cors/preflight' } };
    const fix = fixOf(
      { says: '', document: JSON.stringify({ CORSRules: [rule] }) },
      { exchange: notAllowed, step: unseen, world },
    );
    const { draft, text } = filled(fix);
    expect(draft.operation).toBe('PutBucketCors');
    expect(text).toContain('<AllowedMethod>PUT</AllowedMethod>');
    expect(text).toContain('https://a&#60;b');
  });

  test('of words alone has no button, nor has one for what is not there', () => {
    expect(fixes(denied)).toEqual([undefined]);
    const nowhere = ['bucket policy of elsewhere', 'key policy of alias/none', 'ACL of backup/k'];
    const remedies = nowhere.map((into) => ({ says: '', document, into }));
    expect(fixes(notAllowed, remedies)).toEqual([undefined, undefined, undefined]);
  });
});

describe('two policies made one', () => {
  const policy = (...Statement: object[]) => JSON.stringify({ Version: '2008-10-17', Statement });
  const [a, b] = [{ Sid: 'A', Effect: 'Allow' }, { Effect: 'Deny' }];

  test('keep what both say once', () => {
    expect(statementsOf(withStatements(policy(a, b), policy(b, a)))).toEqual([a, b]);
    expect(statementsOf(withStatements(policy(a), JSON.stringify(b)))).toEqual([a, b]);
    expect(statementsOf(withStatements(undefined, JSON.stringify(a)))).toEqual([a]);
    expect(JSON.parse(withStatements(policy(a), policy(b)))).toMatchObject({
      Version: '2008-10-17',
    });
  });

  test('have a statement in the place of the one that is named, or of all', () => {
    const newer = { Sid: 'A', Effect: 'Deny' };
    const one = JSON.stringify(newer);
    expect(statementsOf(withStatements(policy(a, b), one, 'A'))).toEqual([newer, b]);
    expect(statementsOf(withStatements(policy(a, b), one, 'statement 2'))).toEqual([a, newer]);
    expect(statementsOf(withStatements(policy(a, b), policy(a), '*'))).toEqual([a]);
  });
});

describe('a policy that is no JSON', () => {
  test.each([
    ['{\n  "Version": oops\n}', 'Line 2, column 14: expected a value.'],
    ['{"a": 1,}', 'Line 1, column 9: expected a name in double quotes.'],
    ['{"a" 1}', 'Line 1, column 6: expected a colon.'],
    ['{"a": [1 2]}', 'Line 1, column 10: expected a comma or the end of what is open.'],
    ['{"a": [}', 'Line 1, column 8: expected a value or ].'],
    ['{a: 1}', 'Line 1, column 2: expected a name in double quotes or }.'],
    ['{} x', 'Line 1, column 4: expected nothing more.'],
    ['', 'Line 1, column 1: expected a value.'],
    ['[]', 'A policy is a JSON object: {…}.'],
  ])('is told by line and column: %s', (text, told) => {
    expect(faultOf(text)).toBe(told);
  });

  test('is what JSON.parse refuses, and nothing else is', () => {
    const arbitrary = fc.oneof(fc.json(), fc.string(), fc.stringMatching(/^[{}[\],:"a1 ]{0,12}$/));
    fc.assert(
      fc.property(arbitrary, (text) => {
        expect(jsonFault(text) === undefined).toBe(parses(text));
      }),
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('two sides of a signature are aligned at both ends', () => {
  expect(sideBySide('a\nb\nd', 'a\nc\nc2\nd')).toEqual([
    { left: 'a', right: 'a', differs: false },
    { left: 'b', right: 'c', differs: true },
    { left: undefined, right: 'c2', differs: true },
    { left: 'd', right: 'd', differs: false },
  ]);
});
