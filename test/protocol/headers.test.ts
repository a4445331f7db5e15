import { describe, expect, test } from 'vitest';
import { S3Error } from '../../src/protocol/errors.ts';
import { headerSection, readHeaders } from '../../src/protocol/headers.ts';
import type { WireHeaders } from '../../src/protocol/message.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';

const section = (headers: WireHeaders, target = '/') =>
  headerSection({ method: 'GET', target, headers }, s3);

function refused(headers: WireHeaders, target?: string): S3Error {
  try {
    throw new Error(`it has ${section(headers, target)} bytes`);
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
}

describe('the header section of a request', () => {
  test('is the request line and the headers, each with its line end', () => {
    expect(section([])).toBe('GET / HTTP/1.1\r\n'.length);
    expect(section([['host', 'b']])).toBe('GET / HTTP/1.1\r\nhost: b\r\n'.length);
  });

  test('has at most 8 KB', () => {
    const room = 8192 - section([['x', '']]);
    expect(section([['x', 'a'.repeat(room)]])).toBe(8192);
    const tooLarge = {
      code: 'RequestHeaderSectionTooLarge',
      status: 400,
      message: 'Your request header section exceeds the maximum allowed size.',
      detail: { MaxSizeAllowed: 8192 },
    };
    expect(refused([['x', 'a'.repeat(room + 1)]])).toMatchObject(tooLarge);
    expect(refused([], `/?x=${'a'.repeat(8192)}`)).toMatchObject(tooLarge);
  });

  test.each(['', 'a b', 'x-amz-meta-é', 'x:y', 'x\r\ny'])('names no header "%s"', (name) => {
    expect(refused([[name, 'x']])).toMatchObject({
      code: 'BadRequest',
      message: 'An error occurred when parsing the HTTP request.',
    });
  });
});

describe('the headers of a request', () => {
  const signed = ['X-Amz-Signature', '0'] as const;

  test('of one name are one', () => {
    const given = [
      ['x', 'a'],
      ['y', 'b'],
      ['x', 'c'],
    ] as const;
    expect([...readHeaders(given, [], 'x-amz-')]).toEqual([
      ['x', 'a,c'],
      ['y', 'b'],
    ]);
  });

  test('may stand in a presigned query, if they could be headers', () => {
    const query = [
      signed,
      ['X-Amz-Meta-Colour', 'red'],
      ['X-Amz-Meta-a b', 'no'],
      ['X-Amz-Meta-a\nb', 'no'],
      ['X-Amz-Checksum-CRC32', 'no'],
      ['X-Amz-Date', 'no'],
    ] as const;
    expect([...readHeaders([], query, 'x-amz-')]).toEqual([['x-amz-meta-colour', 'red']]);
    expect([...readHeaders([], query.slice(1), 'x-amz-')]).toEqual([]);
  });
});
