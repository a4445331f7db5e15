import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/kms.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { account, refused } from './kmsSamples.ts';

describe('a request to KMS', () => {
  test('[kms/signed] is signed', () => {
    expect(judge(rules.kmsCallerIsKnown, { account })).toBe('passed');
    expect(judge(rules.kmsCallerIsKnown, { account: null })).toEqual(
      refused('MissingAuthenticationTokenException', 'Request is missing Authentication Token'),
    );
  });

  test.each(['CreateKey', 'Encrypt'])('[kms/operation-known] asks for %s', (operation) => {
    expect(judge(rules.kmsOperationIsKnown, { operation })).toBe('passed');
  });

  test.each(['', 'createKey', 'toString', '__proto__', 'PutObject'])(
    '[kms/operation-known] cannot ask for "%s"',
    (operation) => {
      expect(judge(rules.kmsOperationIsKnown, { operation })).toEqual(
        refused('UnknownOperationException'),
      );
    },
  );

  test('[kms/operation-modelled] keeps keys, and encrypts nothing', () => {
    expect(judge(rules.kmsOperationIsModelled, { operation: 'ListKeys' })).toBe('passed');
    expect(judge(rules.kmsOperationIsModelled, { operation: 'Decrypt' })).toEqual(
      refused('UnsupportedOperationException', 'Decrypt is not implemented.'),
    );
  });

  test('[kms/body] can be read', () => {
    expect(judge(rules.kmsBodyIsReadable, { unreadable: undefined })).toBe('passed');
    expect(judge(rules.kmsBodyIsReadable, { unreadable: 'No.' })).toEqual(
      refused('SerializationException', 'No.'),
    );
  });

  test('[kms/members] says all that is wrong with its members', () => {
    expect(judge(rules.kmsMembersAreValid, { violations: [] })).toBe('passed');
    expect(judge(rules.kmsMembersAreValid, { violations: ['a'] })).toEqual(
      refused('ValidationException', '1 validation error detected: a'),
    );
    expect(judge(rules.kmsMembersAreValid, { violations: ['a', 'b'] })).toEqual(
      refused('ValidationException', '2 validation errors detected: a; b'),
    );
  });

  test('[kms/marker] goes on where a page ended', () => {
    const judged = (marker: string | undefined, known: boolean) =>
      judge(rules.kmsMarkerIsOurs, { marker, known });
    expect(judged(undefined, true)).toBe('skipped');
    expect(judged('m', true)).toBe('passed');
    expect(judged('m', false)).toEqual(
      refused('InvalidMarkerException', "Could not deserialize marker 'm'"),
    );
  });
});

everyRuleWasSeen(rules);
