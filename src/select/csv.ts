/** CSV → rows of texts. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CSVInput.html */
import { fail } from './fault.ts';
import type { CsvInput } from './question.ts';

/** Characters in a record, and columns in it. */
export const maxRecordLength = 1024 * 1024;
const maxColumns = 16_384;

/** Empty lines and comments are no rows. */
export function* csvRows(text: string, input: CsvInput): Generator<string[]> {
  const fields = fieldReader(text, input);
  for (let at = 0; at < text.length; ) {
    const empty = fields.endsRecord(at);
    if (empty > 0) {
      at += empty;
    } else if (input.comments !== '' && text.startsWith(input.comments, at)) {
      at = fields.nextRecord(at);
    } else {
      const row = readRow(fields, at, text.length);
      if (row.end - at > maxRecordLength) fail('OverMaxRecordSize', overMaxRecord);
      at = row.end;
      yield row.values;
    }
  }
}

export const overMaxRecord =
  'The character number in one record is more than our max threshold, maxCharsPerRecord: 1,048,576';

interface Field {
  readonly value: string;
  /** Where the delimiter after it begins. */
  readonly end: number;
}

function readRow(fields: FieldReader, start: number, length: number) {
  const values: string[] = [];
  for (let at = start; ; ) {
    const { value, end } = fields.read(at);
    values.push(value);
    if (values.length > maxColumns) fail('OverMaxColumn');
    const ends = fields.endsRecord(end);
    if (ends > 0 || end >= length) return { values, end: end + ends };
    at = end + fields.delimiterLength;
  }
}

interface FieldReader {
  readonly delimiterLength: number;
  read(at: number): Field;
  /** The length of a record delimiter that begins there, or 0. */
  endsRecord(at: number): number;
  /** Where the record after this place begins. */
  nextRecord(at: number): number;
}

function fieldReader(text: string, input: CsvInput): FieldReader {
  const { fieldDelimiter, recordDelimiter, quote, quoteEscape } = input;
  const delimiters = recordDelimiter === undefined ? ['\r\n', '\n'] : [recordDelimiter];
  const firsts = new Set([fieldDelimiter.charAt(0), ...delimiters.map((one) => one.charAt(0))]);
  const endsRecord = (at: number) =>
    delimiters.find((one) => text.startsWith(one, at))?.length ?? 0;
  const endsField = (at: number) =>
    at >= text.length || text.startsWith(fieldDelimiter, at) || endsRecord(at) > 0;
  const plain = (start: number): Field => {
    let end = start;
    while (end < text.length && !(firsts.has(text.charAt(end)) && endsField(end))) end += 1;
    return { value: text.slice(start, end), end };
  };
  const quoted = (start: number): Field => {
    let value = '';
    for (let at = start + quote.length; at < text.length; ) {
      const char = text.charAt(at);
      if (char === quoteEscape && text.charAt(at + 1) === quote) {
        value += quote;
        at += 2;
      } else if (char === quote) {
        return endsField(at + 1) ? { value, end: at + 1 } : fail('CSVUnescapedQuote');
      } else {
        if (!input.allowQuotedRecordDelimiter && endsRecord(at) > 0)
          fail('CSVEscapingRecordDelimiter');
        value += char;
        at += 1;
      }
    }
    return fail('CSVUnescapedQuote');
  };
  return {
    delimiterLength: fieldDelimiter.length,
    endsRecord,
    read: (at) => (quote !== '' && text.startsWith(quote, at) ? quoted(at) : plain(at)),
    nextRecord(at) {
      let next = at;
      while (next < text.length && endsRecord(next) === 0) next += 1;
      return next + endsRecord(next);
    },
  };
}
