import { describe, expect, test } from 'vitest';
import { text } from '../../src/lib/bytes.ts';
import { encodeErrorPage } from '../../src/protocol/errorPage.ts';
import { redirect, refuse } from '../../src/protocol/errors.ts';

const ids = { requestId: 'REQUEST', hostId: 'host/id=', head: false };
const missing = (Key: string) => refuse('NoSuchKey', { Key });

describe('an error of a website', () => {
  test('is a page in S3’s shape, and says the same in headers', () => {
    const { status, headers, body } = encodeErrorPage(missing('a<b'), ids);
    expect(status).toBe(404);
    expect(headers).toEqual([
      ['x-amz-error-code', 'NoSuchKey'],
      ['x-amz-error-message', 'The specified key does not exist.'],
      ['x-amz-error-detail-key', 'a<b'],
      ['content-type', 'text/html; charset=utf-8'],
    ]);
    expect(text(body as Uint8Array)).toBe(
      [
        '<html>',
        '<head><title>404 Not Found</title></head>',
        '<body>',
        '<h1>404 Not Found</h1>',
        '<ul>',
        '<li>Code: NoSuchKey</li>',
        '<li>Message: The specified key does not exist.</li>',
        '<li>Key: a&lt;b</li>',
        '<li>RequestId: REQUEST</li>',
        '<li>HostId: host/id=</li>',
        '</ul>',
        '<hr/>',
        '</body>',
        '</html>',
        '',
      ].join('\n'),
    );
  });

  test('tells why the error document is not there, without ids of its own', () => {
    const { body } = encodeErrorPage(refuse('AccessDenied'), ids, missing('error.html'));
    expect(text(body as Uint8Array)).toContain(
      [
        '</ul>',
        '<h3>An Error Occurred While Attempting to Retrieve a Custom Error Document</h3>',
        '<ul>',
        '<li>Code: NoSuchKey</li>',
        '<li>Message: The specified key does not exist.</li>',
        '<li>Key: error.html</li>',
        '</ul>',
        '<hr/>',
      ].join('\n'),
    );
  });

  test('has no line ends in its headers, whatever the key has', () => {
    const { headers } = encodeErrorPage(missing('a\r\nx: y\u00e9\ud83d\ude00\ud800'), ids);
    expect(headers).toContainEqual([
      'x-amz-error-detail-key',
      'a%0D%0Ax: y%C3%A9%F0%9F%98%80%EF%BF%BD',
    ]);
  });

  test('has no page for HEAD, for 304 and for redirects', () => {
    const head = encodeErrorPage(missing('a'), { ...ids, head: true });
    expect([head.status, head.headers.length, head.body]).toEqual([404, 4, null]);
    expect(encodeErrorPage(refuse('NotModified', {}, '', { ETag: '"e"' }), ids)).toEqual({
      status: 304,
      headers: [['etag', '"e"']],
      body: null,
    });
    expect(encodeErrorPage(redirect(307, 'http://example.com/\r\na'), ids)).toEqual({
      status: 307,
      headers: [
        ['location', 'http://example.com/%0D%0Aa'],
        ['content-length', '0'],
      ],
      body: null,
    });
  });
});
