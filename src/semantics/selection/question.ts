/** The members of a selection, of SelectObjectContent or of a restore, → what S3 Select is asked. */
import { defined } from '../../lib/defined.ts';
import type { Input } from '../../protocol/operation.ts';
import type { CsvInput, Output, Question } from '../../select/question.ts';
import type { Context } from '../context.ts';
import {
  choicesAreKnown,
  formatIsModelled,
  marksFit,
  oneFormat,
  parametersAreGiven,
} from '../rules/select.ts';

type Select = Partial<Input<'SelectObjectContent'>>;

export interface SelectionInput {
  readonly Expression?: string | undefined;
  readonly ExpressionType?: string | undefined;
  readonly InputSerialization?: Select['InputSerialization'];
  readonly OutputSerialization?: Select['OutputSerialization'];
  readonly ScanRange?: Select['ScanRange'];
}

/** Checks what can be checked without the object. */
export function questionOf(s3: Context, input: SelectionInput): Question {
  const { Expression = '', InputSerialization: from = {}, ScanRange: range } = input;
  const to = input.OutputSerialization ?? {};
  checkWords(s3, input);
  s3.guard(oneFormat, {
    input: named({ CSV: from.CSV, JSON: from.JSON, Parquet: from.Parquet }),
    output: named({ CSV: to.CSV, JSON: to.JSON }),
  });
  const compression = from.CompressionType ?? 'NONE';
  const format = from.Parquet ? 'Parquet' : compression === 'BZIP2' ? 'BZIP2' : undefined;
  s3.guard(formatIsModelled, { format });
  checkMarks(s3, input);
  return {
    expression: Expression,
    compression: compression as Question['compression'],
    input: from.CSV ? csvInput(from.CSV) : { kind: 'json', type: from.JSON?.Type ?? 'LINES' },
    output: output(to),
    now: s3.now,
    ...(range && { range: defined({ start: range.Start, end: range.End }) }),
  };
}

const named = (formats: Readonly<Record<string, object | undefined>>) =>
  Object.keys(formats).filter((name) => formats[name] !== undefined);

function checkWords(s3: Context, input: SelectionInput): void {
  const { InputSerialization: from, OutputSerialization: to } = input;
  s3.guard(parametersAreGiven, {
    given: [
      ['Expression', input.Expression],
      ['ExpressionType', input.ExpressionType],
      ['InputSerialization', from && 'given'],
      ['OutputSerialization', to && 'given'],
      ...(from?.JSON ? [['Type', from.JSON.Type] as const] : []),
      ...stated('FieldDelimiter', from?.CSV?.FieldDelimiter, to?.CSV?.FieldDelimiter),
      ...stated(
        'RecordDelimiter',
        from?.CSV?.RecordDelimiter,
        to?.CSV?.RecordDelimiter,
        to?.JSON?.RecordDelimiter,
      ),
    ],
  });
  s3.guard(choicesAreKnown, {
    chosen: [
      { value: input.ExpressionType, known: ['SQL'], code: 'InvalidExpressionType' },
      {
        value: from?.CompressionType,
        known: ['NONE', 'GZIP', 'BZIP2'],
        code: 'InvalidCompressionFormat',
      },
      {
        value: from?.CSV?.FileHeaderInfo,
        known: ['NONE', 'USE', 'IGNORE'],
        code: 'InvalidFileHeaderInfo',
      },
      { value: from?.JSON?.Type, known: ['DOCUMENT', 'LINES'], code: 'InvalidJsonType' },
      { value: to?.CSV?.QuoteFields, known: ['ALWAYS', 'ASNEEDED'], code: 'InvalidQuoteFields' },
    ],
  });
}

const stated = (name: string, ...values: readonly (string | undefined)[]) =>
  values.filter((value) => value !== undefined).map((value) => [name, value] as const);

function checkMarks(s3: Context, input: SelectionInput): void {
  const { CSV: from } = input.InputSerialization ?? {};
  const { CSV: to, JSON: lines } = input.OutputSerialization ?? {};
  s3.guard(marksFit, {
    marks: [
      ['QuoteCharacter', from?.QuoteCharacter, 1],
      ['QuoteEscapeCharacter', from?.QuoteEscapeCharacter, 1],
      ['Comments', from?.Comments, 1],
      ['FieldDelimiter', from?.FieldDelimiter, 2],
      ['RecordDelimiter', from?.RecordDelimiter, 2],
      ['QuoteCharacter', to?.QuoteCharacter, 1],
      ['QuoteEscapeCharacter', to?.QuoteEscapeCharacter, 1],
      ['FieldDelimiter', to?.FieldDelimiter, 1024],
      ['RecordDelimiter', to?.RecordDelimiter, 1024],
      ['RecordDelimiter', lines?.RecordDelimiter, 1024],
    ],
  });
}

type From = NonNullable<NonNullable<Select['InputSerialization']>['CSV']>;

function csvInput(csv: From): CsvInput {
  const { QuoteCharacter: quote = '"', RecordDelimiter: recordDelimiter } = csv;
  return defined({
    kind: 'csv' as const,
    header: csv.FileHeaderInfo ?? 'NONE',
    fieldDelimiter: csv.FieldDelimiter ?? ',',
    recordDelimiter,
    quote,
    quoteEscape: csv.QuoteEscapeCharacter ?? '"',
    comments: csv.Comments ?? '#',
    allowQuotedRecordDelimiter: csv.AllowQuotedRecordDelimiter ?? false,
  });
}

function output({ CSV: csv, JSON: json }: NonNullable<Select['OutputSerialization']>): Output {
  if (!csv) return { kind: 'json', recordDelimiter: json?.RecordDelimiter ?? '\n' };
  return {
    kind: 'csv',
    quoteFields: csv.QuoteFields ?? 'ASNEEDED',
    fieldDelimiter: csv.FieldDelimiter ?? ',',
    recordDelimiter: csv.RecordDelimiter ?? '\n',
    quote: csv.QuoteCharacter ?? '"',
    quoteEscape: csv.QuoteEscapeCharacter ?? '"',
  };
}
