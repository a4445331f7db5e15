import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/logging.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket, them } from './samples.ts';

const here = bucket();
const logs = (given: Parameters<typeof bucket>[0]) => ({
  bucket: here,
  name: 'logs',
  target: bucket({ name: 'logs', ...given }),
});

describe('access logs', () => {
  test('[logging/target-exists] go to a bucket that is there', () => {
    expect(judge(rules.logsGoToBucket, logs({}))).toBe('passed');
    expect(judge(rules.logsGoToBucket, { bucket: here, name: 'logs', target: undefined })).toEqual({
      status: 400,
      code: 'InvalidTargetBucketForLogging',
      message: 'The target bucket for logging does not exist',
      TargetBucket: 'logs',
    });
  });

  test('[logging/same-owner] stay with their owner', () => {
    expect(judge(rules.logsStayWithOwner, logs({}))).toBe('passed');
    expect(judge(rules.logsStayWithOwner, logs({ account: them }))).toMatchObject({
      status: 400,
      code: 'InvalidTargetBucketForLogging',
      TargetBucket: 'logs',
    });
  });

  test('[logging/same-region] stay in their Region; us-east-1 is not named', () => {
    expect(judge(rules.logsStayInRegion, logs({}))).toBe('passed');
    expect(judge(rules.logsStayInRegion, logs({ region: 'us-west-2' }))).toEqual({
      status: 403,
      code: 'CrossLocationLoggingProhibitted',
      message: 'Cross S3 location logging not allowed. ',
      TargetBucketLocation: 'us-west-2',
    });
    const away = bucket({ region: 'eu-west-1' });
    expect(judge(rules.logsStayInRegion, { ...logs({}), bucket: away })).toMatchObject({
      SourceBucketLocation: 'eu-west-1',
    });
    const both = { ...logs({ region: 'us-west-2' }), bucket: away };
    expect(judge(rules.logsStayInRegion, both)).toMatchObject({
      SourceBucketLocation: 'eu-west-1',
      TargetBucketLocation: 'us-west-2',
    });
  });
});

everyRuleWasSeen(rules);
