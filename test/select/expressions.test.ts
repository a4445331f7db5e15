/** Expressions of the S3 Select reference, and what they are worth. */
import { describe, expect, test } from 'vitest';
import { value } from './ask.ts';

const all = (rows: readonly (readonly [expression: string, worth: string])[]) =>
  test.each(rows)('%s is %s', async (expression, worth) => {
    expect(await value(expression)).toBe(worth);
  });

describe('literals', () => {
  all([
    ["'it''s'", '"it\'s"'],
    ['12', '12'],
    ['1.50', '1.50'],
    ['1e3', '1000'],
    ['TRUE', 'true'],
    ['NULL', 'null'],
    ['MISSING', ''],
    ['`2010T`', '"2010T"'],
    ['`2010-01-02T03:04Z`', '"2010-01-02T03:04Z"'],
    ['`2010-13T`', 'LexerInvalidIONLiteral Invalid Ion literal at line 1, column 8.'],
  ]);
});

describe('operators', () => {
  all([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['7 / 2', '3'],
    ['7.0 / 2', '3.5'],
    ['1.0 / 3', '0.33333333333333333333333333333333333333'],
    ['2.0 / 3', '0.66666666666666666666666666666666666667'],
    ['-7 % 4', '-3'],
    ['0.1 + 0.2', '0.3'],
    ['1.10 * 2', '2.20'],
    ['- - 3', '3'],
    ['1 - -1', '2'],
    ['9223372036854775807 + 1', 'IntegerOverflow'],
    ['1 / 0', 'ExternalEvalException'],
    ["'a' + 1", 'ExternalEvalException'],
    ["'a' || 'b' || 'c'", '"abc"'],
    ["'a' || NULL", 'null'],
    ['1 = 1.0', 'true'],
    ['1 <> 2', 'true'],
    ['1 != 1', 'false'],
    ["1 = '1'", 'false'],
    ["1 < '1'", 'ExternalEvalException'],
    ["'a' < 'b'", 'true'],
    ["'b' >= 'a'", 'true'],
    ["'ab' > 'a'", 'true'],
    ['`2010T` < `2011T`', 'true'],
    ['NULL = NULL', 'null'],
    ['NULL AND FALSE', 'false'],
    ['NULL AND TRUE', 'null'],
    ['NULL OR TRUE', 'true'],
    ['NOT NULL', 'null'],
    ['NOT TRUE OR TRUE', 'true'],
    ['NOT (TRUE OR TRUE)', 'false'],
    ['TRUE OR TRUE AND FALSE', 'true'],
    ['1 OR TRUE', 'ExternalEvalException'],
    ['2 BETWEEN 1 AND 3 AND TRUE', 'true'],
    ['2 NOT BETWEEN 1 AND 3', 'false'],
    ['NULL BETWEEN 1 AND 3', 'null'],
    ['3 BETWEEN NULL AND 2', 'false'],
    ['1 BETWEEN 2 AND NULL', 'false'],
    ['2 IN (1, 2)', 'true'],
    ['3 NOT IN (1, 2)', 'true'],
    ['3 IN (1, NULL)', 'null'],
    ['NULL IS NULL', 'true'],
    ['NULL IS MISSING', 'false'],
    ['MISSING IS NULL', 'true'],
    ['MISSING IS MISSING', 'true'],
    ['1 IS NOT NULL', 'true'],
  ]);
});

describe('LIKE', () => {
  all([
    ["'abc' LIKE 'a%'", 'true'],
    ["'abc' LIKE 'A%'", 'false'],
    ["'abc' LIKE '_b_'", 'true'],
    ["'abc' LIKE '%c%'", 'true'],
    ["'abc' NOT LIKE 'b%'", 'true'],
    ["'a%c' LIKE 'a\\%c' ESCAPE '\\'", 'true'],
    ["'abc' LIKE 'a\\%c' ESCAPE '\\'", 'false'],
    ["'abc' LIKE '\\abc' ESCAPE '\\'", 'EvaluatorLikePatternInvalidEscapeSequence'],
    ["'abc' LIKE 'a' ESCAPE 'xx'", 'LikeInvalidInputs'],
    ["1 LIKE '1'", 'LikeInvalidInputs'],
    ["NULL LIKE 'a'", 'null'],
    [`'${'a'.repeat(3000)}' LIKE '${'%a'.repeat(50)}b'`, 'false'],
  ]);
});

describe('conditional functions', () => {
  all([
    ["CASE WHEN 1 > 2 THEN 'a' WHEN NULL THEN 'b' ELSE 'c' END", '"c"'],
    ["CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' END", '"b"'],
    ["CASE 3 WHEN 1 THEN 'a' END", 'null'],
    ['COALESCE(NULL, MISSING, 1, 2)', '1'],
    ['COALESCE(NULL, NULL)', 'null'],
    ['NULLIF(1, 1)', 'null'],
    ['NULLIF(1, 2)', '1'],
    ['NULLIF(NULL, 1)', 'null'],
  ]);
});

