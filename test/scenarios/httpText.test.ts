import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireRequest } from '../../src/protocol/message.ts';
import { parseHttp, printHttp } from '../../src/scenarios/httpText.ts';

const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/).filter((name) => name !== 'host');
const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$|^$/);

const requests: fc.Arbitrary<WireRequest> = fc.record({
  method: fc.constantFrom('GET', 'PUT', 'HEAD', 'DELETE', 'POST'),
  scheme: fc.constant('https' as const),
  host: fc.stringMatching(/^[a-z][a-z0-9.-]{0,30}$/),
  target: fc.stringMatching(/^\/[!-~]{0,40}$/),
  headers: fc.array(fc.tuple(token, value), { maxLength: 8 }),
  body: fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((text) => new TextEncoder().encode(text) as Uint8Array | null)
    .chain((body) => fc.constantFrom(body, null)),
});

test('what is printed is read back the same, header by header and byte by byte', () => {
  fc.assert(
    fc.property(requests, (request) => {
      const parsed = parseHttp(printHttp(request));
      expect(parsed).toMatchObject({ ok: true, request });
    }),
    { numRuns: 1000 },
  );
});

test('line ends may be CRLF, header names in any case, the version may be missing', () => {
  const parsed = parseHttp('GET /a?b\r\nHOST: x.example\r\nX-Amz-Date:  now \r\n\r\nbody\r\nstays');
  expect(parsed).toMatchObject({
    ok: true,
    body: 'body\r\nstays',
    request: { method: 'GET', target: '/a?b', host: 'x.example', headers: [['x-amz-date', 'now']] },
  });
});

test('a header without a value is a header sent empty', () => {
  const parsed = parseHttp('GET / HTTP/1.1\nHost: h\nx-amz-tagging:\n');
  expect(parsed).toMatchObject({ request: { headers: [['x-amz-tagging', '']], body: null } });
});

test('an absolute target names scheme and host', () => {
  const parsed = parseHttp('GET http://s3.example/a/b?c HTTP/1.1');
  expect(parsed).toMatchObject({
    request: { scheme: 'http', host: 's3.example', target: '/a/b?c' },
  });
});

describe('a text that is no request says the line, the column and the reason', () => {
  test.each([
    ['', 1, 1, 'METHOD /path'],
    ['G@T / HTTP/1.1', 1, 1, 'not an HTTP method'],
    ['GET', 1, 4, 'path is missing'],
    ['GET /a b HTTP/1.1', 1, 8, '%20'],
    ['GET a HTTP/1.1', 1, 5, 'begins with a slash'],
    ['GET / HTTP/1.1\nHost h', 2, 7, 'name: value'],
    ['GET / HTTP/1.1\nHost: h\nbad name: x', 3, 4, 'not a header name'],
    ['GET / HTTP/1.1\nx: y', 2, 1, 'Host'],
  ])('%j', (text, line, column, message) => {
    const parsed = parseHttp(text);
    expect(parsed).toMatchObject({ ok: false, line, column });
    expect(parsed.ok ? '' : parsed.message).toContain(message);
  });
});
