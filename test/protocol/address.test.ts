import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodePath } from '../../src/lib/percent.ts';
import { locate, parameter } from '../../src/protocol/address.ts';
import { S3Error } from '../../src/protocol/errors.ts';

const at = (host: string, target = '/', bases: readonly string[] = []) =>
  locate({ host, target }, { bases });

describe('hosts', () => {
  test.each([
    ['s3.amazonaws.com', undefined, undefined],
    ['s3.eu-west-1.amazonaws.com', undefined, 'eu-west-1'],
    ['s3-us-west-2.amazonaws.com', undefined, 'us-west-2'],
    ['S3.EU-West-1.AmazonAWS.com:443', undefined, 'eu-west-1'],
    ['s3-external-1.amazonaws.com', undefined, 'us-east-1'],
    ['s3.cn-north-1.amazonaws.com.cn', undefined, 'cn-north-1'],
    ['s3.us-gov-west-1.amazonaws.com', undefined, 'us-gov-west-1'],
    ['bucket.s3.amazonaws.com', 'bucket', undefined],
    ['bucket.s3.us-east-1.amazonaws.com', 'bucket', 'us-east-1'],
    ['bucket.s3-us-west-2.amazonaws.com', 'bucket', 'us-west-2'],
    ['a.b.c.s3.eu-west-1.amazonaws.com', 'a.b.c', 'eu-west-1'],
    ['www.s3.example.s3.eu-west-1.amazonaws.com', 'www.s3.example', 'eu-west-1'],
    ['s3-logs.s3.amazonaws.com', 's3-logs', undefined],
    ['s3.eu-west-1.amazonaws.com.s3.amazonaws.com', 's3.eu-west-1.amazonaws.com', undefined],
  ])('%s', (host, bucket, region) => {
    const location = at(host);
    expect(location.bucket).toBe(bucket);
    expect(location.region).toBe(region);
    expect(location.style).toBe(bucket === undefined ? 'path' : 'virtual');
    expect(location.service).toBe('s3');
  });

  test.each([
    ['bucket.s3.dualstack.eu-west-1.amazonaws.com', { dualstack: true, region: 'eu-west-1' }],
    ['bucket.s3-fips.us-gov-west-1.amazonaws.com', { fips: true, region: 'us-gov-west-1' }],
    ['bucket.s3-fips.dualstack.us-east-1.amazonaws.com', { fips: true, dualstack: true }],
    ['bucket.s3-accelerate.amazonaws.com', { accelerate: true }],
    ['bucket.s3-accelerate.dualstack.amazonaws.com', { accelerate: true, dualstack: true }],
    ['bucket.s3-website-eu-west-1.amazonaws.com', { service: 'website', region: 'eu-west-1' }],
    [
      'bucket.s3-website.eu-central-1.amazonaws.com',
      { service: 'website', region: 'eu-central-1' },
    ],
    ['bucket.s3-website.localhost:9000', { service: 'website' }],
    ['bucket.s3-website.s3.localhost', { service: 'website' }],
    ['bucket.s3-accesspoint.us-east-1.amazonaws.com', { service: 'accesspoint' }],
    [
      'bucket.s3express-usw2-az1.us-west-2.amazonaws.com',
      { service: 'express', region: 'us-west-2' },
    ],
  ])('%s', (host, expected) => {
    expect(at(host)).toMatchObject({ bucket: 'bucket', style: 'virtual', ...expected });
  });

  test('the control endpoint of directory buckets has no bucket in its host', () => {
    const location = at('s3express-control.us-west-2.amazonaws.com', '/a-bucket');
    expect(location).toMatchObject({
      service: 'express-control',
      style: 'path',
      bucket: 'a-bucket',
    });
  });

  test('KMS has hosts of its own', () => {
    const location = at('kms-fips.eu-west-1.amazonaws.com', '/');
    expect(location).toMatchObject({ service: 'kms', region: 'eu-west-1', fips: true });
    expect(location).not.toHaveProperty('bucket');
  });

  test.each([
    ['localhost:9000', undefined],
    ['127.0.0.1:9000', undefined],
    ['[::1]:9000', undefined],
    ['minio.example.com', undefined],
    ['my.amazonaws.com.example.com', undefined],
    ['bucket.localhost:9000', 'bucket'],
    ['a.b.localhost', 'a.b'],
    ['s3.localhost:4566', undefined],
    ['bucket.s3.localhost:4566', 'bucket'],
    ['bucket.storage.test', 'bucket'],
    ['storage.test:8080', undefined],
    ['bucket.eu.storage.test', 'bucket'],
    ['x'.repeat(300) + '.s3.amazonaws.com', undefined],
  ])('%s, which is not AWS’s', (host, bucket) => {
    const location = at(host, '/', ['storage.test:8080', 'eu.storage.test']);
    expect(location.bucket).toBe(bucket);
  });

  test('a host made to be slow is not', () => {
    const host = `${'s3.a'.repeat(2000)}-`;
    expect(at(host).style).toBe('path');
    expect(at(`${'s3.us-'.repeat(40)}.amazonaws.co`).style).toBe('path');
  });
});

