import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, test } from 'vitest';
import { readSignature } from '../../src/protocol/auth.ts';
import { S3Error } from '../../src/protocol/errors.ts';
import type { WireHeaders } from '../../src/protocol/message.ts';
import { nothing, run } from './sdk.ts';

const date: readonly [string, string] = ['x-amz-date', '20261021T072800Z'];

function read(authorization?: string, target = '/b/k', more: WireHeaders = [date]) {
  const headers =
    authorization === undefined ? more : [['authorization', authorization] as const, ...more];
  return readSignature({ headers, target });
}

function refusal(authorization?: string, target?: string): S3Error {
  try {
    throw new Error(`read: ${JSON.stringify(read(authorization, target))}`);
  } catch (error) {
    if (error instanceof S3Error) return error;
    throw error;
  }
}

describe('who signed', () => {
  test('nobody', () => {
    expect(read()).toEqual({ kind: 'anonymous' });
  });

  test('the SDK, in a header', async () => {
    const { sent } = await run('GetObject', { Bucket: 'a-bucket', Key: 'k' }, nothing);
    expect(readSignature(sent)).toMatchObject({
      kind: 'sigv4',
      accessKeyId: 'AKIDEXAMPLE',
      region: 'us-east-1',
      service: 's3',
      date: expect.stringMatching(/^\d{8}$/),
      signedAt: expect.stringMatching(/^\d{8}T\d{6}Z$/),
      signature: expect.stringMatching(/^[0-9a-f]{64}$/),
      signedHeaders: expect.arrayContaining(['host', 'x-amz-date', 'x-amz-content-sha256']),
    });
  });

  test('the SDK, in a URL', async () => {
    const credentials = {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 's',
      sessionToken: 'tok/en=',
    };
    const client = new S3Client({ region: 'eu-west-1', credentials });
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket: 'b', Key: 'k' }), {
      expiresIn: 60,
    });
    const { pathname, search } = new URL(url);
    expect(readSignature({ headers: [], target: pathname + search })).toMatchObject({
      kind: 'presigned',
      algorithm: 'AWS4-HMAC-SHA256',
      accessKeyId: 'AKIDEXAMPLE',
      region: 'eu-west-1',
      expires: 60,
      sessionToken: 'tok/en=',
      signedHeaders: ['host'],
    });
  });

  test('with SigV4 by hand, spaces or not, a session token or not', () => {
    const scope = 'AKID/20261021/us-east-1/s3/aws4_request';
    for (const gap of [',', ', ', ' , ']) {
      const parts = [`Credential=${scope}`, 'SignedHeaders=host;X-Amz-Date', 'Signature=abc'].join(
        gap,
      );
      const token: WireHeaders = [date, ['x-amz-security-token', 't']];
      expect(read(`AWS4-HMAC-SHA256 ${parts}`, '/', token)).toEqual({
        kind: 'sigv4',
        algorithm: 'AWS4-HMAC-SHA256',
        accessKeyId: 'AKID',
        date: '20261021',
        region: 'us-east-1',
        service: 's3',
        signedHeaders: ['host', 'x-amz-date'],
        signature: 'abc',
        signedAt: '20261021T072800Z',
        sessionToken: 't',
      });
    }
  });

  test('with SigV4A, for a set of regions', () => {
    const parts = 'Credential=AKID/20261021/s3/aws4_request, SignedHeaders=host, Signature=abc';
    const regions = (set: string): WireHeaders => [date, ['x-amz-region-set', set]];
    expect(read(`AWS4-ECDSA-P256-SHA256 ${parts}`, '/', regions('*'))).toMatchObject({
      kind: 'sigv4a',
      algorithm: 'AWS4-ECDSA-P256-SHA256',
      accessKeyId: 'AKID',
      regionSet: '*',
      region: '',
      service: 's3',
    });
  });

  test('with SigV2, in header and URL', () => {
    expect(read('AWS AKID:sig+nature=')).toEqual({
      kind: 'sigv2',
      accessKeyId: 'AKID',
      signature: 'sig+nature=',
      signedAt: '20261021T072800Z',
    });
    expect(read(undefined, '/b/k?AWSAccessKeyId=AKID&Expires=123&Signature=a%2Bb')).toEqual({
      kind: 'sigv2',
      accessKeyId: 'AKID',
      signature: 'a+b',
      expires: 123,
    });
  });
});

const v4 = (credential: string, rest = ', SignedHeaders=host, Signature=abc') =>
  `AWS4-HMAC-SHA256 Credential=${credential}${rest}`;

