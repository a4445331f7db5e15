import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../../src/storage/annotation.ts';
import type { ObjectRecord } from '../../../src/storage/records.ts';
import * as rules from '../../../src/semantics/rules/annotations.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';

const note: Annotation = {
  name: 'note',
  body: { size: 1, segments: [] },
  etag: 'e',
  checksum: { algorithm: 'CRC32', type: 'FULL_OBJECT', value: 'c' },
  modified: 0,
};
const object = (members: Partial<ObjectRecord> = {}) =>
  ({ kind: 'object', etag: 'abc', encryption: { type: 'SSE-S3' }, ...members }) as ObjectRecord;

describe('a copy', () => {
  test('[annotation/directive-known] says COPY or EXCLUDE, if anything', () => {
    const judged = (AnnotationDirective?: string) =>
      judge(rules.annotationDirectiveIsKnown, { AnnotationDirective });
    expect([judged(), judged('COPY'), judged('EXCLUDE')]).toEqual(['skipped', 'passed', 'passed']);
    expect(judged('REPLACE')).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'Unknown object annotation directive.',
      ArgumentName: 'x-amz-object-annotation-directive',
      ArgumentValue: 'REPLACE',
    });
  });

  test('[annotation/directive] has the annotations of its source, unless they are excluded', () => {
    const source = object({ annotations: [note] });
    const chosen = (directive?: string, from = source) =>
      choose(rules.copiedAnnotations, { directive, source: from });
    expect(chosen()).toMatchObject({ value: [note], origin: 'copied', shown: 'note' });
    expect(chosen('COPY').value).toEqual([note]);
    expect(chosen('EXCLUDE')).toMatchObject({ value: [], origin: 'requested', shown: 'none' });
    expect(chosen(undefined, object()).value).toEqual([]);
  });
});

describe('the name', () => {
  test('[annotation/name-length] has at most 512 bytes', () => {
    const judged = (name: string) => judge(rules.annotationNameFits, { name });
    expect([judged('n'.repeat(512)), judged('é'.repeat(256))]).toEqual(['passed', 'passed']);
    for (const name of ['n'.repeat(513), 'é'.repeat(257)])
      expect(judged(name)).toMatchObject({ status: 400, code: 'AnnotationNameTooLong' });
  });

  test('[annotation/name-form] is not one of AWS', () => {
    const judged = (name: string) => judge(rules.annotationNameIsValid, { name });
    expect([judged('note'), judged('my-aws'), judged('é')]).toEqual(['passed', 'passed', 'passed']);
    for (const name of ['', 'aws', 'AWS:a', 's3', 'S3-note'])
      expect(judged(name)).toMatchObject({ status: 400, code: 'InvalidAnnotationName' });
  });

  test('[annotation/prefix] begins with no more than that', () => {
    const judged = (prefix?: string) => judge(rules.annotationPrefixFits, { prefix });
    expect([judged(), judged(''), judged('n')]).toEqual(['skipped', 'passed', 'passed']);
    expect(judged('n'.repeat(513))).toMatchObject({ status: 400, code: 'InvalidPrefix' });
  });
});

describe('the payload', () => {
  test('[annotation/empty] [annotation/size] has 1 byte to 1 MiB', () => {
    const limit = 1024 ** 2;
    expect(judge(rules.annotationIsNotEmpty, { size: 1 })).toBe('passed');
    expect(judge(rules.annotationIsNotEmpty, { size: 0 })).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
    });
    expect(judge(rules.annotationFits, { size: limit, limit })).toBe('passed');
    expect(judge(rules.annotationFits, { size: limit + 1, limit })).toMatchObject({
      status: 400,
      code: 'EntityTooLarge',
      MaxSizeAllowed: limit,
    });
  });

  test('[annotation/text] is UTF-8', () => {
    expect(judge(rules.annotationIsText, { isText: true })).toBe('passed');
    expect(judge(rules.annotationIsText, { isText: false })).toMatchObject({
      status: 415,
      code: 'UnsupportedMediaType',
    });
  });
});

describe('the object', () => {
  test('[annotation/object-if-match] is the one that is meant', () => {
    const judged = (ObjectIfMatch?: string) =>
      judge(rules.annotatedObjectMatches, { ObjectIfMatch, object: object() });
    expect([judged(), judged('"abc"'), judged('abc'), judged('*')]).toEqual([
      'skipped',
      'passed',
      'passed',
      'passed',
    ]);
    expect(judged('"abd"')).toMatchObject({
      status: 412,
      code: 'PreconditionFailed',
      Condition: 'x-amz-object-if-match',
    });
  });

  test("[annotation/encryption] is not encrypted with a customer's key", () => {
    const encryption = { type: 'SSE-C', keyMd5: '', salt: '', fingerprint: '' } as const;
    expect(judge(rules.annotationCanBeRead, { object: object() })).toBe('passed');
    expect(judge(rules.annotationCanBeRead, { object: object({ encryption }) })).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
    });
  });

  test('[annotation/count] has at most a thousand', () => {
    const judged = (count: number) => judge(rules.annotationsFit, { count, limit: 1000 });
    expect(judged(1000)).toBe('passed');
    expect(judged(1001)).toMatchObject({ status: 400, code: 'AnnotationLimitExceeded' });
  });

  test('[annotation/exists] has the one that is read', () => {
    const judged = (annotation?: Annotation) =>
      judge(rules.annotationExists, { annotation, name: 'note' });
    expect(judged(note)).toBe('passed');
    expect(judged()).toMatchObject({ status: 404, code: 'NoSuchAnnotation' });
  });
});

everyRuleWasSeen(rules);
