import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/read.ts';
import { choose, everyRuleWasSeen, judge, refusalHeaders } from './judge.ts';
import { object, us } from './samples.ts';

const ofTen = object();
const inParts = object({
  body: { size: 25, segments: [] },
  parts: [10, 10, 5].map((size, i) => ({ number: i + 1, size, etag: 'x' })),
});
const asked = (given: { object?: typeof ofTen; Range?: string; PartNumber?: number }) => ({
  object: ofTen,
  Range: undefined,
  PartNumber: undefined,
  ...given,
});

test('[read/range-or-part] a read names a range or a part, not both', () => {
  expect(judge(rules.rangeOrPart, asked({ Range: 'bytes=0-1', PartNumber: 1 }))).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: 'Cannot specify both Range header and partNumber query parameter',
  });
  expect(judge(rules.rangeOrPart, asked({ PartNumber: 1 }))).toBe('passed');
  expect(judge(rules.rangeOrPart, asked({ Range: 'bytes=0-1' }))).toBe('skipped');
});

test('[read/part-number] a part that is asked for is one of those that there are', () => {
  const refusal = (ActualPartCount: number, PartNumberRequested: number) => ({
    status: 416,
    code: 'InvalidPartNumber',
    message: 'The requested partnumber is not satisfiable',
    ActualPartCount,
    PartNumberRequested,
  });
  expect(judge(rules.partNumberExists, asked({ object: inParts, PartNumber: 4 }))).toEqual(
    refusal(3, 4),
  );
  expect(judge(rules.partNumberExists, asked({ PartNumber: 2 }))).toEqual(refusal(1, 2));
  expect(judge(rules.partNumberExists, asked({ object: inParts, PartNumber: 3 }))).toBe('passed');
  expect(judge(rules.partNumberExists, asked({ PartNumber: 1 }))).toBe('passed');
  expect(judge(rules.partNumberExists, asked({}))).toBe('skipped');
});

describe('[read/range-satisfiable] a range', () => {
  test.each(['bytes=-0', 'bytes=100-200', 'bytes=10-'])(
    '%s does not overlap the object',
    (Range) => {
      expect(judge(rules.rangeIsSatisfiable, asked({ Range }))).toEqual({
        status: 416,
        code: 'InvalidRange',
        message: 'The requested range is not satisfiable',
        RangeRequested: Range,
        ActualObjectSize: 10,
      });
      expect(refusalHeaders(rules.rangeIsSatisfiable, asked({ Range }))).toEqual({
        'content-range': 'bytes */10',
      });
    },
  );

  test.each(['bytes=0-100', 'bytes=1-0', 'bytes=0-1,3-4', 'nonsense'])(
    '%s does, or is none',
    (Range) => {
      expect(judge(rules.rangeIsSatisfiable, asked({ Range }))).toBe('passed');
    },
  );

  test('need not be sent', () => {
    expect(judge(rules.rangeIsSatisfiable, asked({}))).toBe('skipped');
  });
});

describe('[read/range] a read', () => {
  test.each([
    ['bytes=0-8', 0, 9],
    ['bytes=-2', 8, 2],
    ['bytes=-15', 0, 10],
    ['bytes=5-', 5, 5],
  ])('of %s is partial', (Range, first, length) => {
    expect(choose(rules.readWindow, asked({ Range }))).toMatchObject({
      value: { first, length, partial: true },
      origin: 'requested',
    });
  });

  test.each(['bytes=1-0', 'bytes=0-1,3-4', undefined])('of %s is of the whole', (Range) => {
    expect(
      choose(rules.readWindow, Range === undefined ? asked({}) : asked({ Range })),
    ).toMatchObject({
      value: { first: 0, length: 10, partial: false },
      origin: 'defaulted',
    });
  });

  test('of a part is of its bytes, behind those before it', () => {
    expect(choose(rules.readWindow, asked({ object: inParts, PartNumber: 3 }))).toMatchObject({
      value: { first: 20, length: 5, partial: true },
      origin: 'requested',
    });
  });

  test('of part 1 of an object that has none is of the whole, and partial', () => {
    expect(choose(rules.readWindow, asked({ PartNumber: 1 })).value).toEqual({
      first: 0,
      length: 10,
      partial: true,
    });
  });

  test('of part 1 of an empty object is whole: no Content-Range can tell of nothing', () => {
    const empty = object({ body: { size: 0, segments: [] } });
    expect(choose(rules.readWindow, asked({ object: empty, PartNumber: 1 })).value).toEqual({
      first: 0,
      length: 0,
      partial: false,
    });
  });
});

test('[read/response-overrides] only a signed request overrides headers of the answer', () => {
  const overrides = ['ContentType'];
  expect(judge(rules.overridesNeedSignature, { overrides, account: null })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: 'Request specific response headers cannot be used for anonymous GET requests.',
  });
  expect(judge(rules.overridesNeedSignature, { overrides, account: us })).toBe('passed');
  expect(judge(rules.overridesNeedSignature, { overrides: [], account: null })).toBe('skipped');
});

describe('[read/attributes] the attributes that are asked for', () => {
  test('are at least one', () => {
    expect(judge(rules.attributesAreKnown, { asked: [] })).toEqual({
      status: 400,
      code: 'InvalidRequest',
      message:
        'The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty',
    });
  });

  test.each(['etag', 'Size', ''])('are not "%s"', (name) => {
    expect(judge(rules.attributesAreKnown, { asked: ['ETag', name] })).toMatchObject({
      status: 400,
      code: 'InvalidArgument',
      ArgumentName: 'x-amz-object-attributes',
    });
  });

  test('are of the five there are', () => {
    const all = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'];
    expect(judge(rules.attributesAreKnown, { asked: all })).toBe('passed');
  });
});

everyRuleWasSeen(rules);
