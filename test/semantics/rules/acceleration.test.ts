import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/acceleration.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

const unfit = (message: string) => ({ status: 400, code: 'InvalidRequest', message });

test('[acceleration/name] a bucket with dots is not accelerated', () => {
  expect(judge(rules.acceleratedNameHasNoDots, { name: 'my.photos' })).toEqual(
    unfit('S3 Transfer Acceleration is not supported for buckets with periods (.) in their names'),
  );
  expect(judge(rules.acceleratedNameHasNoDots, { name: 'photos' })).toBe('passed');
});

test('[acceleration/status] the switch has a status', () => {
  for (const Status of ['enabled', undefined])
    expect(judge(rules.accelerationIsKnown, { Status })).toMatchObject({ code: 'MalformedXML' });
  for (const Status of ['Enabled', 'Suspended'])
    expect(judge(rules.accelerationIsKnown, { Status })).toBe('passed');
});

test('[acceleration/style] the bucket stands in the host', () => {
  expect(judge(rules.acceleratedIsVirtual, { style: 'path' })).toEqual(
    unfit('S3 Transfer Accelerate endpoint only supports virtual style requests'),
  );
  expect(judge(rules.acceleratedIsVirtual, { style: 'virtual' })).toBe('passed');
});

test('[acceleration/operation] buckets are made and deleted elsewhere', () => {
  for (const [operation, Method] of [
    ['CreateBucket', 'PUT'],
    ['DeleteBucket', 'DELETE'],
  ] as const) {
    expect(judge(rules.operationIsAccelerated, { operation })).toMatchObject({
      status: 405,
      code: 'MethodNotAllowed',
      Method,
      ResourceType: 'BUCKET',
    });
  }
  expect(judge(rules.operationIsAccelerated, { operation: 'PutObject' })).toBe('passed');
});

test('[acceleration/enabled] the switch is on', () => {
  const judged = (status: string | undefined) =>
    judge(rules.bucketIsAccelerated, { bucket: bucket(), status });
  expect(judged(undefined)).toEqual(
    unfit('S3 Transfer Acceleration is not configured on this bucket'),
  );
  expect(judged('Suspended')).toEqual(unfit('S3 Transfer Acceleration is disabled on this bucket'));
  expect(judged('Enabled')).toBe('passed');
});

test('[acceleration/copy] a copy stays in its region', () => {
  const copy = { from: 'eu-west-1', to: 'us-east-1', accelerate: true };
  expect(judge(rules.acceleratedCopyStays, copy)).toMatchObject({
    status: 400,
    code: 'InvalidRequest',
  });
  expect(judge(rules.acceleratedCopyStays, { ...copy, accelerate: false })).toBe('passed');
  expect(judge(rules.acceleratedCopyStays, { ...copy, to: 'eu-west-1' })).toBe('passed');
});

everyRuleWasSeen(rules);
