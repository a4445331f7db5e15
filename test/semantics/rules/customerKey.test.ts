import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/customerKey.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

const good = { algorithm: 'AES256', keyBytes: 32, keyMd5: 'md5', computedMd5: 'md5' };
const invalid = (message: string, more: object = {}) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  ArgumentName: 'x-amz-server-side-encryption',
  ...more,
});
const needs = (what: string) =>
  invalid(
    `Requests specifying Server Side Encryption with Customer provided keys must provide ${what}.`,
  );

describe('[sse-c/blocked] a bucket', () => {
  const blocking = (blocked?: readonly string[]) =>
    bucket({ encryption: { algorithm: 'AES256', bucketKey: false, ...(blocked && { blocked }) } });

  const denied = { status: 403, code: 'AccessDenied', message: 'Access Denied' };
  const rule = rules.customerKeysAreAllowed;

  test('that blocks SSE-C takes no key', () => {
    expect(judge(rule, { bucket: blocking(['SSE-C']), follows: 'recorded' })).toEqual(denied);
  });

  test.each([bucket(), blocking(), blocking(['NONE'])])('that does not takes one', (open) => {
    expect(judge(rule, { bucket: open, follows: 'recorded' })).toBe('passed');
  });

  test('that says nothing blocks it too, by the documents', () => {
    expect(judge(rule, { bucket: bucket(), follows: 'documented' })).toEqual(denied);
    expect(judge(rule, { bucket: blocking(), follows: 'documented' })).toEqual(denied);
    expect(judge(rule, { bucket: blocking(['NONE']), follows: 'documented' })).toBe('passed');
  });
});

describe('[sse-c/secure-connection] a key comes', () => {
  test.each([
    ['https', 's3.amazonaws.com'],
    ['http', 'localhost:9000'],
    ['http', 'photos.localhost:9000'],
    ['http', '127.0.0.1'],
    ['http', '[::1]:80'],
  ])('over %s to %s', (scheme, host) => {
    expect(judge(rules.customerKeyIsHidden, { scheme, host })).toBe('passed');
  });

  test.each(['s3.amazonaws.com', 'localhost.example.com', 'notlocalhost', '10.0.0.1'])(
    'but not over http to %s',
    (host) => {
      expect(judge(rules.customerKeyIsHidden, { scheme: 'http', host })).toEqual({
        status: 400,
        code: 'InvalidRequest',
        message:
          'Requests specifying Server Side Encryption with Customer provided keys must be made over a secure connection.',
      });
    },
  );
});

test('[sse-c/only-method] a key goes with no other encryption', () => {
  const rule = rules.customerKeyIsTheOnlyMethod;
  expect(judge(rule, { ServerSideEncryption: undefined })).toBe('passed');
  expect(judge(rule, { ServerSideEncryption: 'AES256' })).toEqual(
    invalid(
      'Server Side Encryption with Customer provided key is incompatible with the encryption method specified',
      { ArgumentValue: 'AES256' },
    ),
  );
});

test('[sse-c/algorithm] the algorithm is AES256', () => {
  expect(judge(rules.customerAlgorithmIsKnown, good)).toBe('passed');
  for (const algorithm of ['KMS', 'aes256', 'aws:kms'])
    expect(judge(rules.customerAlgorithmIsKnown, { ...good, algorithm })).toEqual({
      status: 400,
      code: 'InvalidEncryptionAlgorithmError',
      message: 'The Encryption request you specified is not valid. Supported value: AES256.',
      ArgumentName: 'x-amz-server-side-encryption',
      ArgumentValue: algorithm,
    });
});

test.each([
  [rules.customerAlgorithmIsGiven, { algorithm: undefined }, 'a valid encryption algorithm'],
  [rules.customerKeyIsGiven, { keyBytes: undefined }, 'an appropriate secret key'],
  [rules.customerMd5IsGiven, { keyMd5: undefined }, 'the client calculated MD5 of the secret key'],
] as const)('$id: none of the three headers may lack', (rule, without, what) => {
  expect(judge(rule, good)).toBe('passed');
  expect(judge(rule, { ...good, ...without })).toEqual(needs(what));
});

test.each([0, 10, 31, 33, 44])('[sse-c/key-length] a key is not of %i bytes', (keyBytes) => {
  expect(judge(rules.customerKeyHasItsLength, { ...good, keyBytes })).toEqual(
    invalid('The secret key was invalid for the specified algorithm.'),
  );
});

test('[sse-c/key-length] but of 32', () => {
  expect(judge(rules.customerKeyHasItsLength, good)).toBe('passed');
});

test("[sse-c/md5-matches] the MD5 is the key's", () => {
  expect(judge(rules.customerMd5Matches, good)).toBe('passed');
  expect(judge(rules.customerMd5Matches, { ...good, keyMd5: 'other' })).toEqual(
    invalid('The calculated MD5 hash of the key did not match the hash that was provided.'),
  );
});

everyRuleWasSeen(rules);
