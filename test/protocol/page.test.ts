import { describe, expect, test } from 'vitest';
import type { WireRequest } from '../../src/protocol/message.ts';
import { crossOriginPage, preflightOf, withOrigin } from '../../src/protocol/page.ts';

const page = { origin: 'https://a.example', mode: 'cors', credentials: 'same-origin' };
const request = (
  headers: Readonly<Record<string, string>> = {},
  rest: Partial<WireRequest> = {},
): WireRequest => ({
  method: 'GET',
  scheme: 'https',
  host: 'b.s3.amazonaws.com',
  target: '/k?versionId=1',
  headers: Object.entries({ host: 'b.s3.amazonaws.com', ...headers }),
  body: null,
  page,
  ...rest,
});

test.each([
  [{}, page],
  [{ page: { ...page, origin: 'https://b.s3.amazonaws.com' } }, undefined],
  [{ page: { ...page, mode: 'no-cors' } }, undefined],
  [{ page: { ...page, mode: 'navigate' } }, undefined],
  [{ scheme: 'http', page: { ...page, origin: 'https://b.s3.amazonaws.com' } } as const, 'there'],
])('%j asks across origins: %j', (rest, expected) => {
  const found = crossOriginPage(request({}, rest));
  if (expected === 'there') expect(found).toBeDefined();
  else expect(found).toEqual(expected);
});

describe('a preflight', () => {
  const asks = (headers: Readonly<Record<string, string>>, method = 'GET') =>
    preflightOf(request(headers, { method }), page)?.headers;

  test.each([
    [{}, 'GET'],
    [{}, 'HEAD'],
    [{ 'content-type': 'text/plain; charset=utf-8' }, 'POST'],
    [{ accept: '*/*', 'accept-language': 'de-DE, en;q=0.5' }, 'GET'],
    [{ range: 'bytes=0-5' }, 'GET'],
    [{ range: 'bytes=5-' }, 'GET'],
    [{ 'content-length': '5', 'user-agent': 'x', 'sec-fetch-mode': 'cors' }, 'GET'],
  ])('is not sent for %j of %s', (headers, method) => {
    expect(asks(headers, method)).toBeUndefined();
  });

  test.each([
    [{}, 'PUT', undefined],
    [{}, 'DELETE', undefined],
    [{ 'x-amz-date': '1', authorization: 'AWS' }, 'GET', 'authorization,x-amz-date'],
    [{ 'content-type': 'application/xml' }, 'POST', 'content-type'],
    [{ range: 'bytes=-5' }, 'GET', 'range'],
    [{ accept: '(' }, 'GET', 'accept'],
    [{ 'accept-language': 'x'.repeat(129) }, 'GET', 'accept-language'],
  ])('of %j by %s asks for %s', (headers, method, names) => {
    expect(asks(headers, method)).toEqual([
      ['host', 'b.s3.amazonaws.com'],
      ['origin', 'https://a.example'],
      ['access-control-request-method', method],
      ...(names === undefined ? [] : [['access-control-request-headers', names]]),
    ]);
  });

  test('asks for all when the simple ones are more than a kilobyte together', () => {
    const headers = Array.from({ length: 9 }, () => ['accept', 'x'.repeat(120)] as const);
    expect(preflightOf(request({}, { headers }), page)?.headers.at(-1)).toEqual([
      'access-control-request-headers',
      'accept',
    ]);
  });

  test('goes where the request goes', () => {
    expect(preflightOf(request({ 'x-a': '1' }), page)).toMatchObject({
      method: 'OPTIONS',
      target: '/k?versionId=1',
      body: null,
      page,
    });
  });
});

test('the origin is added once', () => {
  expect(withOrigin(request({ origin: 'null' }), page).headers).toEqual([
    ['host', 'b.s3.amazonaws.com'],
    ['origin', 'https://a.example'],
  ]);
});
