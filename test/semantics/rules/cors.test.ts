import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/cors.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

test('[cors/origin] a preflight names its origin', () => {
  expect(judge(rules.originIsNamed, { Origin: undefined })).toEqual({
    status: 400,
    code: 'BadRequest',
    message: 'Insufficient information. Origin request header needed.',
  });
  expect(judge(rules.originIsNamed, { Origin: 'https://example.com' })).toBe('passed');
});

test('[cors/bucket] a bucket that is not there is forbidden', () => {
  expect(judge(rules.preflightFindsBucket, { bucket: undefined, method: 'GET' })).toEqual({
    status: 403,
    code: 'AccessForbidden',
    message: 'CORSResponse: Bucket not found',
    Method: 'GET',
    ResourceType: 'BUCKET',
  });
  expect(judge(rules.preflightFindsBucket, { bucket: bucket(), method: 'GET' })).toBe('passed');
});

test('[cors/enabled] a bucket without CORS refuses every preflight by its method', () => {
  const refusal = {
    status: 403,
    code: 'AccessForbidden',
    message: 'CORSResponse: CORS is not enabled for this bucket.',
    Method: 'PUT',
    ResourceType: 'BUCKET',
  };
  expect(judge(rules.corsIsEnabled, { method: 'PUT', rules: undefined })).toEqual(refusal);
  expect(judge(rules.corsIsEnabled, { method: undefined, rules: undefined })).toEqual({
    ...refusal,
    Method: 'OPTIONS',
  });
  expect(judge(rules.corsIsEnabled, { method: 'PUT', rules: [] })).toBe('passed');
});

test.each([
  ['GET', 'passed'],
  ['DELETE', 'passed'],
  ['get', 'get'],
  ['PATCH', 'PATCH'],
  [undefined, 'null'],
])('[cors/request-method] a preflight for %s', (method, answer) => {
  expect(judge(rules.requestedMethodIsKnown, { method })).toEqual(
    answer === 'passed'
      ? 'passed'
      : {
          status: 400,
          code: 'BadRequest',
          message: `Invalid Access-Control-Request-Method: ${answer}`,
        },
  );
});

test('[cors/request-headers] what is asked to be sent are names of headers', () => {
  const asked = (...headers: string[]) => judge(rules.requestedHeadersAreTokens, { headers });
  expect(asked('x-amz-acl', 'a b')).toEqual({
    status: 400,
    code: 'BadRequest',
    message: 'Access-Control-Request-Headers "a b" contains invalid character.',
  });
  expect(asked('x-amz-acl', '')).toMatchObject({ code: 'BadRequest' });
  expect(asked('x-amz-acl', 'Content-Type')).toBe('passed');
  expect(asked()).toBe('skipped');
});

describe('[cors/rule] the rule that answers', () => {
  const site = {
    ID: 'site',
    AllowedOrigins: ['https://a.example', 'https://*.b.example'],
    AllowedMethods: ['GET', 'PUT'],
    AllowedHeaders: ['x-amz-*', 'Content-Type'],
  };
  const open = { AllowedOrigins: ['*'], AllowedMethods: ['GET'] };
  const asked = (origin: string, method = 'GET', ...headers: string[]) =>
    choose(rules.corsRule, { rules: [site, open], origin, method, headers });

  test.each([
    ['https://a.example', 'PUT', ['x-amz-acl', 'content-type']],
    ['https://www.b.example', 'GET', []],
    ['https://.b.example', 'GET', ['X-Amz-']],
  ] as const)('is the first that allows %s to %s with %j', (origin, method, headers) => {
    expect(asked(origin, method, ...headers)).toMatchObject({
      value: site,
      shown: 'rule 1 (site)',
      because: `rule 1 (site) allows ${method} from ${origin}`,
    });
  });

  test('is a later one where the first does not fit', () => {
    expect(asked('https://c.example')).toMatchObject({ value: open, shown: 'rule 2' });
  });

  test.each([
    ['https://b.example', 'PUT', '', 'the origin https://b.example', 'the method PUT'],
    ['https://A.example', 'PUT', '', 'the origin https://A.example', 'the method PUT'],
    ['https://a.example', 'GET', 'x-other', 'the header x-other', 'the header x-other'],
    ['https://a.example', 'HEAD', '', 'the method HEAD', 'the method HEAD'],
  ])('is none for %s, %s, %j, and it is said why', (origin, method, header, first, second) => {
    const headers = header === '' ? [] : [header];
    expect(asked(origin, method, ...headers)).toMatchObject({
      value: undefined,
      shown: 'none',
      because: `rule 1 (site) does not allow ${first}; rule 2 does not allow ${second}`,
    });
  });

  test('does not let one character stand on both sides of a wildcard', () => {
    const AllowedOrigins = ['https://a*a.example'];
    const given = { rules: [{ AllowedOrigins, AllowedMethods: ['GET'] }], method: 'GET' };
    const origin = (text: string) =>
      choose(rules.corsRule, { ...given, origin: text, headers: [] }).value;
    expect(origin('https://a.example')).toBeUndefined();
    expect(origin('https://aa.example')).toBeDefined();
  });
});

test('[cors/allowed] a preflight without a rule is forbidden, in S3’s own spelling', () => {
  const asked = {
    method: 'PUT',
    type: 'OBJECT',
    origin: 'https://a.example',
    headers: ['x-a'],
  } as const;
  expect(judge(rules.preflightIsAllowed, { ...asked, rule: undefined })).toEqual({
    status: 403,
    code: 'AccessForbidden',
    message: expect.stringMatching(
      /^CORSResponse: This CORS request is not allowed\. .* evalution of Origin, .* CORS spec\.$/,
    ),
    Method: 'PUT',
    ResourceType: 'OBJECT',
  });
  const rule = { AllowedOrigins: ['*'], AllowedMethods: ['PUT'] };
  expect(judge(rules.preflightIsAllowed, { ...asked, rule })).toBe('passed');
});

everyRuleWasSeen(rules);
