import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/tags.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

const { parseTagging } = rules;
const tag = (Key: string, Value = '') => ({ Key, Value });

describe('x-amz-tagging', () => {
  test.each([
    ['', []],
    ['a=1', [tag('a', '1')]],
    ['a=1&b=2', [tag('a', '1'), tag('b', '2')]],
    ['a', [tag('a')]],
    ['a=', [tag('a')]],
    ['a%20b=c+d', [tag('a b', 'c d')]],
    ['%C3%A9=%2B%2F%3D', [tag('é', '+/=')]],
    ['a=1&', [tag('a', '1')]],
    ['a=<b>&c%2C=', [tag('a', '<b>'), tag('c,')]],
  ])('%s is read as a query', (header, tags) => {
    expect(parseTagging(header)).toEqual(tags);
  });

  test.each(['key1=val1&key1=val2', 'key1=val1,key2=val2', 'a=b=c', 'a=%ZZ', '%=b', '=b'])(
    '[tags/header] "%s" is not one',
    (Tagging) => {
      expect(judge(rules.taggingHeaderIsQuery, { Tagging })).toEqual({
        status: 400,
        code: 'InvalidArgument',
        message:
          "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
        ArgumentName: 'x-amz-tagging',
        ArgumentValue: Tagging,
      });
    },
  );

  test('[tags/header] that is one is let through', () => {
    expect(judge(rules.taggingHeaderIsQuery, { Tagging: 'a=1' })).toBe('passed');
    expect(judge(rules.taggingHeaderIsQuery, { Tagging: undefined })).toBe('skipped');
  });
});

describe('tags', () => {
  const invalid = (message: string, detail: Record<string, string>) => ({
    status: 400,
    code: 'InvalidTag',
    message,
    ...detail,
  });
  const good = [
    tag('a', '1'),
    tag('x'.repeat(128), 'y'.repeat(256)),
    tag('ключ + - = . _ : / @', 'значение'),
  ];

  test('[tags/count] are ten at most on an object', () => {
    const tags = Array.from({ length: 11 }, (_, i) => tag(`k${i}`));
    expect(judge(rules.objectTagsFit, { tags: tags.slice(1), limit: 10 })).toBe('passed');
    expect(judge(rules.objectTagsFit, { tags, limit: 10 })).toEqual({
      status: 400,
      code: 'BadRequest',
      message: 'Object tags cannot be greater than 10',
    });
    expect(judge(rules.objectTagsFit, { tags: [], limit: 10 })).toBe('skipped');
  });

  test('[tags/bucket-count] are fifty at most on a bucket', () => {
    const tags = Array.from({ length: 51 }, (_, i) => tag(`k${i}`));
    expect(judge(rules.bucketTagsFit, { tags: tags.slice(1), limit: 50 })).toBe('passed');
    expect(judge(rules.bucketTagsFit, { tags, limit: 50 })).toEqual({
      status: 400,
      code: 'BadRequest',
      message: 'Bucket tag count cannot be greater than 50',
    });
    expect(judge(rules.bucketTagsFit, { tags: [], limit: 50 })).toBe('skipped');
  });

  test('[tags/bucket-has-any] of a bucket that has none cannot be read', () => {
    expect(judge(rules.bucketHasTags, { bucket: bucket({ tags: [tag('a')] }) })).toBe('passed');
    expect(judge(rules.bucketHasTags, { bucket: bucket() })).toEqual({
      status: 404,
      code: 'NoSuchTagSet',
      message: 'The TagSet does not exist',
      BucketName: 'photos',
    });
  });

  test('[tags/unique] have different keys', () => {
    expect(
      judge(rules.tagKeysAreUnique, { tags: [tag('a', '1'), tag('b'), tag('a', '2')] }),
    ).toEqual(invalid('Cannot provide multiple Tags with the same key', { TagKey: 'a' }));
    expect(judge(rules.tagKeysAreUnique, { tags: [tag('a'), tag('A')] })).toBe('passed');
    expect(judge(rules.tagKeysAreUnique, { tags: [] })).toBe('skipped');
  });

  test.each(['', 'Key1,Key2', 'a;b', 'k'.repeat(129), 'tab\t'])(
    '[tags/key] cannot be called "%s"',
    (Key) => {
      expect(judge(rules.tagKeysAreValid, { tags: [tag('fine'), tag(Key)] })).toEqual(
        invalid('The TagKey you have provided is invalid', { TagKey: Key }),
      );
    },
  );

  test.each(['Val1,Val2', 'v'.repeat(257), '<v>'])(
    '[tags/value] cannot have the value "%s"',
    (Value) => {
      expect(judge(rules.tagValuesAreValid, { tags: [tag('k', Value)] })).toEqual(
        invalid('The TagValue you have provided is invalid', { TagKey: 'k', TagValue: Value }),
      );
    },
  );

  test('[tags/key] [tags/value] have letters of any script, digits, spaces and some signs', () => {
    expect(judge(rules.tagKeysAreValid, { tags: good })).toBe('passed');
    expect(judge(rules.tagValuesAreValid, { tags: good })).toBe('passed');
    expect(judge(rules.tagKeysAreValid, { tags: [] })).toBe('skipped');
    expect(judge(rules.tagValuesAreValid, { tags: [] })).toBe('skipped');
  });

  test('[tags/reserved] of objects do not begin with aws:', () => {
    expect(judge(rules.objectTagsAreNotReserved, { tags: [tag('aws:prefixed', 'v')] })).toEqual(
      invalid('Your TagKey cannot be prefixed with aws:', { TagKey: 'aws:prefixed' }),
    );
    expect(judge(rules.objectTagsAreNotReserved, { tags: [tag('my-aws:')] })).toBe('passed');
    expect(judge(rules.objectTagsAreNotReserved, { tags: [] })).toBe('skipped');
  });

  test('[tags/reserved-bucket] of buckets that begin with aws: are AWS’s own', () => {
    expect(judge(rules.bucketTagsAreNotReserved, { tags: [tag('a'), tag('aws:b', 'v')] })).toEqual(
      invalid('System tags cannot be added/updated by requester', { TagKey: 'aws:b' }),
    );
    expect(judge(rules.bucketTagsAreNotReserved, { tags: good })).toBe('passed');
    expect(judge(rules.bucketTagsAreNotReserved, { tags: [] })).toBe('skipped');
  });

  test('[tags/reserved-new-bucket] of new buckets do not either, and are told so in other words', () => {
    expect(judge(rules.newBucketTagsAreNotReserved, { tags: [tag('aws:test', 'v')] })).toEqual(
      invalid(
        'User-defined tag keys can\'t start with "aws:". This prefix is reserved for system tags. Remove "aws:" from your tag keys and try again.',
        {},
      ),
    );
    expect(judge(rules.newBucketTagsAreNotReserved, { tags: good })).toBe('passed');
    expect(judge(rules.newBucketTagsAreNotReserved, { tags: [] })).toBe('skipped');
  });
});

everyRuleWasSeen(rules);
