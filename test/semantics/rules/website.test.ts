import { describe, expect, test } from 'vitest';
import { refuse } from '../../../src/protocol/errors.ts';
import * as rules from '../../../src/semantics/rules/website.ts';
import type { RoutingRule } from '../../../src/storage/webConfiguration.ts';
import { choose, everyRuleWasSeen, judge, refusalHeaders } from './judge.ts';
import { bucket, object } from './samples.ts';

const asked = (key: string, search = '') =>
  ({ scheme: 'http', host: 'site.s3-website.localhost:9000', key, search }) as const;

test('[website/method] GET and HEAD only', () => {
  expect(judge(rules.websiteMethodIsKnown, { method: 'POST' })).toEqual({
    status: 405,
    code: 'MethodNotAllowed',
    message: 'The specified method is not allowed against this resource.',
    Method: 'POST',
    ResourceType: 'OBJECT',
  });
  expect(judge(rules.websiteMethodIsKnown, { method: 'HEAD' })).toBe('passed');
  expect(judge(rules.websiteMethodIsKnown, { method: 'GET' })).toBe('passed');
});

test('[website/region] the endpoint of another region names the right one', () => {
  const judged = (region: string | undefined) =>
    judge(rules.websiteIsOfRegion, { bucket: bucket({ region: 'eu-west-1' }), region });
  expect(judged('us-east-1')).toMatchObject({
    status: 400,
    code: 'IncorrectEndpoint',
    Endpoint: 'photos.s3-website-eu-west-1.amazonaws.com',
  });
  expect(judged('eu-west-1')).toBe('passed');
  expect(judged(undefined)).toBe('skipped');
});

describe('[website/redirect-all] everything goes elsewhere', () => {
  test.each([
    [{ HostName: 'example.com' }, 'http://example.com/a/b%20c?d=e%20f'],
    [
      { HostName: 'example.com', Protocol: 'https' as const },
      'https://example.com/a/b%20c?d=e%20f',
    ],
  ])('%j', (all, location) => {
    const facts = { all, asked: asked('a/b c', 'd=e%20f') };
    expect(judge(rules.notAllRedirected, facts)).toMatchObject({ status: 301 });
    expect(refusalHeaders(rules.notAllRedirected, facts)).toEqual({ location });
  });

  test('or not', () => {
    expect(judge(rules.notAllRedirected, { all: undefined, asked: asked('') })).toBe('skipped');
  });
});

const here = 'http://site.s3-website.localhost:9000';
const routing: readonly RoutingRule[] = [
  { Condition: { HttpErrorCodeReturnedEquals: '403' }, Redirect: { ReplaceKeyWith: 'login' } },
  {
    Condition: { KeyPrefixEquals: 'docs/', HttpErrorCodeReturnedEquals: '404' },
    Redirect: { ReplaceKeyWith: 'docs/missing.html' },
  },
  {
    Condition: { HttpErrorCodeReturnedEquals: '404' },
    Redirect: { HostName: 'example.com', Protocol: 'https', ReplaceKeyPrefixWith: '404/' },
  },
  {
    Condition: { KeyPrefixEquals: 'old/' },
    Redirect: { ReplaceKeyPrefixWith: '', HttpRedirectCode: '302' },
  },
  { Condition: { KeyPrefixEquals: 'app/' }, Redirect: { ReplaceKeyPrefixWith: '#!/' } },
  { Condition: { KeyPrefixEquals: 'same/' }, Redirect: { HttpRedirectCode: '307' } },
];

test.each([
  ['old/a b', 302, `${here}/a%20b`],
  ['app/page', 301, `${here}/#!/page`],
  ['same/a', 307, `${here}/same/a`],
])('[website/routing-rule] %s is redirected before it is looked for', (key, status, location) => {
  const facts = { rules: routing, asked: asked(key) };
  expect(judge(rules.notRedirectedByPrefix, facts)).toMatchObject({ status });
  expect(refusalHeaders(rules.notRedirectedByPrefix, facts)).toEqual({ location });
});

test('[website/routing-rule] a rule for errors, or for another prefix, waits', () => {
  const judged = (list: typeof routing | undefined) =>
    judge(rules.notRedirectedByPrefix, { rules: list, asked: asked('docs/a') });
  expect(judged(routing)).toBe('passed');
  expect(judged(undefined)).toBe('skipped');
  expect(judged([{ Redirect: { ReplaceKeyWith: 'all' } }])).toMatchObject({ status: 301 });
});

test.each([
  ['docs/a', 404, `${here}/docs/missing.html?q`],
  ['other', 404, 'https://example.com/404/other?q'],
  ['docs/a', 403, `${here}/login?q`],
])('[website/routing-rule-of-error] %s that is %i is redirected', (key, status, location) => {
  const error = refuse(status === 404 ? 'NoSuchKey' : 'AccessDenied');
  const facts = { rules: routing, asked: asked(key, 'q'), error };
  expect(judge(rules.notRedirectedByError, facts)).toMatchObject({ status: 301 });
  expect(refusalHeaders(rules.notRedirectedByError, facts)).toEqual({ location });
});

test('[website/routing-rule-of-error] what no rule is for is not redirected', () => {
  const error = refuse('InvalidObjectState');
  const given = { asked: asked('docs/a'), error };
  expect(judge(rules.notRedirectedByError, { ...given, rules: routing.slice(1) })).toBe('passed');
  expect(judge(rules.notRedirectedByError, { ...given, rules: undefined })).toBe('skipped');
});

test.each([
  ['', 'index.html', 'computed'],
  ['a/', 'a/index.html', 'computed'],
  ['a', 'a', 'requested'],
])('[website/index-document] %j stands for %s', (key, value, origin) => {
  expect(choose(rules.indexDocument, { key, suffix: 'index.html' })).toMatchObject({
    value,
    origin,
  });
});

test('[website/folder] a folder gets its slash', () => {
  const facts = { key: 'a b', index: object() };
  expect(judge(rules.notAFolder, facts)).toEqual({
    status: 302,
    code: 'Found',
    message: 'Resource Found',
  });
  expect(refusalHeaders(rules.notAFolder, facts)).toEqual({ location: '/a%20b/' });
  expect(judge(rules.notAFolder, { key: 'a', index: undefined })).toBe('passed');
});

test('[website/object-redirect] an object may be a redirect', () => {
  const facts = { location: '/elsewhere' };
  expect(judge(rules.notRedirectedByObject, facts)).toMatchObject({ status: 301 });
  expect(refusalHeaders(rules.notRedirectedByObject, facts)).toEqual(facts);
  expect(judge(rules.notRedirectedByObject, { location: undefined })).toBe('skipped');
});

test('[website/error] the error is the answer', () => {
  const error = refuse('NoSuchKey', { Key: 'a' });
  expect(judge(rules.pageIsFound, { error, document: undefined })).toMatchObject({
    code: 'NoSuchKey',
    Key: 'a',
  });
});

everyRuleWasSeen(rules, {
  alwaysRefuse: ['website/error', 'website/redirect-all', 'website/object-redirect'],
});
