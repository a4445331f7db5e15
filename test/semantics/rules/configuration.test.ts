import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/configuration.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

describe('a configuration', () => {
  test('[configuration/whole] replaces the one that was there, or takes it away', () => {
    const sent = { Id: 'a' };
    expect(choose(rules.configuration, { kind: 'metrics', sent })).toMatchObject({
      value: sent,
      origin: 'requested',
    });
    expect(choose(rules.configuration, { kind: 'metrics', sent: undefined })).toMatchObject({
      value: undefined,
      origin: 'defaulted',
    });
  });

  test.each(['', 'a b', 'a/b', 'ä', 'x'.repeat(65)])(
    '[configuration/id] is not called "%s"',
    (id) => {
      expect(judge(rules.configurationIdIsValid, { id })).toEqual({
        status: 400,
        code: 'InvalidConfigurationId',
        message: 'The specified configuration id is invalid.',
      });
    },
  );

  test('[configuration/id] is called by letters, digits, dots, hyphens and underscores', () => {
    expect(judge(rules.configurationIdIsValid, { id: 'A.b-c_1' })).toBe('passed');
    expect(judge(rules.configurationIdIsValid, { id: 'x'.repeat(64) })).toBe('passed');
  });

  test('[configuration/id-matches] has one id', () => {
    expect(judge(rules.configurationIdIsItsOwn, { id: 'a', documentId: 'a' })).toBe('passed');
    expect(judge(rules.configurationIdIsItsOwn, { id: 'a', documentId: undefined })).toBe(
      'skipped',
    );
    expect(judge(rules.configurationIdIsItsOwn, { id: 'a', documentId: 'b' })).toEqual({
      status: 400,
      code: 'IdMismatch',
      message: 'Document ID does not match the specified configuration ID.',
    });
  });

  test('[configuration/count] is one of a thousand at most', () => {
    expect(judge(rules.configurationsFit, { others: 999 })).toBe('passed');
    expect(judge(rules.configurationsFit, { others: 1000 })).toMatchObject({
      status: 400,
      code: 'TooManyConfigurations',
    });
  });

  test('[configuration/exists] is there when it is read', () => {
    expect(judge(rules.configurationExists, { id: 'a', kept: {} })).toBe('passed');
    expect(judge(rules.configurationExists, { id: 'a', kept: undefined })).toEqual({
      status: 404,
      code: 'NoSuchConfiguration',
      message: 'The specified configuration does not exist.',
    });
  });

  test('[configuration/token] is listed after a token that was given', () => {
    expect(judge(rules.configurationTokenIsOurs, { token: 'x', after: 'a' })).toBe('passed');
    expect(judge(rules.configurationTokenIsOurs, { token: undefined, after: undefined })).toBe(
      'skipped',
    );
    expect(judge(rules.configurationTokenIsOurs, { token: 'x', after: undefined })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'The continuation token provided is incorrect',
      ArgumentName: 'continuation-token',
      ArgumentValue: 'x',
    });
  });

  test('[configuration/destination] reports to a bucket by its ARN', () => {
    const to = (destination: string | undefined) =>
      judge(rules.destinationIsBucketArn, { destination });
    expect(to('arn:aws:s3:::reports')).toBe('passed');
    expect(to(undefined)).toBe('skipped');
    for (const name of ['reports', 'arn:aws:s3:::', 'arn:aws:s3:::reports/2026']) {
      expect(to(name)).toMatchObject({ status: 400, code: 'InvalidS3DestinationBucket' });
    }
  });
});

everyRuleWasSeen(rules);
