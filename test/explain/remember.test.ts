import { describe, expect, test } from 'vitest';
import { fromLatin1, toBase64, toLatin1, utf8 } from '../../src/lib/bytes.ts';
import {
  bodyWithoutSecrets,
  errorWithoutSecrets,
  rememberBody,
  signedWithoutSecrets,
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
    ['Bearer 5ecre7', 'Bearer <hidden>'],
    ['Basic 5ecre7 5ecre7', 'Basic <hidden>'],
    ['5ecre7', '<hidden>'],
  ])('of %s only the scheme is kept', (value, kept) => {
    expect(shown('authorization', value)).toBe(kept);
  });

  test.each([
    'x-amz-security-token',
    'x-amz-s3session-token',
    'x-amz-mfa',
    'x-amz-server-side-encryption-customer-key',
    'x-amz-copy-source-server-side-encryption-customer-key',
    'cookie',
    'proxy-authorization',
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
    '?X%2DAmz-Signature=5ecre7',
    '?x-amz-mfa=5ecre7',
    '?x-amz-s3session-token=5ecre7',
    '?x-amz-server-side-encryption-customer-key=5ecre7',
  ])('so is that of %s', (query) => {
    expect(urlWithoutSecrets(`https://h/k${query}`)).not.toContain('5ecre7');
  });

  test.each(['MySignature', 'x-amz-meta-customer-key', 'Signatures'])('%s is kept', (name) => {
    expect(urlWithoutSecrets(`https://h/k?${name}=x`)).toBe(`https://h/k?${name}=x`);
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
    ['x-amz-meta-cookie:cake', 'x-amz-meta-cookie:cake'],
    ['host:h:80', 'host:h:80'],
    ['', ''],
  ])('%j is told as %j', (line, told) => {
    expect(signedWithoutSecrets(line)).toBe(told);
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

  test.each([
    ['has parameters behind it', '"signature"; filename="x"', '5ecre7'],
    ['is written in two lines', '"x-amz-security-token"', '5ecre7\r\n5ecre7'],
  ])('a secret field that %s is hidden', (_, name, value) => {
    expect(shown(`${part(name, value)}--x--`, form)).toBe(`${part(name, '<hidden>')}--x--`);
  });

  test('a policy is shown, but not one that demands a secret', () => {
    const policy = (conditions: unknown) => toBase64(utf8(JSON.stringify({ conditions })));
    const harmless = part('policy', policy([{ bucket: 'photos' }]));
    expect(shown(harmless, form)).toBe(harmless);
    const telling = policy([{ bucket: 'photos' }, { 'X-Amz-Security-Token': '5ecre7' }]);
    for (const sent of [telling, telling.slice(0, -3)]) {
      expect(shown(`${part('Policy', sent)}--x`, form)).toBe(`${part('Policy', '<hidden>')}--x`);
    }
  });

  test('what looks like a form and is none is left alone', () => {
    const body = part('"signature"', '5ecre7');
    expect(shown(body, [['content-type', 'text/plain']])).toBe(body);
  });

  test('no chunk shows its signature, nor do the trailers', () => {
    const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];
    const cut = `1;chunk-signature=${'c'.repeat(60)}`;
    expect(shown(cut, [['x-amz-content-sha256', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD']])).toBe(
      '1;chunk-signature=<hidden>',
    );
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
    'X-Amz-Date=1&amp;x-amz-server-side-encryption-customer-key=5ecre7&amp;x-id=1',
    'x-amz-date:1\nx-amz-mfa:arn:aws:iam::1:mfa/x 5ecre7\nx-amz-meta-a:1',
    'cookie:a=1&amp;b=5ecre7\nx-amz-date:1',
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

  test('nor does a form that was signed with the token in its policy', () => {
    const policy = toBase64(utf8('{"conditions":[{"x-amz-security-token":"5ecre7"}]}'));
    const told = shown(
      `<StringToSign>${policy}</StringToSign><StringToSignBytes>35</StringToSignBytes>`,
    );
    expect(told).toBe(
      '<Error><StringToSign>&lt;hidden&gt;</StringToSign><StringToSignBytes>&lt;hidden&gt;</StringToSignBytes></Error>',
    );
  });

  test('an Authorization header of another scheme is quoted without its secret', () => {
    const sent = [['authorization', 'Bearer 5ec"re7']] as const;
    const error = utf8('<Error><ArgumentValue>Bearer 5ec&quot;re7</ArgumentValue></Error>');
    expect(toLatin1(errorWithoutSecrets(error, sent))).toBe(
      '<Error><ArgumentValue>Bearer &lt;hidden&gt;</ArgumentValue></Error>',
    );
  });

  test('bytes without a secret are told', () => {
    expect(shown('<StringToSign>GET\n\n\n1767225600\n/photos/cat</StringToSign>')).toMatch(/cat/);
    const told = '<StringToSign>GET</StringToSign><StringToSignBytes>47 45 54</StringToSignBytes>';
    expect(shown(told)).toBe(`<Error>${told}</Error>`);
  });
});
