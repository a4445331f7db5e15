import { expect, test } from 'vitest';
import { readPolicy } from '../../../src/semantics/policy/document.ts';
import * as rules from '../../../src/semantics/rules/accessPoint.ts';
import type { AccessPointRecord } from '../../../src/storage/records.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket, them, us } from './samples.ts';

const accessPoint = { kind: 'accessPoint', name: 'finance' } as AccessPointRecord;
const arn = `arn:aws:s3:us-east-1:${us}:accesspoint/finance`;
const policy = (statement: object) =>
  readPolicy(JSON.stringify({ Statement: [{ Effect: 'Allow', ...statement }] })) ??
  expect.unreachable();

test('[access-point/name] names', () => {
  const name = (name: string) => judge(rules.accessPointNameIsValid, { name });
  for (const good of ['abc', 'a-1', '1ab', 'a'.repeat(50)]) expect(name(good)).toBe('passed');
  for (const bad of ['', 'ab', 'Abc', 'ab-', '-ab', 'a.b', 'a_b', 'xn--abc', 'abc--ol-s3'])
    expect(name(bad)).toMatchObject({ status: 400, code: 'InvalidAccessPoint' });
});

test('[access-point/scope] none has a scope', () => {
  expect(judge(rules.accessPointHasNoScope, { Scope: undefined })).toBe('skipped');
  expect(judge(rules.accessPointHasNoScope, { Scope: {} })).toMatchObject({ status: 400 });
});

test('[access-point/vpc-id] the id of a network', () => {
  const vpc = (VpcId: string | undefined) => judge(rules.accessPointVpcIsValid, { VpcId });
  expect([vpc(undefined), vpc('vpc-1a2b3c')]).toEqual(['skipped', 'passed']);
  for (const bad of ['', 'vpc-', 'net-1', 'vpc-A']) expect(vpc(bad)).toMatchObject({ status: 400 });
});

test('[access-point/bucket-account] whose bucket it is', () => {
  const facts = { bucket: bucket({ account: them }), account: us };
  const judged = (BucketAccountId: string | undefined) =>
    judge(rules.accessPointBucketIsOwners, { ...facts, BucketAccountId });
  expect(judged(them)).toBe('passed');
  for (const other of [undefined, us]) expect(judged(other)).toMatchObject({ status: 403 });
});

test('[access-point/bucket-region] the region of the bucket', () => {
  const near = (region: string) =>
    judge(rules.accessPointBucketIsNear, { bucket: bucket(), region });
  expect(near('us-east-1')).toBe('passed');
  expect(near('eu-west-1')).toMatchObject({ status: 400, code: 'InvalidRequest' });
});

test('[access-point/already-owned-by-you] one of a name', () => {
  expect(judge(rules.accessPointIsNew, { existing: undefined })).toBe('passed');
  expect(judge(rules.accessPointIsNew, { existing: accessPoint })).toMatchObject({
    status: 409,
    AccessPointName: 'finance',
  });
});

test('[access-point/count] ten thousand', () => {
  expect(judge(rules.accessPointsFit, { count: 9999 })).toBe('passed');
  expect(judge(rules.accessPointsFit, { count: 10_000 })).toMatchObject({
    code: 'TooManyAccessPoints',
  });
});

test('[access-point/exists] one there is, or not', () => {
  expect(judge(rules.accessPointExists, { name: 'finance', accessPoint })).toBe('passed');
  const none = { name: 'finance', accessPoint: undefined };
  expect(judge(rules.accessPointExists, none)).toMatchObject({ status: 404 });
});

test('[access-point/policy-exists] a policy there is, or not', () => {
  expect(judge(rules.accessPointHasPolicy, { name: 'a', policy: '{}' })).toBe('passed');
  expect(judge(rules.accessPointHasPolicy, { name: 'a', policy: undefined })).toMatchObject({
    status: 404,
    code: 'NoSuchAccessPointPolicy',
  });
});

test('[access-point/policy-resource] what a policy is about', () => {
  const about = (statement: object) =>
    judge(rules.resourcesAreOfAccessPoint, { policy: policy(statement), arn });
  for (const Resource of [arn, `${arn}/object/*`, `${arn}/object/a/b`, [arn, `${arn}/object/*`]])
    expect(about({ Resource })).toBe('passed');
  for (const Resource of [`${arn}/a`, `${arn}x`, 'arn:aws:s3:::photos', [arn, 'other']])
    expect(about({ Resource })).toMatchObject({ code: 'MalformedPolicy' });
  expect(about({ NotResource: 'arn:aws:s3:::photos' })).toMatchObject({ status: 400 });
});

test('[access-point/policy-public] a policy for everybody', () => {
  const judged = (Principal: unknown, BlockPublicPolicy: boolean, vpc?: string) =>
    judge(rules.accessPointPolicyIsNotPublic, {
      policy: policy({ Principal }),
      BlockPublicPolicy,
      vpc,
      arn: `arn:aws:iam::${us}:root`,
      action: 's3:PutAccessPointPolicy',
      resource: arn,
    });
  expect(judged({ AWS: them }, true)).toBe('passed');
  expect(judged('*', false)).toBe('passed');
  expect(judged('*', true, 'vpc-1')).toBe('passed');
  expect(judged('*', true)).toMatchObject({
    status: 403,
    message: `User: arn:aws:iam::${us}:root is not authorized to perform: s3:PutAccessPointPolicy on resource: "${arn}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
  });
});

test('[access-point/bucket-attached] a bucket that goes', () => {
  expect(judge(rules.bucketHasNoAccessPoints, { attached: undefined })).toBe('passed');
  expect(judge(rules.bucketHasNoAccessPoints, { attached: accessPoint })).toMatchObject({
    status: 400,
    code: 'BucketHasAccessPointsAttached',
  });
});

everyRuleWasSeen(rules, { alwaysRefuse: ['access-point/scope'] });
