import { describe, expect, test } from 'vitest';
import { owns } from '../../src/intercept/owns.ts';

describe('the hosts of S3', () => {
  test.each([
    'https://s3.amazonaws.com/b/k',
    'http://s3.amazonaws.com/',
    'https://s3.eu-west-1.amazonaws.com/b/k',
    'https://s3-eu-west-1.amazonaws.com/b/k',
    'https://b.s3.amazonaws.com/k',
    'https://b.with.dots.s3.eu-west-1.amazonaws.com/k',
    'https://b.s3.dualstack.us-west-2.amazonaws.com/k',
    'https://b.s3-fips.us-gov-west-1.amazonaws.com/k',
    'https://s3-fips.dualstack.us-east-1.amazonaws.com/k',
    'https://b.s3-accelerate.amazonaws.com/k',
    'https://b.s3-accelerate.dualstack.amazonaws.com/k',
    'https://b.s3-website-us-east-1.amazonaws.com/',
    'https://b.s3-website.eu-central-1.amazonaws.com/',
    'https://123456789012.s3-control.us-east-1.amazonaws.com/v20180820',
    'https://ap-123456789012.s3-accesspoint.us-east-1.amazonaws.com/k',
    'https://ap-123456789012.s3-accesspoint-fips.dualstack.us-east-1.amazonaws.com/k',
    'https://mabc.mrap.accesspoint.s3-global.amazonaws.com/k',
    'https://b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com/k',
    'https://b.s3.cn-north-1.amazonaws.com.cn/k',
    'https://kms.eu-west-1.amazonaws.com/',
    'https://kms-fips.us-east-1.amazonaws.com/',
    'https://kms.us-east-1.api.aws/',
    'https://sts.amazonaws.com/',
    'https://sts.eu-west-1.amazonaws.com/',
    'https://sts-fips.us-east-1.amazonaws.com/',
  ])('%s', (url) => expect(owns(new URL(url))).toBe(true));
});

describe('the hosts of others', () => {
  test.each([
    'https://dynamodb.us-east-1.amazonaws.com/',
    'https://iam.amazonaws.com/',
    'https://my.kms.us-east-1.amazonaws.com/',
    'https://aws-s3.amazonaws.com.evil.example/',
    'https://nots3.amazonaws.com/',
    'https://s3.amazonaws.com.evil.example/',
    'https://example.com/s3.amazonaws.com/',
    'http://localhost:9000/b/k',
    'wss://s3.amazonaws.com/',
  ])('%s', (url) => expect(owns(new URL(url))).toBe(false));
});

describe('a custom endpoint', () => {
  test.each([
    ['localhost:9000', 'http://localhost:9000/b/k', true],
    ['localhost:9000', 'http://b.localhost:9000/k', true],
    ['localhost:9000', 'http://localhost:9001/b/k', false],
    ['minio.example', 'https://minio.example/b', true],
    ['minio.example', 'https://notminio.example/b', false],
    ['https://minio.example', 'https://minio.example:443/b', true],
    ['http://minio.example:8080/', 'https://b.minio.example:8080/', true],
  ])('%s: %s is %s', (endpoint, url, expected) =>
    expect(owns(new URL(url), { endpoints: [endpoint] })).toBe(expected),
  );
});

test('any endpoint is every host, for a page that talks to nothing else', () => {
  const any = { endpoints: 'any', page: 'http://localhost:5173' } as const;
  expect(owns(new URL('https://minio.example/b/k'), any)).toBe(true);
  expect(owns(new URL('http://127.0.0.1:9000/'), any)).toBe(true);
  expect(owns(new URL('http://localhost:5173/main.js'), any)).toBe(false);
  expect(owns(new URL('wss://minio.example/'), any)).toBe(false);
});