describe('CAST', () => {
  all([
    ["CAST('12' AS INT)", '12'],
    ["CAST('-12' AS INTEGER)", '-12'],
    ['CAST(1.9 AS INT)', '1'],
    ['CAST(TRUE AS INT)', '1'],
    ["CAST('1.5' AS INT)", 'CastFailed'],
    ["CAST('9999999999999999999' AS INT)", 'IntegerOverflow'],
    ["CAST('x' AS INT)", 'CastFailed'],
    ["CAST('' AS FLOAT)", 'CastFailed'],
    ["CAST('1.5' AS FLOAT)", '1.5'],
    ["CAST('1.25' AS DECIMAL)", '1.25'],
    ["CAST('1.25' AS DECIMAL(5, 1))", '1.2'],
    ["CAST('1.35' AS NUMERIC(5, 1))", '1.4'],
    ["CAST('1.5' AS DECIMAL(5))", '2'],
    ["CAST('TRUE' AS BOOL)", 'true'],
    ["CAST('no' AS BOOL)", 'CastFailed'],
    ['CAST(0 AS BOOL)', 'false'],
    ['CAST(1.50 AS STRING)', '"1.50"'],
    ['CAST(`2010T` AS STRING)', '"2010T"'],
    ["CAST('2010-01-01T' AS TIMESTAMP)", '"2010-01-01T"'],
    ["CAST('today' AS TIMESTAMP)", 'CastFailed'],
    ['CAST(1 AS TIMESTAMP)', 'InvalidCast'],
    ['CAST(`2010T` AS INT)', 'InvalidCast'],
    ['CAST(NULL AS INT)', 'null'],
    ['CAST(1 AS STRUCT)', 'InvalidDataType Invalid data type struct at line 1, column 18.'],
    [
      'CAST(1 AS constructor)',
      'ParseExpectedTypeName Expected type name, found IDENTIFIER:constructor at line 1, column 18.',
    ],
    [
      'CAST(1 AS number)',
      'ParseExpectedTypeName Expected type name, found IDENTIFIER:number at line 1, column 18.',
    ],
    [
      "CAST('1' AS INT(3))",
      'ParseCastArity Cast to type int has incorrect arity at line 1, column 20.',
    ],
    [
      'CAST 1 AS INT',
      'ParseExpectedLeftParenAfterCast Expected token of type LEFT_PAREN, found LITERAL:1 at line 1, column 13.',
    ],
    [
      'CAST(1 INT)',
      'ParseExpectedKeyword Expected keyword AS, found KEYWORD:int at line 1, column 15.',
    ],
  ]);
});

describe('string functions', () => {
  all([
    ["CHAR_LENGTH('a😀c')", '3'],
    ["CHARACTER_LENGTH('')", '0'],
    ["LOWER('AbC')", '"abc"'],
    ["UPPER('AbC')", '"ABC"'],
    ["SUBSTRING('123456789', 0)", '"123456789"'],
    ["SUBSTRING('123456789', 0, 999)", '"123456789"'],
    ["SUBSTRING('123456789', 1, 2)", '"12"'],
    ["SUBSTRING('123456789' FROM 8 FOR 5)", '"89"'],
    ["SUBSTRING('123456789', -1, 3)", '"1"'],
    ["SUBSTRING('abc', 1, -1)", 'EvaluatorInvalidArguments'],
    ["TRIM('  foobar ')", '"foobar"'],
    ["TRIM(LEADING FROM '  foobar ')", '"foobar "'],
    ["TRIM(TRAILING FROM '  foobar ')", '"  foobar"'],
    ["TRIM(BOTH '12' FROM '1112211foobar22211122')", '"foobar"'],
    ["TRIM('12' FROM '1foobar2')", '"foobar"'],
    ["TRIM('   ')", '""'],
    ['LOWER(NULL)', 'null'],
    ['LOWER(1)', 'IncorrectSqlFunctionArgumentType'],
    [
      "LOWER('a', 'b')",
      'EvaluatorInvalidArguments Incorrect number of arguments of LOWER at line 1, column 8.',
    ],
    ['constructor(1)', 'UnsupportedFunction Unsupported function constructor at line 1, column 8.'],
    ['__proto__(1)', 'UnsupportedFunction Unsupported function __proto__ at line 1, column 8.'],
    ["REVERSE('a')", 'UnsupportedFunction Unsupported function REVERSE at line 1, column 8.'],
  ]);
});

