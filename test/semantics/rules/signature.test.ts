import { expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/signature.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

test('[signature/version] version 2 is taken where it always was', () => {
  expect(judge(rules.versionIsTaken, { version2In: 'eu-central-1' })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message:
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
  });
  expect(judge(rules.versionIsTaken, { version2In: 'eu-west-1' })).toBe('passed');
  expect(judge(rules.versionIsTaken, { version2In: undefined })).toBe('skipped');
});

const scope = {
  where: 'url',
  called: 's3',
  service: 's3',
  date: '20260101',
  signedDate: '20260101',
} as const;

test('[signature/service] the credential is for S3', () => {
  const refusal = judge(rules.credentialIsForService, { ...scope, service: 'ec2' });
  expect(refusal).toMatchObject({
    code: 'AuthorizationQueryParametersError',
    message:
      'Error parsing the X-Amz-Credential parameter; incorrect service "ec2". This endpoint belongs to "s3".',
  });
  const inHeaders = { ...scope, where: 'headers', service: 'ec2' } as const;
  expect(judge(rules.credentialIsForService, inHeaders)).toMatchObject({
    code: 'AuthorizationHeaderMalformed',
    message:
      'The authorization header is malformed; incorrect service "ec2". This endpoint belongs to "s3".',
  });
  expect(judge(rules.credentialIsForService, scope)).toBe('passed');
  expect(judge(rules.credentialIsForService, { ...scope, service: undefined })).toBe('skipped');
  const toKms = { ...scope, called: 'kms', service: 'kms' } as const;
  expect(judge(rules.credentialIsForService, toKms)).toBe('passed');
});

test('[signature/credential-date] the credential is of the day of the signature', () => {
  const refusal = judge(rules.credentialIsOfItsDay, { ...scope, date: '20251231' });
  expect(refusal).toMatchObject({
    code: 'AuthorizationQueryParametersError',
    message:
      'Error parsing the X-Amz-Credential parameter; Invalid credential date "20251231". This date is not the same as X-Amz-Date: "20260101".',
  });
  expect(judge(rules.credentialIsOfItsDay, scope)).toBe('passed');
  expect(judge(rules.credentialIsOfItsDay, { ...scope, signedDate: undefined })).toBe('skipped');
});

test('[signature/region-set] a signature of version 4A is for the regions of its set', () => {
  const rule = rules.regionIsInSet;
  const facts = { where: 'headers', region: 'eu-west-1' } as const;
  for (const regionSet of ['*', 'eu-west-1', 'us-east-1,eu-*', 'us-east-1, eu-west-1']) {
    expect(judge(rule, { ...facts, regionSet })).toBe('passed');
  }
  expect(judge(rule, { ...facts, regionSet: 'us-*' })).toMatchObject({
    code: 'AuthorizationHeaderMalformed',
    message:
      "The authorization header is malformed; the region set 'us-*' is wrong; expecting 'eu-west-1'",
  });
  expect(judge(rule, { ...facts, where: 'url', regionSet: '' })).toMatchObject({
    code: 'AuthorizationQueryParametersError',
  });
  expect(judge(rule, { ...facts, regionSet: undefined })).toBe('skipped');
});

test('[signature/content-sha256] the hash of the body is declared', () => {
  expect(judge(rules.contentHashIsDeclared, { contentHash: 'missing' })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: 'Missing required header for this request: x-amz-content-sha256',
  });
  expect(judge(rules.contentHashIsDeclared, { contentHash: 'sent' })).toBe('passed');
  expect(judge(rules.contentHashIsDeclared, { contentHash: undefined })).toBe('skipped');
});

test('[signature/headers-signed] names the headers that are not', () => {
  expect(judge(rules.headersAreSigned, { unsigned: ['x-amz-acl', 'x-amz-meta-a'] })).toEqual({
    status: 403,
    code: 'AccessDenied',
    message: 'There were headers present in the request which were not signed',
    HeadersNotSigned: 'x-amz-acl, x-amz-meta-a',
  });
  expect(judge(rules.headersAreSigned, { unsigned: [] })).toBe('passed');
});

test('[signature/matches] tells what was signed', () => {
  const facts = { signed: undefined, received: undefined, detail: () => ({ StringToSign: 'GET' }) };
  expect(judge(rules.signatureHolds, { ...facts, holds: false })).toEqual({
    status: 403,
    code: 'SignatureDoesNotMatch',
    message:
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    StringToSign: 'GET',
  });
  expect(judge(rules.signatureHolds, { ...facts, holds: true })).toBe('passed');
  expect(judge(rules.signatureHolds, { ...facts, holds: undefined })).toBe('skipped');
});

test('[signature/chunks] tells which is not signed', () => {
  const detail = () => ({ StringToSign: 'AWS4-HMAC-SHA256-PAYLOAD' });
  expect(judge(rules.chunksAreSigned, { unsound: 2, detail })).toMatchObject({
    status: 403,
    code: 'SignatureDoesNotMatch',
    StringToSign: 'AWS4-HMAC-SHA256-PAYLOAD',
  });
  expect(judge(rules.chunksAreSigned, { unsound: undefined, detail })).toBe('passed');
});

everyRuleWasSeen(rules);
