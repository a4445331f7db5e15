/** A query over a text, in short. */
import { text, utf8 } from '../../src/lib/bytes.ts';
import type { CsvInput, CsvOutput, Question, Selection } from '../../src/select/question.ts';
import { select } from '../../src/select/select.ts';

export const now = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

export const csvInput: CsvInput = {
  kind: 'csv',
  header: 'NONE',
  fieldDelimiter: ',',
  quote: '"',
  quoteEscape: '"',
  comments: '#',
  allowQuotedRecordDelimiter: false,
};

export const csvOutput: CsvOutput = {
  kind: 'csv',
  quoteFields: 'ASNEEDED',
  fieldDelimiter: ',',
  recordDelimiter: '\n',
  quote: '"',
  quoteEscape: '"',
};

export const lines = { kind: 'json', type: 'LINES' } as const;
export const document = { kind: 'json', type: 'DOCUMENT' } as const;
export const jsonOutput = { kind: 'json', recordDelimiter: '\n' } as const;

export function asked(
  expression: string,
  content: string | Uint8Array,
  question: Partial<Question> = {},
): Promise<Selection> {
  const bytes = typeof content === 'string' ? utf8(content) : content;
  const defaults = { compression: 'NONE', input: csvInput, output: csvOutput, now } as const;
  return select(bytes, { expression, ...defaults, ...question });
}

/** The results as text, or the code and message of the refusal. */
export async function answer(...what: Parameters<typeof asked>): Promise<string> {
  const selection = await asked(...what);
  if ('records' in selection) return text(selection.records);
  const { code, message = '' } = selection.refused;
  return `${code} ${message}`.trim();
}

/** What one expression is worth, as JSON; MISSING is an empty text. */
export async function value(expression: string, record = '{}'): Promise<string> {
  const found = await answer(`SELECT ${expression} AS v FROM S3Object s`, record, {
    input: lines,
    output: jsonOutput,
  });
  return found.startsWith('{') ? found.trim().replace(/^\{("v":)?|\}$/g, '') : found;
}