test.each([
  [
    v4('AKID'),
    'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
  ],
  [
    v4('20261021/us-east-1/s3/aws4_request'),
    'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
  ],
  [
    v4('AKID/2026/us-east-1/s3/aws4_request'),
    'incorrect date format "2026". This date in the credential must be in the format "yyyyMMdd".',
  ],
  [
    v4('AKID/20261021/us-east-1/s3/aws3'),
    'incorrect terminal "aws3". This endpoint uses "aws4_request".',
  ],
  [v4('AKID/20261021/us-east-1/s3/aws4_request', ', Signature=abc'), 'missing SignedHeaders.'],
  [v4('AKID/20261021/us-east-1/s3/aws4_request', ', SignedHeaders=host'), 'missing Signature.'],
  [v4('', ', SignedHeaders=host, Signature=abc'), 'missing Credential.'],
  ['AWS4-HMAC-SHA256 nonsense', 'the authorization component "nonsense" is malformed.'],
])('%s is malformed', (authorization, reason) => {
  expect(refusal(authorization)).toMatchObject({
    code: 'AuthorizationHeaderMalformed',
    status: 400,
    message: `The authorization header is malformed; ${reason}`,
  });
});

test.each([
  ['AWS4-HMAC-SHA256', /one and only one ' '/],
  ['', /one and only one ' '/],
  ['Bearer token', /^Unsupported Authorization Type$/],
  ['constructor x', /^Unsupported Authorization Type$/],
  ['AWS AKID', /Expected AwsAccessKeyId:signature/],
])('%j is an InvalidArgument', (authorization, message) => {
  expect(refusal(authorization)).toMatchObject({
    code: 'InvalidArgument',
    message: expect.stringMatching(message),
    detail: { ArgumentName: 'Authorization', ArgumentValue: authorization },
  });
});

describe('a presigned URL', () => {
  const whole: Readonly<Record<string, string>> = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKID/20261021/us-east-1/s3/aws4_request',
    'X-Amz-Date': '20261021T072800Z',
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': 'abc',
  };
  const url = (changes: Readonly<Record<string, string>>) =>
    `/b/k?${new URLSearchParams({ ...whole, ...changes })}`;

  test.each(Object.keys(whole))('needs its %s', (name) => {
    const { [name]: _, ...rest } = whole;
    const error = refusal(undefined, `/b/k?${new URLSearchParams(rest)}`);
    expect(error.code).toBe('AuthorizationQueryParametersError');
    expect(error.message).toMatch(/^Query-string authentication version 4 requires/);
  });

  test.each([
    [{ 'X-Amz-Algorithm': 'MD5' }, /^X-Amz-Algorithm only supports/],
    [{ 'X-Amz-Date': '2026-10-21' }, /ISO8601 Long Format/],
    [{ 'X-Amz-Expires': 'soon' }, /should be a number/],
    [{ 'X-Amz-Expires': '-1' }, /non-negative/],
    [{ 'X-Amz-Expires': '604801' }, /less than a week/],
    [
      { 'X-Amz-Credential': 'AKID' },
      /^Error parsing the X-Amz-Credential parameter; the Credential is mal-formed/,
    ],
  ])('refuses %j', (changes, message) => {
    expect(refusal(undefined, url(changes as Record<string, string>))).toMatchObject({
      code: 'AuthorizationQueryParametersError',
      status: 400,
      message: expect.stringMatching(message),
    });
  });

  test('may live a week', () => {
    expect(read(undefined, url({ 'X-Amz-Expires': '604800' }))).toMatchObject({ expires: 604800 });
  });

  test('and a header at once are one too many', () => {
    expect(refusal(v4('AKID/20261021/us-east-1/s3/aws4_request'), url({})).message).toMatch(
      /^Only one auth mechanism/,
    );
  });

  test.each([
    'AWSAccessKeyId=AKID&Expires=1',
    'AWSAccessKeyId=AKID&Signature=x',
    'Signature=x',
    'Expires=1',
  ])('of version 2 needs all three parameters, not only %s', (query) => {
    expect(refusal(undefined, `/b/k?${query}`)).toMatchObject({
      code: 'AccessDenied',
      message:
        'Query-string authentication requires the Signature, Expires and AWSAccessKeyId parameters',
    });
  });

  test('of version 2 expires at a number of seconds', () => {
    expect(refusal(undefined, '/b/k?AWSAccessKeyId=AKID&Signature=x&Expires=soon')).toMatchObject({
      code: 'AccessDenied',
      message: 'Invalid date (should be seconds since epoch): soon',
    });
  });
});
