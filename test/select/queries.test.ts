/** Whole queries: SELECT lists, FROM, WHERE, LIMIT and aggregates; and how they are refused. */
import { describe, expect, test } from 'vitest';
import { answer, csvInput, document, jsonOutput, lines } from './ask.ts';

const people = 'Ann,30,CH\nBob,25,IT\nCy,35,CH\n';
const named = { ...csvInput, header: 'USE' } as const;

describe('a query over CSV', () => {
  test.each([
    ['SELECT * FROM S3Object', people],
    ['SELECT s.* FROM S3Object AS s', people],
    ['SELECT s3object.* FROM S3Object', people],
    ['select _1, s._3 from s3object s', 'Ann,CH\nBob,IT\nCy,CH\n'],
    ['SELECT s3object._1 FROM S3Object s LIMIT 1', 'Ann\n'],
    ['SELECT s._1 FROM Object s WHERE s._2 > 29', 'Ann\nCy\n'],
    ['SELECT _1 FROM S3Object WHERE _2 = 25.0 OR 100 < _1', 'Bob\n'],
    ['SELECT _1 FROM S3Object WHERE _2 IN (25, 35) AND _2 BETWEEN 1 AND 30', 'Bob\n'],
    ["SELECT CASE _2 WHEN 30 THEN 'x' ELSE _2 END FROM S3Object LIMIT 2", 'x\n25\n'],
    ["SELECT s._1 FROM S3Object s WHERE s._3 = 'CH' AND CAST(s._2 AS INT) > 30", 'Cy\n'],
    ["SELECT _1 || '!' FROM S3Object LIMIT 2;", 'Ann!\nBob!\n'],
    ['SELECT * FROM S3Object LIMIT 0', ''],
    ['SELECT s._1, s._9 FROM S3Object s LIMIT 1', 'Ann,\n'],
    ['SELECT 1 + 1 FROM S3Object WHERE _9 IS MISSING LIMIT 1', '2\n'],
    ['SELECT COUNT(*) FROM S3Object', '3\n'],
    ['SELECT COUNT(*), COUNT(_9), MIN(_1), MAX(_1) FROM S3Object', '3,0,Ann,Cy\n'],
    ['SELECT SUM(CAST(_2 AS INT)), AVG(CAST(_2 AS INT)) FROM S3Object', '90,30\n'],
    ["SELECT AVG(CAST(_2 AS DECIMAL)) + 0.5 FROM S3Object WHERE _1 < 'C'", '28.0\n'],
    ['SELECT SUM(CAST(_2 AS INT)) FROM S3Object WHERE FALSE', '\n'],
    ['SELECT COUNT(*) FROM S3Object LIMIT 0', ''],
    ["SELECT * FROM S3Object -- a comment\nWHERE /* another */ _1 = 'Cy'", 'Cy,35,CH\n'],
  ])('%s', async (expression, result) => {
    expect(await answer(expression, people)).toBe(result);
  });

  const table = `name,Age,"the country"\n${people}`;
  test.each([
    ['SELECT s.NAME, s."Age" FROM S3Object s LIMIT 1', 'Ann,30\n'],
    ['SELECT s."the country" FROM S3Object s LIMIT 1', 'CH\n'],
    ['SELECT s._2 FROM S3Object s LIMIT 1', '30\n'],
    ['SELECT name FROM S3Object LIMIT 1', 'Ann\n'],
  ])('with a header: %s', async (expression, result) => {
    expect(await answer(expression, table, { input: named })).toBe(result);
  });

  test('names its results in JSON', async () => {
    const of = (expression: string) =>
      answer(expression, table, { input: named, output: jsonOutput });
    expect(await of('SELECT * FROM S3Object LIMIT 1')).toBe(
      '{"name":"Ann","Age":"30","the country":"CH"}\n',
    );
    expect(await of("SELECT s.name, s.age || '!', s.age AS n, 1 m FROM S3Object s LIMIT 1")).toBe(
      '{"name":"Ann","_2":"30!","n":"30","m":1}\n',
    );
    expect(await of('SELECT COUNT(*) FROM S3Object')).toBe('{"_1":3}\n');
  });
});

