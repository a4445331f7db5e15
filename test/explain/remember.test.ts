import { describe, expect, test } from 'vitest';
import { fromLatin1, toLatin1 } from '../../src/lib/bytes.ts';
import {
  bodyWithoutSecrets,
  errorWithoutSecrets,
  lineWithoutSecrets,
  rememberBody,
  urlWithoutSecrets,
  withoutSecrets,
} from '../../src/explain/remember.ts';

describe('a body', () => {
  test('is remembered up to 64 KiB, with its whole size', () => {
    const body = new Uint8Array(70_000).fill(1);
    const { size, preview } = rememberBody(body.length, body);
    expect(size).toBe(70_000);
    expect(preview).toHaveLength(65_536);
  });

  test('is remembered as a copy that its owner cannot change', () => {
    const body = Uint8Array.of(1, 2);
    const { preview } = rememberBody(2, body);
    body[0] = 9;
    expect(preview).toEqual(Uint8Array.of(1, 2));
  });
});

describe('of headers', () => {
  const shown = (name: string, value: string) => withoutSecrets([[name, value]])[0]?.[1];

  test('the signature of a signed request is hidden, who signed it and what is not', () => {
    const value =
      'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=5ecre7';
    expect(shown('authorization', value)).toBe(value.replace('5ecre7', '<hidden>'));
    expect(shown('authorization', value.replaceAll(', ', ','))).not.toContain('5ecre7');
  });

  test('the signature stands anywhere among the components', () => {
    const value = 'AWS4-HMAC-SHA256 Signature=5ecre7, Credential=test/x, SignedHeaders=host';
    expect(shown('authorization', value)).toBe(value.replace('5ecre7', '<hidden>'));
  });

  test('the address that a redirect names has no signature', () => {
    expect(shown('location', 'https://h/k?a=1&X-Amz-Signature=5ecre7')).toBe(
      'https://h/k?a=1&X-Amz-Signature=<hidden>',
    );
  });

  test('the signature of version 2 is hidden', () => {
    expect(shown('authorization', 'AWS test:5ecre7=')).toBe('AWS test:<hidden>');
  });

  test.each([
    'x-amz-security-token',
    'x-amz-server-side-encryption-customer-key',
    'x-amz-copy-source-server-side-encryption-customer-key',
    'cookie',
  ])('%s is hidden', (name) => {
    expect(shown(name, '5ecre7')).toBe('<hidden>');
  });

  test.each([
    'x-amz-date',
    'x-amz-server-side-encryption-customer-key-md5',
    'x-amz-meta-cookie',
    'host',
  ])('%s is kept', (name) => {
    expect(shown(name, 'value')).toBe('value');
  });
});

describe('of a presigned URL', () => {
  test('signature and token are hidden, everything else is kept', () => {
    const url =
      'https://h/k?X-Amz-Signature=5ecre7&X-Amz-Date=20260101T000000Z&X-Amz-Security-Token=5ecre7#f';
    expect(urlWithoutSecrets(url)).toBe(
      'https://h/k?X-Amz-Signature=<hidden>&X-Amz-Date=20260101T000000Z&X-Amz-Security-Token=<hidden>',
    );
  });

  test.each([
    '?Signature=5ecre7',
    '?AWSAccessKeyId=a&Signature=5ecre7&Expires=1',
    '?x-amz-signature=5ecre7',
  ])('so is that of %s', (query) => {
    expect(urlWithoutSecrets(`https://h/k${query}`)).not.toContain('5ecre7');
  });

  test('a parameter that only ends like one is kept', () => {
    expect(urlWithoutSecrets('https://h/k?MySignature=x')).toBe('https://h/k?MySignature=x');
  });
});

