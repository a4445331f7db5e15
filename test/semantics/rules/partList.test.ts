import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/partList.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

const malformed = {
  status: 400,
  code: 'MalformedXML',
  message:
    'The XML you provided was not well-formed or did not validate against our published schema',
};

test('[complete/parts-listed] at least one part is listed', () => {
  expect(judge(rules.partsAreListed, { isSent: false, parts: 0 })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: 'You must specify at least one part',
  });
  expect(judge(rules.partsAreListed, { isSent: true, parts: 0 })).toEqual(malformed);
  expect(judge(rules.partsAreListed, { isSent: true, parts: 1 })).toBe('passed');
});

describe('[complete/part-form] a part', () => {
  test.each([{}, { PartNumber: 1 }, { ETag: '"abc"' }])('listed as %j is malformed', (entry) => {
    const entries = [{ PartNumber: 1, ETag: '"abc"' }, entry];
    expect(judge(rules.partsHaveTheirForm, { entries })).toEqual(malformed);
  });

  test.each([0, -1])('has no number %i', (PartNumber) => {
    const entries = [{ PartNumber, ETag: '"abc"' }];
    expect(judge(rules.partsHaveTheirForm, { entries })).toEqual({
      status: 400,
      code: 'InvalidArgument',
      message: 'PartNumber must be >= 1',
      ArgumentName: 'PartNumber',
      ArgumentValue: PartNumber,
    });
  });

  test('with number and ETag is let through', () => {
    const entries = [{ PartNumber: 1, ETag: '"abc"' }];
    expect(judge(rules.partsHaveTheirForm, { entries })).toBe('passed');
  });
});

describe('[complete/part-order] parts', () => {
  test.each([[[2, 1]], [[1, 3, 2]], [[1, 1]]])('in the order %j are refused', (numbers) => {
    expect(judge(rules.partsAreInOrder, { numbers, uploadId: 'u' })).toEqual({
      status: 400,
      code: 'InvalidPartOrder',
      message:
        'The list of parts was not in ascending order. Parts must be ordered by part number.',
      UploadId: 'u',
    });
  });

  test('ascend, with gaps if they like', () => {
    expect(judge(rules.partsAreInOrder, { numbers: [2, 3, 9], uploadId: 'u' })).toBe('passed');
  });
});

everyRuleWasSeen(rules);
