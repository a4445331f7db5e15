import { describe, expect, test } from 'vitest';
import { rememberBody, urlWithoutSecrets, withoutSecrets } from '../../src/explain/remember.ts';

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