describe('date functions', () => {
  all([
    ['DATE_ADD(year, 5, `2010-01-01T`)', '"2015-01-01T"'],
    ['DATE_ADD(month, 1, `2010T`)', '"2010-02T"'],
    ['DATE_ADD(month, 13, `2010T`)', '"2011-02T"'],
    ['DATE_ADD(month, 1, `2010-01-31T`)', '"2010-02-28T"'],
    ['DATE_ADD(month, -1, `2010-01-31T`)', '"2009-12-31T"'],
    ['DATE_ADD(day, -1, `2017-01-10T`)', '"2017-01-09T"'],
    ['DATE_ADD(hour, 1, `2017T`)', '"2017-01-01T01:00-00:00"'],
    ['DATE_ADD(hour, 1, `2017-01-02T03:04Z`)', '"2017-01-02T04:04Z"'],
    ['DATE_ADD(minute, 1, `2017-01-02T03:04:05.006Z`)', '"2017-01-02T03:05:05.006Z"'],
    ['DATE_ADD(second, 1, `2017-01-02T03:04:05.006Z`)', '"2017-01-02T03:04:06.006Z"'],
    ['DATE_ADD(year, 9000, `2010T`)', 'ValueParseFailure'],
    [
      'DATE_ADD(century, 1, `2010T`)',
      'ParseExpectedDatePart Expected one of the date parts, found IDENTIFIER:century at line 1, column 17.',
    ],
    ["DATE_ADD(year, 1, '2010T')", 'IncorrectSqlFunctionArgumentType'],
    ['DATE_DIFF(year, `2010-01-01T`, `2011-01-01T`)', '1'],
    ['DATE_DIFF(month, `2010T`, `2010-05T`)', '4'],
    ['DATE_DIFF(month, `2010T`, `2011T`)', '12'],
    ['DATE_DIFF(month, `2011T`, `2010T`)', '-12'],
    ['DATE_DIFF(month, `2010-12-31T`, `2011-01-01T`)', '0'],
    ['DATE_DIFF(day, `2010-01-01T23:00Z`, `2010-01-02T01:00Z`)', '0'],
    ['EXTRACT(YEAR FROM `2010-01-01T`)', '2010'],
    ['EXTRACT(MONTH FROM `2010T`)', '1'],
    ['EXTRACT(HOUR FROM `2017-01-02T03:04:05+07:08`)', '3'],
    ['EXTRACT(SECOND FROM `2017-01-02T03:04:05.006Z`)', '5.006'],
    ['EXTRACT(TIMEZONE_HOUR FROM `2017-01-02T03:04:05+07:08`)', '7'],
    ['EXTRACT(TIMEZONE_MINUTE FROM `2017-01-02T03:04:05-07:08`)', '-8'],
    ["TO_STRING(`1969-07-20T20:18Z`, 'MMMM d, y')", '"July 20, 1969"'],
    ["TO_STRING(`1969-07-20T20:18Z`, 'MMM d, yyyy')", '"Jul 20, 1969"'],
    ["TO_STRING(`1969-07-20T20:18Z`, 'M-d-yy')", '"7-20-69"'],
    ["TO_STRING(`1969-07-20T20:18Z`, 'MMMM d, y h:m a')", '"July 20, 1969 8:18 PM"'],
    ["TO_STRING(`1969-07-20T20:18Z`, 'y-MM-dd''T''H:m:ssX')", '"1969-07-20T20:18:00Z"'],
    ["TO_STRING(`1969-07-20T20:18+08:00`, 'y-MM-dd''T''H:m:ssX')", '"1969-07-20T20:18:00+08"'],
    ["TO_STRING(`1969-07-20T20:18+08:00`, 'H:m:ssXXXX')", '"20:18:00+0800"'],
    ["TO_STRING(`1969-07-20T20:18+08:00`, 'H:m:ssXXXXX')", '"20:18:00+08:00"'],
    ["TO_STRING(`1969-07-20T20:18:01.5Z`, 'SSS n xxx')", '"500 500000000 +00:00"'],
    ["TO_STRING(`1969T`, 'Q')", 'EvaluatorInvalidTimestampFormatPatternSymbol'],
    ["TO_STRING(`1969T`, 'y''x')", 'EvaluatorUnterminatedTimestampFormatPatternToken'],
    ["TO_TIMESTAMP('2007T')", '"2007T"'],
    ["TO_TIMESTAMP('2007-02-23T12:14:33.079-08:00')", '"2007-02-23T12:14:33.079-08:00"'],
    ["TO_TIMESTAMP('2007-02-30T')", 'ValueParseFailure'],
    ["TO_TIMESTAMP('July 20, 1969 8:18 PM', 'MMMM d, y h:m a')", '"1969-07-20T20:18-00:00"'],
    ["TO_TIMESTAMP('20/7/69 1:02:03+01:00', 'd/M/yy H:m:sXXX')", '"2069-07-20T01:02:03+01:00"'],
    ["TO_TIMESTAMP('8', 'h')", 'EvaluatorTimestampFormatPatternHourClockAmPmMismatch'],
    ["TO_TIMESTAMP('8 8', 'y y')", 'EvaluatorTimestampFormatPatternDuplicateFields'],
    ["TO_TIMESTAMP('8', 'd')", 'EvaluatorInvalidTimestampFormatPattern'],
    ["TO_TIMESTAMP('8', 'n')", 'EvaluatorInvalidTimestampFormatPatternSymbolForParsing'],
    ["TO_TIMESTAMP('x', 'y')", 'ValueParseFailure'],
    ['UTCNOW()', '"2026-01-02T03:04:05.006Z"'],
  ]);
});
