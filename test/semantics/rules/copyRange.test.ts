import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/copyRange.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

describe('x-amz-copy-source-range', () => {
  const refusal = (CopySourceRange: string, message: string) => ({
    status: 400,
    code: 'InvalidArgument',
    message,
    ArgumentName: 'x-amz-copy-source-range',
    ArgumentValue: CopySourceRange,
  });

  test.each(['bytes=0-', 'bytes=-5', '0-5', 'bytes=5-2', 'bytes=0-1,3-4', ''])(
    '[upload/copy-range-form] is not "%s"',
    (CopySourceRange) => {
      expect(judge(rules.copyRangeHasItsForm, { CopySourceRange, size: 10 })).toEqual(
        refusal(
          CopySourceRange,
          'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
        ),
      );
    },
  );

  test('[upload/copy-range-form] [upload/copy-range] lies inside the source', () => {
    for (const rule of [rules.copyRangeHasItsForm, rules.copyRangeFitsSource]) {
      expect(judge(rule, { CopySourceRange: 'bytes=0-9', size: 10 })).toBe('passed');
      expect(judge(rule, { CopySourceRange: undefined, size: 10 })).toBe('skipped');
    }
  });

  test('[upload/copy-range] does not end behind the source', () => {
    expect(judge(rules.copyRangeFitsSource, { CopySourceRange: 'bytes=5-10', size: 10 })).toEqual(
      refusal('bytes=5-10', 'Range specified is not valid for source object of size: 10'),
    );
  });

  test('[upload/copy-range] does not begin behind the source', () => {
    expect(judge(rules.copyRangeFitsSource, { CopySourceRange: 'bytes=10-12', size: 10 })).toEqual({
      status: 400,
      code: 'InvalidRequest',
      message: 'The specified copy range is invalid for the source object size',
    });
  });
});

test('[upload/copy-range-source] a small source has ranges, save where the documents are followed', () => {
  const asked = { CopySourceRange: 'bytes=0-9', size: 5 * 1024 ** 2 };
  const ask = (facts: Partial<typeof asked> & { readonly follows: 'recorded' | 'documented' }) =>
    judge(rules.copyRangeSourceIsLarge, { ...asked, ...facts });
  expect(ask({ follows: 'recorded' })).toBe('passed');
  expect(ask({ follows: 'documented' })).toMatchObject({ status: 400, code: 'InvalidRequest' });
  expect(ask({ follows: 'documented', size: asked.size + 1 })).toBe('passed');
  const whole = { size: 1, CopySourceRange: undefined, follows: 'documented' } as const;
  expect(judge(rules.copyRangeSourceIsLarge, whole)).toBe('skipped');
});

everyRuleWasSeen(rules);
