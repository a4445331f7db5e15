import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/page.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

const silent = {
  allowOrigin: undefined,
  allowCredentials: false,
  allowMethods: [],
  allowHeaders: [],
  exposeHeaders: [],
};
const seen = { origin: 'https://a.example', method: 'PUT', credentialed: false, ...silent };
const shared = { ...seen, allowOrigin: 'https://a.example' };

const networkError = (reason: string) => ({
  status: 0,
  code: 'NetworkError',
  message: `The browser answers with a network error: ${reason}`,
});

test.each([
  [seen, 'the answer does not say that https://a.example may read it.'],
  [{ ...seen, allowOrigin: 'https://b.example' }, 'the answer is for https://b.example.'],
  [
    { ...seen, allowOrigin: '*', credentialed: true },
    'the answer is for every origin, which credentials exclude.',
  ],
  [{ ...shared, credentialed: true }, 'the answer does not allow credentials.'],
])('[cors/readable] a page may not read %j', (facts, reason) => {
  expect(judge(rules.pageMayRead, facts)).toEqual(networkError(reason));
  expect(judge(rules.pageMayAsk, { ...facts, method: 'GET', headers: [] })).toEqual(
    networkError(reason),
  );
});

test.each([
  shared,
  { ...seen, allowOrigin: '*' },
  { ...shared, credentialed: true, allowCredentials: true },
])('[cors/readable] a page may read %j', (facts) => {
  expect(judge(rules.pageMayRead, facts)).toBe('passed');
});

test('[cors/preflight] method and headers must be allowed, by name or by a wildcard without credentials', () => {
  const ask = (facts: object) =>
    judge(rules.pageMayAsk, { ...shared, headers: ['x-a', 'authorization'], ...facts });
  expect(ask({})).toEqual(networkError('the preflight does not allow the method PUT.'));
  const methods = { allowMethods: ['PUT'] };
  expect(ask(methods)).toEqual(networkError('the preflight does not allow the header x-a.'));
  expect(ask({ ...methods, allowHeaders: ['*'] })).toEqual(
    networkError('the preflight does not allow the header authorization.'),
  );
  expect(ask({ allowMethods: ['*'], allowHeaders: ['*', 'authorization'] })).toBe('passed');
  expect(ask({ method: 'POST', allowHeaders: ['x-a', 'authorization'] })).toBe('passed');
  expect(ask({ allowMethods: ['*'], credentialed: true, allowCredentials: true })).toEqual(
    networkError('the preflight does not allow the method PUT.'),
  );
});

test('[cors/exposed] a page sees the simple headers and those that are named', () => {
  const names = ['content-type', 'etag', 'x-amz-version-id', 'last-modified'];
  const of = (facts: object) => choose(rules.headersHidden, { ...shared, names, ...facts });
  expect(of({})).toMatchObject({
    value: ['etag', 'x-amz-version-id'],
    because: 'ExposeHeaders names none',
    shown: 'hidden: etag, x-amz-version-id',
  });
  expect(of({ exposeHeaders: ['etag'] }).value).toEqual(['x-amz-version-id']);
  expect(of({ exposeHeaders: ['*'] })).toMatchObject({
    value: [],
    because: 'ExposeHeaders names all',
  });
  expect(of({ exposeHeaders: ['*'], credentialed: true }).value).toHaveLength(2);
});

test('each tells the CORS rule that is missing', () => {
  const remedy = (rule: object) => [
    {
      says: "Add this rule to the bucket's CORS configuration (PutBucketCors).",
      document: JSON.stringify({ CORSRules: [rule] }, null, 2),
    },
  ];
  const base = { AllowedOrigins: ['https://a.example'], AllowedMethods: ['PUT'] };
  expect(rules.pageMayAsk.remedies?.({ ...seen, headers: ['x-a'] })).toEqual(
    remedy({ ...base, AllowedHeaders: ['x-a'] }),
  );
  expect(rules.pageMayRead.remedies?.(seen)).toEqual(remedy({ ...base, ExposeHeaders: ['ETag'] }));
  const names = ['content-type', 'etag', 'server', 'x-amz-version-id'];
  expect(
    rules.headersHidden.remedies?.({ ...shared, exposeHeaders: ['x-amz-id-2'], names }),
  ).toEqual(remedy({ ...base, ExposeHeaders: ['x-amz-id-2', 'etag', 'x-amz-version-id'] }));
  expect(rules.headersHidden.remedies?.({ ...shared, names: ['content-type'] })).toEqual([]);
});

everyRuleWasSeen(rules);