describe('a query over JSON', () => {
  const records = [
    '{"name":"Ann","pets":[{"kind":"cat"},{"kind":"dog"}],"Name":"A"}',
    '{"name":"Bob","address":{"city":"Rome"}}',
  ].join('\n');
  const of = (expression: string, text = records) =>
    answer(expression, text, { input: document, output: jsonOutput });

  test.each([
    [
      'SELECT s."name", s.pets[1].kind FROM S3Object s',
      '{"name":"Ann","kind":"dog"}\n{"name":"Bob"}\n',
    ],
    ['SELECT s.address.city FROM S3Object[*] s WHERE s."name" = \'Bob\'', '{"city":"Rome"}\n'],
    ["SELECT s['name'] FROM S3Object s LIMIT 1", '{"name":"Ann"}\n'],
    ['SELECT _1.pets[0] AS p FROM S3Object[*] LIMIT 1', '{"p":{"kind":"cat"}}\n'],
    ['SELECT p.kind FROM S3Object[*].pets[*] p', '{"kind":"cat"}\n{"kind":"dog"}\n{}\n'],
    [
      'SELECT kind FROM S3Object[*].pets[*].kind WHERE kind IS NOT MISSING',
      '{"kind":"cat"}\n{"kind":"dog"}\n',
    ],
    ['SELECT c FROM S3Object[*].address.* c WHERE c IS NOT MISSING', '{"c":"Rome"}\n'],
    ['SELECT * FROM S3Object[*].pets[0] LIMIT 1', '{"kind":"cat"}\n'],
    ['SELECT s.name FROM S3Object s', 'AmbiguousFieldName'],
  ])('%s', async (expression, result) => {
    expect(await of(expression)).toBe(result);
  });

  test('whose roots are no objects', async () => {
    expect(await of('SELECT * FROM S3Object', '[1,2] "x"')).toBe('{"_1":[1,2]}\n{"_1":"x"}\n');
    expect(await of('SELECT n FROM S3Object[*][*] n', '[1,2]')).toBe('{"n":1}\n{"n":2}\n');
  });

  test('as CSV has nested values as JSON', async () => {
    expect(
      await answer('SELECT s.pets, s.x FROM S3Object s LIMIT 1', records, { input: lines }),
    ).toBe('"[{""kind"":""cat""},{""kind"":""dog""}]",\n');
  });
});

