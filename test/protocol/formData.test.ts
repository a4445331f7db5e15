import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLatin1, text, utf8 } from '../../src/lib/bytes.ts';
import { S3Error } from '../../src/protocol/errors.ts';
import { readFormData } from '../../src/protocol/formData.ts';

/** What `fetch` makes of a form. */
async function sent(form: FormData) {
  const request = new Request('https://s3.amazonaws.com/', { method: 'POST', body: form });
  const bytes = new Uint8Array(await request.arrayBuffer());
  return readFormData(bytes, request.headers.get('content-type') ?? '');
}

describe('a form of the platform', () => {
  test('keeps names, filenames and text', async () => {
    const form = new FormData();
    form.append('key', 'Kätzchen/${filename}');
    form.append('empty', '');
    form.append('file', new Blob(['meow\r\n']), 'Kätzchen.jpg');
    expect((await sent(form)).map((part) => ({ ...part, bytes: text(part.bytes) }))).toEqual([
      { name: 'key', bytes: 'Kätzchen/${filename}' },
      { name: 'empty', bytes: '' },
      { name: 'file', filename: 'Kätzchen.jpg', bytes: 'meow\r\n' },
    ]);
  });

  test('keeps bytes of any kind', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const lines = fc
      .array(fc.constantFrom(13, 10, 45, 0), { maxLength: 40 })
      .map((b) => Uint8Array.from(b));
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, lines), async (content) => {
        const form = new FormData();
        form.append('file', new Blob([content]), 'a');
        form.append('behind', 'b');
        expect((await sent(form))[0]?.bytes).toEqual(content);
      }),
    );
  });
});

const read = (body: string, type = 'multipart/form-data; boundary=x') =>
  readFormData(fromLatin1(body), type).map(({ name, bytes }) => [name, text(bytes)]);

test.each([
  [
    'words before and behind',
    'preamble\r\n--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\nepilogue',
  ],
  ['names without quotes', '--x\r\ncontent-disposition:form-data;name=a\r\n\r\n1\r\n--x--'],
  [
    'other headers',
    '--x\r\nContent-Type: text/plain\r\nContent-Disposition: form-data; filename="q"; name="a"\r\n\r\n1\r\n--x--',
  ],
  [
    'a blank behind the delimiter',
    '--x \r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
  ],
])('takes %s', (_, body) => {
  expect(read(body)).toEqual([['a', '1']]);
});

test('a boundary may be quoted', () => {
  const body = '--a b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--a b--';
  expect(read(body, 'multipart/form-data; charset=utf-8; boundary="a b"')).toEqual([['a', '1']]);
});

test('a form may be empty', () => {
  expect(read('--x--\r\n')).toEqual([]);
});

test.each([
  ['no boundary', '--x--', 'multipart/form-data'],
  ['no delimiter', 'a=1'],
  ['nothing', ''],
  ['no end', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1'],
  ['no end of the headers', '--x\r\nContent-Disposition: form-data; name="a"'],
  ['no name', '--x\r\nContent-Type: text/plain\r\n\r\n1\r\n--x--'],
])('%s is malformed', (_, body, type = 'multipart/form-data; boundary=x') => {
  expect(() => readFormData(utf8(body), type)).toThrow(S3Error);
  expect(() => readFormData(utf8(body), type)).toThrow(/not well-formed multipart/);
});
