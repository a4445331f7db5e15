import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { receiveBody, unframe } from '../../src/protocol/body.ts';
import { S3Error } from '../../src/protocol/errors.ts';
import type { WireHeaders } from '../../src/protocol/message.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const text = (body: unknown) => Buffer.from(body as Uint8Array).toString('latin1');

const unsigned = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER';
const signed = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
const signature = 'ab'.repeat(32);

function streaming(framing: string, size: number | string, trailer?: string): WireHeaders {
  return [
    ['x-amz-content-sha256', framing],
    ['x-amz-decoded-content-length', String(size)],
    ['content-encoding', 'aws-chunked'],
    ...(trailer ? [['x-amz-trailer', trailer] as const] : []),
  ];
}

function refusal(headers: WireHeaders, body: string): S3Error {
  try {
    throw new Error(`received: ${text(unframe(headers, bytes(body), s3).body)}`);
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
}

describe('a body without framing', () => {
  test('is what was sent, whatever the headers of HTTP say of its coding', () => {
    const headers: WireHeaders = [
      ['content-encoding', 'gzip'],
      ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD'],
    ];
    expect(unframe(headers, bytes('abc'), s3)).toEqual({
      body: bytes('abc'),
      headers,
      trailers: [],
    });
  });

  test('is read from a Blob, and passed through when it is only described', async () => {
    const { body } = await receiveBody({ headers: [], body: new Blob(['abc']) }, s3);
    expect(body).toEqual(bytes('abc'));
    const described = { size: 5, pattern: 'x' };
    const headers = streaming(unsigned, 5);
    const received = await receiveBody({ headers, body: described }, s3);
    expect(received.body).toBe(described);
    expect(received.headers.map(([name]) => name)).not.toContain('content-encoding');
    expect((await receiveBody({ headers: [], body: null }, s3)).body).toEqual(bytes(''));
  });

  test.each(['2', '4', '0'])(
    'that is not as long as content-length %s says is incomplete',
    (length) => {
      expect(refusal([['content-length', length]], 'abc')).toMatchObject({
        code: 'IncompleteBody',
        status: 400,
        message:
          'You did not provide the number of bytes specified by the Content-Length HTTP header',
        detail: { NumberBytesExpected: Number(length), NumberBytesProvided: 3 },
      });
    },
  );

  test('may have a content-length or none', () => {
    expect(text(unframe([['content-length', '3']], bytes('abc'), s3).body)).toBe('abc');
    expect(text(unframe([], bytes('abc'), s3).body)).toBe('abc');
  });

  test.each(['-1', '3.0', '3,3', 'x', '', '1e1', '9'.repeat(30)])(
    'refuses content-length %j',
    (length) => {
      expect(refusal([['content-length', length]], 'abc').code).toBe('InvalidArgument');
    },
  );

  test.each(['STREAMING-SOMETHING', 'abc', 'g'.repeat(64)])(
    'refuses x-amz-content-sha256 %s',
    (value) => {
      expect(refusal([['x-amz-content-sha256', value]], 'abc')).toMatchObject({
        code: 'InvalidArgument',
        detail: { ArgumentName: 'x-amz-content-sha256', ArgumentValue: value },
      });
    },
  );

  test('may have its hash told', () => {
    const headers: WireHeaders = [['x-amz-content-sha256', 'Ab'.repeat(32)]];
    expect(text(unframe(headers, bytes('abc'), s3).body)).toBe('abc');
  });
});

describe('aws-chunked', () => {
  test('unsigned, with a trailer: bytes, trailer as header, coding removed', () => {
    const headers = streaming(unsigned, 5, 'x-amz-checksum-crc32');
    const received = unframe(
      headers,
      bytes('5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n'),
      s3,
    );
    expect(text(received.body)).toBe('hello');
    expect(received.trailers).toEqual([['x-amz-checksum-crc32', 'NhCmhg==']]);
    expect(received.headers).toContainEqual(['x-amz-checksum-crc32', 'NhCmhg==']);
    expect(received.headers.map(([name]) => name)).not.toContain('content-encoding');
  });

  test('signed: signatures are kept for a verifier', () => {
    const body = `5;chunk-signature=${signature}\r\nhello\r\n0;chunk-signature=${signature}\r\n\r\n`;
    const { body: read, chunked } = unframe(streaming(signed, 5), bytes(body), s3);
    expect(text(read)).toBe('hello');
    expect(chunked?.chunks).toEqual([
      { size: 5, signature },
      { size: 0, signature },
    ]);
  });

  test('signed with a signed trailer, in the form that AWS documents', () => {
    const headers = streaming(`${signed}-TRAILER`, 5, 'x-amz-checksum-crc32c');
    const body = [
      `5;chunk-signature=${signature}\r\nhello\r\n0;chunk-signature=${signature}\r\n`,
      'x-amz-checksum-crc32c:mnG7TA==\n\r\n',
      `x-amz-trailer-signature:${signature}\r\n\r\n`,
    ].join('');
    const { trailers, chunked } = unframe(headers, bytes(body), s3);
    expect(trailers).toEqual([['x-amz-checksum-crc32c', 'mnG7TA==']]);
    expect(chunked?.trailerSignature).toBe(signature);
  });

  test('nothing at all', () => {
    const { body, trailers } = unframe(streaming(unsigned, 0), bytes('0\r\n\r\n'), s3);
    expect([text(body), trailers]).toEqual(['', []]);
  });

  test.each([
    ['aws-chunked', undefined],
    ['aws-chunked,gzip', 'gzip'],
    ['gzip, aws-chunked', 'gzip'],
    ['AWS-Chunked, gzip, br', 'gzip,br'],
  ])('content-encoding %s is stored as %s', (coding, stored) => {
    const headers: WireHeaders = [
      ...streaming(unsigned, 0).slice(0, 2),
      ['content-encoding', coding],
    ];
    const received = unframe(headers, bytes('0\r\n\r\n'), s3);
    expect(new Map(received.headers).get('content-encoding')).toBe(stored);
  });

  test('a small chunk may only be the last', () => {
    const chunk = (size: number) => `${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`;
    const body = (...sizes: number[]) => `${sizes.map(chunk).join('')}0\r\n\r\n`;
    const headers = streaming(unsigned, 8192 + 100);
    expect(unframe(headers, bytes(body(8192, 100)), s3).body).toHaveLength(8292);
    expect(refusal(headers, body(100, 8192))).toMatchObject({
      code: 'InvalidChunkSizeError',
      status: 403,
      detail: { Chunk: 1, BadChunkSize: 100 },
    });
  });
});

const crc = 'x-amz-checksum-crc32';

test.each([
  ['an empty body', ''],
  ['no final chunk', '5\r\nhello\r\n'],
  ['no end behind the final chunk', '5\r\nhello\r\n0\r\n'],
  ['a chunk cut short', '5\r\nhel'],
  ['a chunk longer than it says', '4\r\nhello\r\n0\r\n\r\n'],
  ['a size that is no number', 'x\r\nhello\r\n0\r\n\r\n'],
  ['a negative size', '-5\r\nhello\r\n0\r\n\r\n'],
  ['a huge size', `${'f'.repeat(16)}\r\nhello\r\n0\r\n\r\n`],
  ['a size of many digits', `${'0'.repeat(40)}5\r\nhello\r\n0\r\n\r\n`],
  ['a size with spaces', ' 5 \r\nhello\r\n0\r\n\r\n'],
  ['line ends that are LF alone', '5\nhello\n0\n\n'],
  ['a CR without LF', '5\rhello\r\n0\r\n\r\n'],
  ['a signature where none belongs', `5;chunk-signature=${signature}\r\nhello\r\n0\r\n\r\n`],
  ['an endless line', 'a'.repeat(5000)],
  ['no size', '\r\nhello\r\n0\r\n\r\n'],
])('aws-chunked with %s is IncompleteBody', (_, body) => {
  expect(refusal(streaming(unsigned, 5), body)).toMatchObject({
    code: 'IncompleteBody',
    status: 400,
    message: 'The request body terminated unexpectedly',
  });
});

describe('refused too', () => {
  const whole = '5\r\nhello\r\n0\r\n\r\n';

  test('a decoded length that is not the body’s', () => {
    expect(refusal(streaming(unsigned, 6), whole)).toMatchObject({
      code: 'IncompleteBody',
      detail: { NumberBytesExpected: 6, NumberBytesProvided: 5 },
    });
  });

  test('no decoded length', () => {
    const error = refusal([['x-amz-content-sha256', unsigned]], whole);
    expect(error).toMatchObject({ code: 'MissingContentLength', status: 411 });
  });

  test('an unsigned chunk where all are signed', () => {
    expect(refusal(streaming(signed, 5), whole).code).toBe('IncompleteBody');
  });

  test('trailers where there are none', () => {
    const body = `0;chunk-signature=${signature}\r\n${crc}:x\r\n\r\n`;
    expect(refusal(streaming(signed, 0), body).code).toBe('IncompleteBody');
  });

  test('a coding that the hash contradicts', () => {
    const headers: WireHeaders = [
      ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD'],
      ['content-encoding', 'aws-chunked'],
    ];
    expect(refusal(headers, whole)).toMatchObject({
      code: 'InvalidArgument',
      detail: { ArgumentName: 'Content-Encoding' },
    });
  });

  test('a trailer that is no checksum', () => {
    expect(refusal(streaming(unsigned, 5, 'x-amz-acl'), whole).code).toBe('InvalidRequest');
  });

  test.each([
    ['is not announced', undefined, `${crc}:x\r\n`],
    ['was announced and is missing', crc, ''],
    ['is another than announced', crc, 'x-amz-checksum-sha1:x\r\n'],
    ['comes twice', crc, `${crc}:x\r\n${crc}:x\r\n`],
    ['has no colon', crc, `${crc}\r\n`],
    ['has no name', crc, ':x\r\n'],
    ['is signed though nothing is', crc, `${crc}:x\r\nx-amz-trailer-signature:${signature}\r\n`],
    ['is endless', crc, `${crc}:${'x'.repeat(20_000)}\r\n`],
  ])('a trailer that %s', (_, announced, trailers) => {
    const error = refusal(streaming(unsigned, 5, announced), `5\r\nhello\r\n0\r\n${trailers}\r\n`);
    expect(error).toMatchObject({ code: 'MalformedTrailerError', status: 400 });
  });
});

const content = fc.uint8Array({ maxLength: 30_000 });

function frame(body: Uint8Array, cuts: readonly number[], sign: boolean): Buffer {
  const extension = sign ? `;chunk-signature=${signature}` : '';
  const sizes = [...cuts, Infinity];
  const pieces: Buffer[] = [];
  let at = 0;
  for (const size of sizes) {
    const piece = body.subarray(at, size === Infinity ? undefined : at + size);
    at += piece.length;
    if (piece.length === 0) continue;
    pieces.push(
      Buffer.from(`${piece.length.toString(16)}${extension}\r\n`),
      Buffer.from(piece),
      Buffer.from('\r\n'),
    );
  }
  return Buffer.concat([...pieces, Buffer.from(`0${extension}\r\n\r\n`)]);
}

const cuts = fc.array(fc.integer({ min: 8192, max: 12_000 }), { maxLength: 3 });

test('however a body is cut into chunks, it is the same body', () => {
  fc.assert(
    fc.property(content, cuts, fc.boolean(), (body, at, sign) => {
      const headers = streaming(sign ? signed : unsigned, body.length);
      const read = unframe(headers, frame(body, at, sign), s3).body;
      expect(Buffer.compare(read as Uint8Array, body)).toBe(0);
    }),
  );
});

test('whatever bytes come, the answer is a body or an S3Error', () => {
  const change = fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'cut', 'insert'));
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.boolean(),
      fc.array(change),
      (body, sign, changes) => {
        let wire = frame(body, [], sign);
        for (const [place, value, how] of changes) {
          const at = wire.length === 0 ? 0 : place % wire.length;
          const rest = wire.subarray(how === 'set' ? at + 1 : at);
          wire =
            how === 'cut'
              ? wire.subarray(0, at)
              : Buffer.concat([wire.subarray(0, at), Buffer.of(value), rest]);
        }
        try {
          unframe(streaming(sign ? signed : unsigned, body.length), wire, s3);
        } catch (error) {
          expect(error).toBeInstanceOf(S3Error);
        }
      },
    ),
    { numRuns: 2000 },
  );
});