describe('paths', () => {
  test.each([
    ['/', undefined, undefined],
    ['', undefined, undefined],
    ['/b', 'b', undefined],
    ['/b/', 'b', undefined],
    ['/b/k', 'b', 'k'],
    ['/b/k/', 'b', 'k/'],
    ['/b//foo', 'b', '/foo'],
    ['/b/a//b', 'b', 'a//b'],
    ['/b/a/../c', 'b', 'a/../c'],
    ['/b/a/./b/../c', 'b', 'a/./b/../c'],
    ['/b/a+b', 'b', 'a+b'],
    ['/b/a%2Bb%20c%2Fd', 'b', 'a+b c/d'],
    ['/b/%2525', 'b', '%25'],
    ['/b/%D1%81%F0%9F%98%80', 'b', 'с\u{1F600}'],
    ['/b/\u00d1\u0081', 'b', 'с'],
    ['/b/%EF%BB%BFx', 'b', '\ufeffx'],
    ['/b/%00', 'b', '\0'],
    ['/b/k?acl', 'b', 'k'],
    ['/b?x=/y/z', 'b', undefined],
    ['/b/a%3Fb', 'b', 'a?b'],
    ['http://s3.amazonaws.com/b/k?acl', 'b', 'k'],
    ['//k', '', 'k'],
  ])('%s in path style', (target, bucket, key) => {
    const location = at('s3.amazonaws.com', target);
    expect([location.bucket, location.key]).toEqual([bucket, key]);
  });

  test.each([
    ['/', undefined],
    ['/k', 'k'],
    ['//k', '/k'],
    ['/k/l//', 'k/l//'],
    ['/b/k', 'b/k'],
    ['/?versions', undefined],
  ])('%s in a bucket’s host', (target, key) => {
    const location = at('bucket.s3.amazonaws.com', target);
    expect([location.bucket, location.key]).toEqual(['bucket', key]);
  });

  test('any key travels unharmed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
        const key = text.toWellFormed();
        expect(at('s3.amazonaws.com', `/b/${encodePath(key)}`).key).toBe(key);
      }),
    );
  });
});

test.each([
  '/b/%',
  '/b/%1',
  '/b/%zz',
  '/b/%FF',
  '/b/%C3%28',
  '/%ED%A0%80/k',
  '/b?prefix=%E0',
  '/b?%=1',
])('%s is InvalidURI', (target) => {
  expect(() => at('s3.amazonaws.com', target)).toThrow(S3Error);
  try {
    at('s3.amazonaws.com', target);
  } catch (error) {
    const [URI] = target.split('?');
    expect(error).toMatchObject({ code: 'InvalidURI', status: 400, detail: { URI } });
  }
});

describe('queries', () => {
  const query = (search: string) => at('s3.amazonaws.com', `/b?${search}`).query;

  test('a name without a value has the empty one', () => {
    expect(query('acl&x=')).toEqual([
      ['acl', ''],
      ['x', ''],
    ]);
  });

  test('+ is a space, %2B a plus, and only the first = separates', () => {
    expect(query('prefix=a+b%2Bc&t=x%3Dy=z')).toEqual([
      ['prefix', 'a b+c'],
      ['t', 'x=y=z'],
    ]);
  });

  test('empty pairs are none, repeated ones stay, the first is the parameter', () => {
    const pairs = query('&&a=1&a=2&');
    expect(pairs).toHaveLength(2);
    expect(parameter(pairs, 'a')).toBe('1');
    expect(parameter(pairs, 'b')).toBeUndefined();
  });

  test('a question mark in the query belongs to it', () => {
    expect(query('prefix=a?b')).toEqual([['prefix', 'a?b']]);
  });
});

describe('a key with relative elements', () => {
  test.each(['/b/a/../c', '/b/a/b/../../c', '/b/./a', '/b/..a/b', '/b/a%2f..'])('%s', (target) => {
    expect(at('s3.amazonaws.com', target).key).toBeDefined();
  });

  test.each(['/b/../c', '/b/a/../../c', '/b/%2e%2e%2fc', '/b/.//../c'])(
    'that leads out of its bucket is refused: %s',
    (target) => {
      expect(() => at('s3.amazonaws.com', target)).toThrow(S3Error);
    },
  );
});
