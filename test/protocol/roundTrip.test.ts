import { describe, expect, test } from 'vitest';
import { locate } from '../../src/protocol/address.ts';
import { streamingMember } from '../../src/protocol/decode.ts';
import { type ClientInput, encodeInput, type Target } from '../../src/protocol/encodeInput.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { route } from '../../src/protocol/route.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import { filled, type Values } from './filled.ts';
import { decoded, names } from './sdk.ts';

const styles = ['path', 'virtual'] as const;

function sent(name: OperationName, input: Values, style: Target['style'] = 'path') {
  const target: Target = { endpoint: { scheme: 'https', host: 's3.amazonaws.com' }, style };
  return encodeInput(name, input as unknown as ClientInput<typeof name>, target, s3);
}

describe.each(names)('%s', (name) => {
  const input = filled(s3.model.operation(name).input, s3.model);

  test.each(styles)('decodes to what was encoded, %s style', async (style) => {
    const request = sent(name, input, style);
    // The two differ by their host alone.
    const expected = name === 'ListDirectoryBuckets' ? 'ListBuckets' : name;
    expect(route(request, locate(request), s3)).toBe(expected);
    const streamed = streamingMember(name, s3);
    const { [streamed ?? '']: body, ...rest } = input;
    // A length that is told wrongly is refused before it is decoded.
    if (rest.ContentLength !== undefined) rest.ContentLength = (body as Uint8Array).length;
    const right = sent(name, { ...rest, ...(streamed ? { [streamed]: body } : {}) }, style);
    expect(await decoded(name, right)).toEqual(rest);
    if (streamed) expect(right.body).toBe(body);
  });
});

describe('bodies of a client', () => {
  const put = (Body: unknown) => sent('PutObject', { Bucket: 'b', Key: 'k', Body });

  test('a text is sent as UTF-8, and its length told', () => {
    const { body, headers } = put('é');
    expect(body).toEqual(Uint8Array.of(0xc3, 0xa9));
    expect(headers).toContainEqual(['content-length', '2']);
  });

  test('a Blob and described bytes are passed on', () => {
    const blob = new Blob(['abc']);
    expect(put(blob).body).toBe(blob);
    const described = { size: 6 * 1024 ** 3, pattern: 'x' };
    const { body, headers } = put(described);
    expect(body).toBe(described);
    expect(headers).toContainEqual(['content-length', '6442450944']);
  });
});

test('the request reads as one would write it by hand', () => {
  const { method, scheme, host, target, headers } = sent('UploadPartCopy', {
    Bucket: 'b',
    Key: 'a key/ü?',
    CopySource: 'src/a%20b',
    PartNumber: 2,
    UploadId: 'u+/=',
    CopySourceIfModifiedSince: new Date(Date.UTC(2026, 9, 21, 7, 28)),
  });
  expect(`${method} ${scheme}://${host}${target}`).toBe(
    'PUT https://s3.amazonaws.com/b/a%20key/%C3%BC%3F?partNumber=2&uploadId=u%2B%2F%3D',
  );
  expect(headers).toEqual([
    ['host', 's3.amazonaws.com'],
    ['x-amz-copy-source', 'src/a%20b'],
    ['x-amz-copy-source-if-modified-since', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['content-length', '0'],
  ]);
});
