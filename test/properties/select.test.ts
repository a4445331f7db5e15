/** S3 Select over anything: whatever the expression and the bytes, there are results or one of its refusals, and soon. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { errorTable } from '../../src/protocol/errors.ts';
import type { Question } from '../../src/select/question.ts';
import { select } from '../../src/select/select.ts';
import { csvInput, csvOutput, document, jsonOutput, lines, now } from '../select/ask.ts';
import { runs } from './runs.ts';

const word = fc.constantFrom(
  ...`SELECT FROM S3Object s WHERE LIMIT * _1 s._1 s.a a.b[0] [*] ( ) , + - / % || = <> < >= AND OR NOT IN LIKE ESCAPE
  BETWEEN IS NULL MISSING TRUE 1 2.5 1e9 'a' '%' "A" CAST AS INT DECIMAL(3,1) TIMESTAMP CASE WHEN THEN ELSE END
  COUNT(*) SUM( AVG( MIN( LOWER( SUBSTRING( TRIM( COALESCE( NULLIF( UTCNOW() TO_STRING( TO_TIMESTAMP( DATE_ADD(
  EXTRACT( year \`2010T\` 'y' ? ' -- /*`.split(/\s+/),
);
/** Expressions that the grammar allows, whatever their types. */
const { value } = fc.letrec<{ value: string }>((tie) => {
  const one = tie('value');
  const all = (form: (a: string, b: string, c: string) => string) =>
    fc.tuple(one, one, one).map(([a, b, c]) => form(a, b, c));
  return {
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('_1', 's._2', "'a'", "'1'", '1', '2.5', '1e3', 'NULL', 'MISSING', 'TRUE'),
      fc.constantFrom('`2010-01-31T`', 'UTCNOW()', "'2010T'", "'%a_'", '0', '-7'),
      fc
        .tuple(one, fc.constantFrom('+', '-', '*', '/', '%', '||', '=', '<>', '<', '>='), one)
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      fc
        .tuple(one, fc.constantFrom('AND', 'OR', 'LIKE', 'NOT LIKE'), one)
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      all((a, b, c) => `(${a} BETWEEN ${b} AND ${c})`),
      all((a, b, c) => `(${a} NOT IN (${b}, ${c}))`),
      all((a, b, c) => `CASE ${a} WHEN ${b} THEN ${c} ELSE ${a} END`),
      all((a, b, c) => `COALESCE(${a}, NULLIF(${b}, ${c}))`),
      all((a, b, c) => `SUBSTRING(${a}, ${b}, ${c})`),
      all((a, b) => `TRIM(BOTH ${a} FROM UPPER(${b}))`),
      all((a, b) => `DATE_ADD(month, ${a}, ${b})`),
      all((a, b) => `DATE_DIFF(day, TO_TIMESTAMP(${a}), ${b})`),
      all((a) => `TO_STRING(${a}, 'yyyy-MM-dd h:mm a')`),
      fc
        .tuple(one, fc.constantFrom('INT', 'BOOL', 'STRING', 'FLOAT', 'DECIMAL(4, 2)', 'TIMESTAMP'))
        .map(([a, type]) => `CAST(${a} AS ${type})`),
      all((a) => `(${a} IS NOT NULL)`),
    ),
  };
});

const expression = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(value, fc.constantFrom('', 'COUNT', 'SUM', 'AVG', 'MAX'), value, fc.nat({ max: 3 }))
      .map(
        ([result, aggregate, where, limit]) =>
          `SELECT ${aggregate}(${result}) AS r FROM S3Object s WHERE ${where} IS NOT MISSING LIMIT ${limit}`,
      ),
  },
  { weight: 3, arbitrary: fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')) },
  {
    weight: 5,
    arbitrary: fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 6 }), fc.array(word, { maxLength: 6 }))
      .map(([list, rest]) => `SELECT ${list.join(' ')} FROM S3Object s WHERE ${rest.join(' ')}`),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);

const piece = fc.constantFrom(
  'a',
  ',',
  '"',
  '\n',
  '\r',
  '{',
  '}',
  '[',
  ']',
  ':',
  '1',
  '.5',
  'é',
  ' ',
);
const content = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((all) => new TextEncoder().encode(all.join(''))),
  fc.array(fc.json(), { maxLength: 4 }).map((all) => new TextEncoder().encode(all.join('\n'))),
  fc.uint8Array({ maxLength: 30 }),
);

const question = fc.record({
  compression: fc.constantFrom(...Array<'NONE'>(9).fill('NONE'), 'GZIP' as const),
  input: fc.constantFrom<Question['input']>(
    csvInput,
    { ...csvInput, header: 'USE' },
    { ...csvInput, recordDelimiter: 'a', allowQuotedRecordDelimiter: true },
    lines,
    document,
  ),
  output: fc.constantFrom<Question['output']>(csvOutput, jsonOutput),
  range: fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    {
      weight: 1,
      arbitrary: fc.record(
        { start: fc.integer({ min: -1, max: 40 }), end: fc.integer({ min: -1, max: 40 }) },
        { requiredKeys: [] },
      ),
    },
  ),
});

test('it ends in results or in a refusal that S3 knows', async () => {
  let refused = 0;
  let selected = 0;
  const holds = async (
    asked: string,
    bytes: Uint8Array,
    { range, ...how }: typeof question extends fc.Arbitrary<infer Value> ? Value : never,
  ) => {
    const selection = await select(bytes, {
      ...how,
      ...(range && { range }),
      expression: asked,
      now,
    });
    if ('refused' in selection) {
      refused += 1;
      expect(errorTable).toHaveProperty(selection.refused.code);
    } else {
      selected += 1;
      expect(selection.scanned).toBeLessThanOrEqual(bytes.length);
      if (how.output.kind === 'json') eachIsJson(new TextDecoder().decode(selection.records));
    }
  };
  await fc.assert(fc.asyncProperty(expression, content, question, holds), runs(3000));
  // Neither is rare.
  expect(Math.min(refused, selected)).toBeGreaterThan((refused + selected) / 20);
});

function eachIsJson(records: string): void {
  for (const line of records.split('\n').filter((text) => text !== '')) JSON.parse(line);
}

test('what CSV it writes, it reads as it was', async () => {
  const table = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  const holds = async (rows: readonly (readonly string[])[]) => {
    const kept = { ...csvInput, comments: '', allowQuotedRecordDelimiter: true } as const;
    const how = { expression: 'SELECT * FROM S3Object', compression: 'NONE', now } as const;
    const written = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join());
    const first = new TextEncoder().encode(written.join('\n'));
    const always = { ...csvOutput, quoteFields: 'ALWAYS' } as const;
    const copy = await select(first, { ...how, input: kept, output: always });
    expect(copy).toMatchObject({ records: expect.any(Uint8Array) as Uint8Array });
    if (!('records' in copy)) return;
    expect(new TextDecoder().decode(copy.records)).toBe(
      written.map((line) => `${line}\n`).join(''),
    );
  };
  await fc.assert(fc.asyncProperty(table, holds), runs(200));
});