describe('of a line that is signed', () => {
  test.each([
    ['x-amz-security-token:5ecre7', 'x-amz-security-token:<hidden>'],
    [
      'x-amz-server-side-encryption-customer-key:5ecre7',
      'x-amz-server-side-encryption-customer-key:<hidden>',
    ],
    ['X-Amz-Security-Token=5ecre7&a=b', 'X-Amz-Security-Token=<hidden>&a=b'],
    ['x-amz-acl:private', 'x-amz-acl:private'],
    ['host:h:80', 'host:h:80'],
    ['', ''],
  ])('%j is told as %j', (line, told) => {
    expect(lineWithoutSecrets(line)).toBe(told);
  });
});

describe('of a body', () => {
  const form = [['content-type', 'multipart/form-data; boundary=x']] as const;
  const part = (name: string, value: string, more = '') =>
    `--x\r\nContent-Disposition: form-data; name=${name}\r\n${more}\r\n${value}\r\n`;
  const shown = (body: string, headers: readonly (readonly [string, string])[]) =>
    toLatin1(bodyWithoutSecrets(fromLatin1(body), headers));

  test.each([
    '"X-Amz-Signature"',
    '"signature"',
    'x-amz-security-token',
    '"x-amz-server-side-encryption-customer-key"',
  ])('a form shows no %s', (name) => {
    const body = `${part('"key"', 'cat')}${part(name, '5ecre7', 'Content-Type: text/plain\r\n')}${part('"file"', 'meow\xff')}`;
    expect(shown(body, form)).toBe(body.replace('5ecre7', '<hidden>'));
  });

  test('what looks like a form and is none is left alone', () => {
    const body = part('"signature"', '5ecre7');
    expect(shown(body, [['content-type', 'text/plain']])).toBe(body);
  });

  test('no chunk shows its signature, nor do the trailers', () => {
    const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];
    const body = `1;chunk-signature=${one}\r\na\r\nx-amz-trailer-signature:${two}\r\n`;
    expect(shown(body, [['x-amz-content-sha256', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD']])).toBe(
      body.replace(one, '<hidden>').replace(two, '<hidden>'),
    );
  });
});

describe('of an error that tells what was signed', () => {
  const shown = (body: string) =>
    toLatin1(errorWithoutSecrets(fromLatin1(`<Error>${body}</Error>`), []));

  test('the signature and the token that were sent are hidden', () => {
    expect(shown('<SignatureProvided>5ecre7</SignatureProvided><Token-0>5ecre7</Token-0>')).toBe(
      '<Error><SignatureProvided>&lt;hidden&gt;</SignatureProvided><Token-0>&lt;hidden&gt;</Token-0></Error>',
    );
  });

  test.each([
    'X-Amz-Security-Token=5ecre7&amp;X-Amz-Date=1',
    'x-amz-security-token:5ecre7\nx-amz-date:1',
    'x-amz-server-side-encryption-customer-key:5ecre7\nx-amz-date:1',
    'X-Amz-Server-Side-Encryption-Customer-Key=5ecre7&amp;X-Amz-Date=1',
    'x-amz-mfa:serial 5ecre7\nx-amz-date:1',
    'cookie:a=b; c=5ecre7\nx-amz-date:1',
  ])('%j shows neither the secret nor its bytes', (signed) => {
    const told = shown(
      `<CanonicalRequest>${signed}</CanonicalRequest><CanonicalRequestBytes>35 65</CanonicalRequestBytes>`,
    );
    expect(told).not.toMatch(/5ecre7|35 65/);
    expect(told).toMatch(/date/i);
  });

  test('the code of a device is hidden, other arguments are not', () => {
    const of = (name: string) =>
      shown(`<ArgumentName>${name}</ArgumentName><ArgumentValue>5ecre7</ArgumentValue>`);
    expect(of('x-amz-mfa')).not.toContain('5ecre7');
    expect(of('x-amz-acl')).toContain('5ecre7');
  });

  test('bytes without a secret are told', () => {
    const told = '<StringToSign>GET</StringToSign><StringToSignBytes>47 45 54</StringToSignBytes>';
    expect(shown(told)).toBe(`<Error>${told}</Error>`);
  });
});