describe('a query is refused', () => {
  test.each([
    ['', 'ParseUnexpectedToken Unexpected token found EOF:EOF at line 1, column 1.'],
    [
      'SELECT FROM S3Object',
      'ParseEmptySelect Found empty SELECT list KEYWORD:from at line 1, column 8.',
    ],
    [
      'SELECT _1',
      'ParseSelectMissingFrom Missing FROM after SELECT list, found EOF:EOF at line 1, column 10.',
    ],
    ['SELECT *, _1 FROM S3Object', /^ParseAsteriskIsNotAloneInSelectList /],
    ['SELECT _1, * FROM S3Object', /^ParseAsteriskIsNotAloneInSelectList /],
    ['SELECT t.* FROM S3Object s', 'InvalidTableAlias'],
    ['SELECT s.a.* FROM S3Object s', /^ParseInvalidContextForWildcardInSelectList /],
    ['SELECT s[0].* FROM S3Object s', /^ParseCannotMixSqbAndWildcardInSelectList /],
    ['SELECT s[*] FROM S3Object s', /^ParseInvalidContextForWildcardInSelectList /],
    ['SELECT s.1 FROM S3Object s', /^ParseUnexpectedToken |^ParseSelectMissingFrom /],
    [
      'SELECT s.select FROM S3Object s',
      /^ParseInvalidPathComponent .*KEYWORD:select at line 1, column 10\.$/,
    ],
    ['SELECT _1 AS from FROM S3Object', /^ParseExpectedIdentForAlias /],
    ['SELECT * FROM people', 'InvalidDataSource Invalid data source people at line 1, column 15.'],
    ['SELECT * FROM S3Object.a', 'InvalidKeyPath Invalid key path at line 1, column 15.'],
    ['SELECT * FROM S3Object[*].a', 'InvalidKeyPath'],
    ['SELECT * FROM S3Object s, S3Object t', 'MultipleDataSourcesUnsupported'],
    ['SELECT * FROM S3Object s JOIN S3Object t', /^ParseMalformedJoin .*KEYWORD:join/],
    ['SELECT * FROM (SELECT 1)', 'UnsupportedSqlStructure'],
    ['SELECT (SELECT 1) FROM S3Object', /^ParseUnsupportedSelect /],
    ['SELECT _1 FROM S3Object GROUP BY _1', 'UnsupportedSqlStructure'],
    [
      'SELECT _1 FROM S3Object ORDER BY _1',
      'ParseUnexpectedToken Unexpected token found KEYWORD:order at line 1, column 25.',
    ],
    [
      'SELECT _1\nFROM S3Object\n  ORDER BY _1',
      'ParseUnexpectedToken Unexpected token found KEYWORD:order at line 3, column 3.',
    ],
    ['SELECT _1 FROM S3Object LIMIT -1', 'EvaluatorNegativeLimit'],
    [
      'SELECT _1 FROM S3Object LIMIT x',
      /^ParseExpectedNumber .*IDENTIFIER:x at line 1, column 31\.$/,
    ],
    ['SELECT _1 FROM S3Object WHERE', /^ParseExpectedExpression /],
    [
      'SELECT _1 FROM S3Object WHERE (1 = 1',
      /^ParseExpectedTokenType Expected token of type RIGHT_PAREN, found EOF/,
    ],
    ['SELECT COUNT(*), _1 FROM S3Object', 'UnsupportedSqlStructure'],
    ['SELECT _1 FROM S3Object WHERE COUNT(*) > 1', 'UnsupportedSqlOperation'],
    ['SELECT SUM(COUNT(_1)) FROM S3Object', /^UnsupportedSqlOperation /],
    ['SELECT SUM(*) FROM S3Object', /^ParseUnsupportedCallWithStar /],
    ['SELECT SUM(_1, _2) FROM S3Object', /^ParseNonUnaryAgregateFunctionCall /],
    ['SELECT SUM(_1) FROM S3Object', 'IncorrectSqlFunctionArgumentType'],
    ['SELECT ? FROM S3Object', 'LexerInvalidChar Invalid character at line 1, column 8.'],
    ["SELECT 'open FROM S3Object", 'LexerInvalidLiteral Invalid literal at line 1, column 8.'],
    ['SELECT DATE_ADD(year 1, _1) FROM S3Object', /^ParseExpectedArgumentDelimiter /],
    ['SELECT LOWER(_1 FROM S3Object', /^ParseExpectedRightParenBuiltinFunctionCall /],
    ['SELECT CASE END FROM S3Object', /^ParseUnexpectedToken |^ParseExpectedWhenClause /],
    ['SELECT CAST(_1 AS DECIMAL(x)) FROM S3Object', /^ParseInvalidTypeParam /],
    [
      'SELECT s.name FROM S3Object s',
      'InvalidColumnIndex The column index at line 1, column 8 is invalid. Please check the service documentation and try again.',
    ],
    ['SELECT t._1 FROM S3Object s', 'InvalidTableAlias Invalid table alias at line 1, column 8.'],
    [`SELECT ${'('.repeat(200)}1${')'.repeat(200)} FROM S3Object`, 'MaxOperatorsExceeded'],
    [`SELECT 1${' + 1'.repeat(6000)} FROM S3Object`, 'MaxOperatorsExceeded'],
    [`SELECT '${'x'.repeat(256 * 1024)}' FROM S3Object`, 'ExpressionTooLong'],
    ['SELECT 1e99999 FROM S3Object', 'NumberFormatError'],
  ])('%.70s', async (expression, refusal) => {
    const told = await answer(expression, people);
    if (refusal instanceof RegExp) expect(told).toMatch(refusal);
    else expect(told).toBe(refusal);
  });

  test('when the header does not have its columns', async () => {
    expect(await answer('SELECT s.nme FROM S3Object s', 'name\nAnn\n', { input: named })).toBe(
      'MissingHeaders Some headers in the query are missing from the file. Please check the file and try again.',
    );
    expect(await answer('SELECT name, _1 FROM S3Object s', 'name\n', { input: named })).toMatch(
      /^InvalidColumnIndex The column index at line 1, column 14 is invalid\./,
    );
    expect(await answer('SELECT s.name FROM S3Object s', 'name,NAME\n', { input: named })).toBe(
      'AmbiguousFieldName',
    );
  });
});
