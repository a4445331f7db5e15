import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/copySource.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { marker, object } from './samples.ts';

const {
  copyHasNoBody,
  parseCopySource,
  sourceArnIsModelled,
  sourceArnNamesObject,
  sourceBucketIsNamed,
  sourceIsEncoded,
  sourceIsNotNamedDeleteMarker,
  sourceNamesKey,
} = rules;

const bad = (message: string) => ({
  status: 400,
  code: 'InvalidArgument',
  message,
  ArgumentName: 'x-amz-copy-source',
  ArgumentValue: 'x-amz-copy-source',
});

test('[copy-source/no-body] a copy has no body', () => {
  expect(judge(copyHasNoBody, { size: 0 })).toBe('passed');
  expect(judge(copyHasNoBody, { size: 1 })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message:
      'The request included a body. Requests of this type must not include a non-empty body.',
  });
});

describe('a copy source', () => {
  test.each([
    ['photos/cat', 'photos', 'cat'],
    ['/photos/cat', 'photos', 'cat'],
    ['photos%2Fcat', 'photos', 'cat'],
    ['%2Fphotos%2Fa%2Fb', 'photos', 'a/b'],
    ['photos/a//b/', 'photos', 'a//b/'],
    ['photos//cat', 'photos', '/cat'],
    ['photos/a+b', 'photos', 'a b'],
    ['photos/a%20b', 'photos', 'a b'],
    ['photos/a%2Bb', 'photos', 'a+b'],
    ['photos/a%252Fb', 'photos', 'a%2Fb'],
    ['photos/%F0%9F%98%80', 'photos', '😀'],
    ['photos/😀', 'photos', '😀'],
    ['photos/a?b', 'photos', 'a?b'],
    ['photos/a%3FversionId=x', 'photos', 'a?versionId=x'],
    ['photos/ ', 'photos', ' '],
  ])('%s is %s and %s, decoded exactly once', (value, bucket, key) => {
    expect(parseCopySource(value)).toEqual({ bucket, key, versionId: undefined });
  });

  test.each([
    ['photos/cat?versionId=abc', 'cat', 'abc'],
    ['photos/cat?versionId=null', 'cat', 'null'],
    ['photos%2Fcat?versionId=a%2Eb', 'cat', 'a.b'],
    ['photos/%3FversionId%3Dx?versionId=abc', '?versionId=x', 'abc'],
    ['photos/a?b?versionId=abc', 'a?b', 'abc'],
  ])('%s names the version, outside the encoding', (value, key, versionId) => {
    expect(parseCopySource(value)).toEqual({ bucket: 'photos', key, versionId });
  });

  test.each([
    ['', { bucket: '' }],
    ['/', { bucket: '' }],
    ['photos', { bucket: 'photos' }],
    ['photos/', { bucket: 'photos' }],
  ])('"%s" lacks what it does not name', (value, parts) => {
    expect(parseCopySource(value)).toEqual(parts);
  });
});

describe('[copy-source/encoding] percent-encoding', () => {
  test.each([
    'photos/%ZZ',
    'photos/%1',
    'photos/%',
    'photos/%FF',
    '%E0%A4%A/cat',
    'photos/cat?versionId=%ZZ',
  ])('of %s is broken', (CopySource) => {
    expect(judge(sourceIsEncoded, { CopySource })).toEqual(bad('Invalid copy source encoding'));
  });

  test('that is whole is let through', () => {
    expect(judge(sourceIsEncoded, { CopySource: 'photos/%E2%82%AC' })).toBe('passed');
  });
});

describe('[copy-source/key] a source', () => {
  test.each([
    'wrongformat',
    'photos',
    'photos/',
    '/photos',
    'photos/.',
    'photos/..',
    'photos/../',
    'photos/a/../../b',
  ])('%s names no key', (CopySource) => {
    expect(judge(sourceNamesKey, { CopySource })).toEqual(bad('Invalid copy source object key'));
  });

  test.each(['photos/a/../b', 'photos/...', 'photos/a/.', 'photos/..a', 'photos/./a'])(
    '%s names one',
    (CopySource) => {
      expect(judge(sourceNamesKey, { CopySource })).toBe('passed');
    },
  );

  test('without a bucket is left to the rule about its name', () => {
    expect(judge(sourceNamesKey, { CopySource: '' })).toBe('passed');
  });
});

describe('[copy-source/bucket-name] the bucket of a source', () => {
  test.each(['', '192.168.5.4', 'Photos', 'ab'])('cannot be called "%s"', (bucket) => {
    expect(judge(sourceBucketIsNamed, { bucket })).toEqual(bad('Invalid copy source bucket name'));
  });

  test('has a possible name', () => {
    expect(judge(sourceBucketIsNamed, { bucket: 'photos' })).toBe('passed');
  });
});

const finance = 'arn:aws:s3:us-east-1:123456789012:accesspoint';

describe('[copy-source/arn] an ARN', () => {
  test.each([
    `${finance}/finance/object/a/cat`,
    `/${finance}:finance/object/cat`,
    encodeURIComponent(`${finance}/finance/object/cat`),
    `${finance}/finance/object/cat?versionId=1`,
    'arnica/cat',
  ])('may be %s', (CopySource) => {
    expect(judge(sourceArnNamesObject, { CopySource })).toBe('passed');
  });

  test.each([
    '/arn:aws:s3:::photos/cat',
    `${finance}/finance/cat`,
    `${finance}/finance`,
    'arn%3Aaws%3As3::123456789012:accesspoint/mabc.mrap/object/cat',
  ])('may not be %s', (CopySource) => {
    expect(judge(sourceArnNamesObject, { CopySource })).toEqual(
      bad('Invalid copy source bucket name'),
    );
  });

  test('stands for the bucket', () => {
    const source = `${finance}/finance/object/a/b%20c?versionId=1`;
    expect(parseCopySource(source)).toEqual({
      bucket: `${finance}/finance`,
      key: 'a/b c',
      versionId: '1',
    });
  });

  test('[copy-source/arn-modelled] of Outposts or Object Lambda is not modelled', () => {
    const CopySource = 'arn:aws:s3-outposts:us-east-1:123456789012:outpost/op-1/object/cat';
    expect(judge(sourceArnIsModelled, { CopySource })).toMatchObject({
      status: 501,
      Header: 'x-amz-copy-source',
    });
    expect(judge(sourceArnIsModelled, { CopySource: 'photos/cat' })).toBe('passed');
  });
});

describe('[copy-source/delete-marker] a delete marker', () => {
  test('that is named by its version is a wrong request', () => {
    expect(
      judge(sourceIsNotNamedDeleteMarker, { version: marker(), key: 'cat', versionId: 'abc' }),
    ).toEqual({
      status: 400,
      code: 'InvalidRequest',
      message:
        'The source of a copy request may not specifically refer to a delete marker by version id.',
    });
  });

  test('that is not named is left to the rule about missing keys', () => {
    expect(
      judge(sourceIsNotNamedDeleteMarker, { version: marker(), key: 'cat', versionId: undefined }),
    ).toBe('passed');
    expect(
      judge(sourceIsNotNamedDeleteMarker, { version: object(), key: 'cat', versionId: 'abc' }),
    ).toBe('passed');
  });
});

everyRuleWasSeen(rules);
