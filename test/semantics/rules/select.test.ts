import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/select.ts';
import { everyRuleWasSeen, judge } from './judge.ts';
import { object } from './samples.ts';

test('[select/signed] somebody asks', () => {
  expect(judge(rules.selectIsSigned, { account: '123456789012' })).toBe('passed');
  expect(judge(rules.selectIsSigned, { account: null })).toMatchObject({ code: 'AccessDenied' });
});

test('[select/parameters] what is required is there and not empty', () => {
  const given = (value: string | undefined) => ({ given: [['Type', value]] as const });
  expect(judge(rules.parametersAreGiven, given('LINES'))).toBe('passed');
  for (const value of [undefined, '']) {
    expect(judge(rules.parametersAreGiven, given(value))).toEqual({
      status: 400,
      code: 'MissingRequiredParameter',
      message: 'Type is required. Please check the service documentation and try again.',
    });
  }
});

test('[select/choices] a word is one of those that are known, or left out', () => {
  const chosen = (value: string | undefined) => ({
    chosen: [{ value, known: ['SQL'], code: 'InvalidExpressionType' as const }],
  });
  expect(judge(rules.choicesAreKnown, chosen('SQL'))).toBe('passed');
  expect(judge(rules.choicesAreKnown, chosen(undefined))).toBe('passed');
  expect(judge(rules.choicesAreKnown, chosen('sql'))).toEqual({
    status: 400,
    code: 'InvalidExpressionType',
    message: 'The ExpressionType is invalid. Only SQL expressions are supported.',
  });
});

describe('[select/one-format]', () => {
  test.each([
    [['CSV'], ['JSON'], 'passed'],
    [['CSV', 'JSON'], ['JSON'], 'ObjectSerializationConflict'],
    [['CSV'], ['CSV', 'JSON'], 'ObjectSerializationConflict'],
    [[], ['CSV'], 'InvalidDataSource'],
    [['CSV'], [], 'InvalidDataSource'],
  ])('from %j to %j: %s', (input, output, outcome) => {
    const judged = judge(rules.oneFormat, { input, output });
    expect(typeof judged === 'string' ? judged : judged['code']).toBe(outcome);
  });
});

test('[select/format-modelled] Parquet and BZIP2 are said to be missing', () => {
  expect(judge(rules.formatIsModelled, { format: undefined })).toBe('skipped');
  expect(judge(rules.formatIsModelled, { format: 'Parquet' })).toEqual({
    status: 501,
    code: 'NotImplemented',
    message: 'S3 Select over Parquet is not implemented.',
    Element: 'Parquet',
  });
});

test('[select/marks] a quote is one character', () => {
  const marks = (mark: string | undefined) => ({ marks: [['QuoteCharacter', mark, 1]] as const });
  for (const mark of [undefined, '', '"', '😀']) {
    expect(judge(rules.marksFit, marks(mark))).toBe('passed');
  }
  expect(judge(rules.marksFit, marks('""'))).toMatchObject({ code: 'InvalidRequestParameter' });
});

test('[select/storage-class] archives are not read', () => {
  const of = (storageClass: string) => ({ object: object({ storageClass }), archive: undefined });
  expect(judge(rules.classIsSelectable, of('STANDARD_IA'))).toBe('passed');
  for (const storageClass of ['GLACIER', 'DEEP_ARCHIVE', 'REDUCED_REDUNDANCY']) {
    expect(judge(rules.classIsSelectable, of(storageClass))).toMatchObject({
      code: 'UnsupportedStorageClass',
    });
  }
  const cold = { ...of('INTELLIGENT_TIERING'), archive: 'ARCHIVE_ACCESS' } as const;
  expect(judge(rules.classIsSelectable, cold)).toMatchObject({ status: 400 });
});

test('[select/size] what does not fit in memory is not read', () => {
  expect(judge(rules.sizeIsSelectable, { size: 10, limit: 10 })).toBe('passed');
  expect(judge(rules.sizeIsSelectable, { size: 11, limit: 10 })).toMatchObject({ status: 501 });
});

describe('[select/expression] and [select/stream] a fault is refused by its code', () => {
  const expression = 'SELECT';
  test.each([rules.selectionBegins, rules.selectionGoesOn])('$id', (rule) => {
    expect(judge(rule, { expression, fault: undefined })).toBe('passed');
    expect(judge(rule, { expression, fault: { code: 'CastFailed' } })).toMatchObject({
      code: 'CastFailed',
      message: expect.stringContaining('CAST failed'),
    });
    expect(
      judge(rule, { expression, fault: { code: 'LexerInvalidChar', message: 'at 1' } }),
    ).toMatchObject({ message: 'at 1' });
  });
});

everyRuleWasSeen(rules, { alwaysRefuse: ['select/format-modelled'] });
