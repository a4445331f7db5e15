import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/copy.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { object } from './samples.ts';

const { copiedBytes, copyOntoItself, copySourceVersion, sourceFitsOneCopy } = rules;

test('[copy-source/size] one copy moves 5 GB and not a byte more', () => {
  const limit = 5 * 1024 ** 3;
  expect(judge(sourceFitsOneCopy, { size: limit, limit })).toBe('passed');
  expect(judge(sourceFitsOneCopy, { size: limit + 1, limit })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message:
      'The specified copy source is larger than the maximum allowable size for a copy source: 5368709120',
  });
});

describe('[copy/onto-itself] an object', () => {
  const here = { bucket: 'photos', key: 'cat' };
  const asks = {
    source: { ...here, isCurrent: true, isRestored: false },
    destination: here,
    metadataDirective: undefined,
    storageClass: undefined,
    websiteRedirect: undefined,
    encryption: undefined,
    defaultIsSet: false,
    reencrypts: false,
  };
  const illegal = {
    status: 400,
    code: 'InvalidRequest',
    message:
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  };

  test('is not copied onto itself for nothing', () => {
    expect(judge(copyOntoItself, asks)).toEqual(illegal);
    expect(judge(copyOntoItself, { ...asks, metadataDirective: 'COPY' })).toEqual(illegal);
  });

  test.each([
    { metadataDirective: 'REPLACE' },
    { storageClass: 'STANDARD' },
    { websiteRedirect: '/elsewhere' },
    { encryption: 'AES256' },
    { source: { ...here, isCurrent: false, isRestored: false } },
    { source: { ...here, isCurrent: true, isRestored: true } },
    { reencrypts: true },
    { defaultIsSet: true },
  ])('is, for %j', (asked) => {
    expect(judge(copyOntoItself, { ...asks, ...asked })).toBe('passed');
  });

  test.each([
    { bucket: 'photos', key: 'cat2' },
    { bucket: 'backup', key: 'cat' },
  ])('is copied to %j', (destination) => {
    expect(judge(copyOntoItself, { ...asks, destination })).toBe('passed');
  });
});

describe('[copy-source/version] the version that was copied', () => {
  const version = object({ versionId: 'abc' });

  test('is told when it has an id, named or not', () => {
    expect(choose(copySourceVersion, { version, versionId: 'abc' })).toMatchObject({
      value: 'abc',
      origin: 'requested',
    });
    expect(choose(copySourceVersion, { version, versionId: undefined })).toMatchObject({
      value: 'abc',
      origin: 'defaulted',
    });
  });

  test('is not told when it is the null version', () => {
    expect(
      choose(copySourceVersion, { version: object(), versionId: 'null' }).value,
    ).toBeUndefined();
  });
});

test("[copy/bytes] the bytes of a copy are its source's own", () => {
  const source = object();
  const { value, origin, shown } = choose(copiedBytes, { source });
  expect(value).toBe(source.body);
  expect([origin, shown]).toEqual(['copied', '10 bytes']);
});

everyRuleWasSeen(rules);
