/** Results → bytes. https://docs.aws.amazon.com/AmazonS3/latest/API/API_OutputSerialization.html */
import { utf8 } from '../lib/bytes.ts';
import type { CsvOutput, Output } from './question.ts';
import { jsonText, plainText } from './text.ts';
import { Struct, type Value } from './value.ts';

/** One result. `names` are those of its values. */
export type WriteResult = (names: readonly string[], values: readonly Value[]) => Uint8Array;

export function writer(output: Output): WriteResult {
  if (output.kind === 'csv') return (_names, values) => utf8(csvLine(values, output));
  return (names, values) => utf8(jsonText(new Struct(names, values)) + output.recordDelimiter);
}

function csvLine(values: readonly Value[], output: CsvOutput): string {
  const { fieldDelimiter, recordDelimiter } = output;
  return (
    values.map((value) => csvField(plainText(value), output)).join(fieldDelimiter) + recordDelimiter
  );
}

function csvField(text: string, output: CsvOutput): string {
  const { quote, quoteEscape, quoteFields, fieldDelimiter, recordDelimiter } = output;
  const needed = [quote, fieldDelimiter, recordDelimiter, '\n', '\r'].some(
    (mark) => mark !== '' && text.includes(mark),
  );
  if (quoteFields === 'ASNEEDED' && !needed) return text;
  return quote + text.replaceAll(quote, quoteEscape + quote) + quote;
}
