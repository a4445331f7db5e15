import { expect, test } from 'vitest';
import type { AccessPoint } from '../../../src/semantics/accessPoint/accessPoint.ts';
import * as rules from '../../../src/semantics/rules/accessPointUse.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { us } from './samples.ts';

test('[access-point/host] a host that says whose it is', () => {
  const host = (readable: boolean) => judge(rules.hostNamesAccessPoint, { named: 'a', readable });
  expect(host(true)).toBe('passed');
  expect(host(false)).toMatchObject({ status: 400, code: 'InvalidAccessPoint' });
});

test.each([
  [rules.accessPointIsThere, 404, 'NoSuchAccessPoint'],
  [rules.aliasIsThere, 400, 'InvalidAccessPointAliasError'],
  [rules.multiRegionIsThere, 404, 'NoSuchMultiRegionAccessPoint'],
] as const)('$0.id', (rule, status, code) => {
  expect(judge(rule, { named: 'finance', found: true })).toBe('passed');
  expect(judge(rule, { named: 'finance', found: false })).toMatchObject({ status, code });
});

test('[access-point/operation] what goes through', () => {
  const goes = (operation: string, manyRegions = false) =>
    judge(rules.accessPointSupports, { operation, manyRegions });
  for (const operation of [
    'CopyObject',
    'GetObject',
    'ListParts',
    'ListObjectsV2',
    'RestoreObject',
  ])
    expect([goes(operation), goes(operation, true)]).toEqual(['passed', 'passed']);
  for (const operation of ['HeadBucket', 'GetBucketPolicy', 'ListObjects']) {
    expect(goes(operation)).toBe('passed');
    expect(goes(operation, true)).toMatchObject({ status: 405 });
  }
  for (const operation of ['CreateBucket', 'DeleteBucket', 'PutBucketPolicy', 'GetBucketTagging'])
    expect(goes(operation)).toMatchObject({ status: 405, code: 'MethodNotAllowed' });
});

test('[access-point/signed] somebody asks', () => {
  expect(judge(rules.accessPointCallerIsKnown, { account: us })).toBe('passed');
  expect(judge(rules.accessPointCallerIsKnown, { account: null })).toMatchObject({ status: 403 });
});

test("[access-point/https] AWS's own hosts are asked over HTTPS", () => {
  const asked = (scheme: 'http' | 'https', host: string) =>
    judge(rules.accessPointIsAskedSafely, { scheme, host });
  expect(asked('https', 'a.s3-accesspoint.us-east-1.amazonaws.com')).toBe('passed');
  expect(asked('http', 'a.localhost:9000')).toBe('passed');
  for (const host of ['a.s3-accesspoint.us-east-1.amazonaws.com', 'a.amazonaws.com.cn:80'])
    expect(asked('http', host)).toMatchObject({ status: 403 });
});

test('[access-point/network] a network of its own', () => {
  const asked = (vpc: string | undefined, from: string | undefined) =>
    judge(rules.networkIsOfAccessPoint, { vpc, from });
  expect([asked(undefined, 'vpc-1'), asked('vpc-1', 'vpc-1')]).toEqual(['skipped', 'passed']);
  for (const from of [undefined, 'vpc-2'])
    expect(asked('vpc-1', from)).toMatchObject({ code: 'AccessDenied' });
});

test('[access-point/restricted] others are shut out', () => {
  const judged = (restricted: boolean) =>
    judge(rules.accessPointIsNotRestricted, { accessPoint: 'the-arn', restricted });
  expect(judged(false)).toBe('passed');
  expect(judged(true)).toMatchObject({ status: 403, code: 'AccessDenied' });
});

test('[access-point/bucket] it stands for its bucket', () => {
  const accessPoint = { arn: 'the-arn', bucket: 'photos' } as AccessPoint;
  expect(choose(rules.accessPointBucket, { accessPoint })).toEqual({
    value: 'photos',
    origin: 'computed',
    because: 'the request goes through the-arn',
  });
});

test('[access-point/same-region] a copy stays in its region', () => {
  const copy = (destination: string, through: boolean) =>
    judge(rules.copyStaysInRegion, { source: 'us-east-1', destination, through });
  expect([copy('us-east-1', true), copy('eu-west-1', false)]).toEqual(['passed', 'passed']);
  expect(copy('eu-west-1', true)).toMatchObject({ status: 400, code: 'InvalidRequest' });
});

everyRuleWasSeen(rules);
