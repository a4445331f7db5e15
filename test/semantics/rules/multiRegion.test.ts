import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/multiRegion.ts';
import type {
  AsyncRequestRecord,
  MultiRegionAccessPointRecord,
} from '../../../src/storage/records.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const record = { kind: 'multiRegionAccessPoint', name: 'planet' } as MultiRegionAccessPointRecord;
const request = {
  kind: 'asyncRequest',
  operation: 'CreateMultiRegionAccessPoint',
  details: '{}',
} as AsyncRequestRecord;

test('[multi-region/name] names', () => {
  const name = (name: string) => judge(rules.multiRegionNameIsValid, { name });
  for (const good of ['abc', 'a-1', 'a'.repeat(50)]) expect(name(good)).toBe('passed');
  for (const bad of ['', 'ab', 'Abc', 'ab-', 'a'.repeat(51)])
    expect(name(bad)).toMatchObject({ status: 400 });
});

test('[multi-region/client-token] a token is sent', () => {
  expect(judge(rules.clientTokenIsSent, { ClientToken: 'a' })).toBe('passed');
  for (const ClientToken of [undefined, ''])
    expect(judge(rules.clientTokenIsSent, { ClientToken })).toMatchObject({ status: 400 });
});

test('[multi-region/client-token-used] a token is of one request', () => {
  const sent = (more: object) =>
    judge(rules.clientTokenIsOfThis, {
      earlier: request,
      operation: request.operation,
      details: '{}',
      ...more,
    });
  expect([sent({}), sent({ earlier: undefined })]).toEqual(['passed', 'skipped']);
  for (const other of [{ operation: 'DeleteMultiRegionAccessPoint' }, { details: '{"a":1}' }])
    expect(sent(other)).toMatchObject({ status: 409, code: 'ClientTokenConflict' });
});

test('[multi-region/already-owned-by-you] one of a name', () => {
  expect(judge(rules.multiRegionIsNew, { existing: undefined })).toBe('passed');
  expect(judge(rules.multiRegionIsNew, { existing: record })).toMatchObject({ status: 409 });
});

test('[multi-region/count] a hundred', () => {
  expect(judge(rules.multiRegionsFit, { count: 99 })).toBe('passed');
  expect(judge(rules.multiRegionsFit, { count: 100 })).toMatchObject({ status: 400 });
});

test('[multi-region/region-count] 1 to 17 regions', () => {
  const regions = (count: number) =>
    judge(rules.regionsFit, { regions: Array.from({ length: count }, String) });
  expect([regions(1), regions(17)]).toEqual(['passed', 'passed']);
  expect([regions(0), regions(18)]).toMatchObject([
    { code: 'MalformedXML' },
    { code: 'TooManyMultiRegionAccessPointregions' },
  ]);
});

test('[multi-region/regions] each in its own', () => {
  expect(judge(rules.regionsDiffer, { regions: ['a', 'b'] })).toBe('passed');
  expect(judge(rules.regionsDiffer, { regions: ['a', 'b', 'a'] })).toMatchObject({
    code: 'MultiRegionAccessPointSameBucketRegion',
  });
});

test('[multi-region/exists] one there is, or not', () => {
  expect(judge(rules.multiRegionExists, { name: 'a', accessPoint: record })).toBe('passed');
  expect(judge(rules.multiRegionExists, { name: 'a', accessPoint: undefined })).toMatchObject({
    status: 404,
    AccessPointName: 'a',
  });
});

test('[multi-region/policy-exists] a policy there is, or not', () => {
  expect(judge(rules.multiRegionHasPolicy, { name: 'a', policy: '{}' })).toBe('passed');
  expect(judge(rules.multiRegionHasPolicy, { name: 'a', policy: undefined })).toMatchObject({
    status: 404,
  });
});

test('[multi-region/request] a request that was made', () => {
  expect(judge(rules.asyncRequestExists, { token: 'a', request })).toBe('passed');
  expect(judge(rules.asyncRequestExists, { token: 'a', request: undefined })).toMatchObject({
    status: 404,
    code: 'NoSuchAsyncRequest',
  });
});

everyRuleWasSeen(rules);
