/** What is read, and how it is written. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/lib/bytes.ts';
import type { CsvInput, CsvOutput, ScanRange } from '../../src/select/question.ts';
import { answer, asked, csvInput, csvOutput, document, jsonOutput, lines } from './ask.ts';

const all = 'SELECT * FROM S3Object';

describe('CSV', () => {
  const read = (text: string, input: Partial<CsvInput> = {}) =>
    answer(all, text, { input: { ...csvInput, ...input }, output: jsonOutput });

  test.each<[string, string, Partial<CsvInput>, string]>([
    ['carriage returns', 'a,b\r\nc,d\r\n', {}, '{"_1":"a","_2":"b"}\n{"_1":"c","_2":"d"}\n'],
    ['no end of the last line', 'a', {}, '{"_1":"a"}\n'],
    ['empty fields', ',\n', {}, '{"_1":"","_2":""}\n'],
    ['empty lines', '\na\n\n', {}, '{"_1":"a"}\n'],
    ['comments', '#x\na\n#y', {}, '{"_1":"a"}\n'],
    ['other comments', '#x\n%a', { comments: '%' }, '{"_1":"#x"}\n'],
    ['quotes', '"a,""b""",c\n', {}, '{"_1":"a,\\"b\\"","_2":"c"}\n'],
    ['quotes inside', 'a"b,c\n', {}, '{"_1":"a\\"b","_2":"c"}\n'],
    ['other escapes', '"a\\"b"\n', { quoteEscape: '\\' }, '{"_1":"a\\"b"}\n'],
    [
      'long delimiters',
      'a::b||c',
      { fieldDelimiter: '::', recordDelimiter: '||' },
      '{"_1":"a","_2":"b"}\n{"_1":"c"}\n',
    ],
    ['quoted line ends', '"a\nb"\n', { allowQuotedRecordDelimiter: true }, '{"_1":"a\\nb"}\n'],
    ['quoted line ends that are not allowed', '"a\nb"\n', {}, 'CSVEscapingRecordDelimiter'],
    ['text after a quote', '"a"b\n', {}, 'CSVUnescapedQuote'],
    ['a quote that stays open', '"a', {}, 'CSVUnescapedQuote'],
    ['a header that is ignored', 'x\na\n', { header: 'IGNORE' }, '{"_1":"a"}\n'],
    [
      'rows shorter and longer than the header',
      'x,y\na\nb,c,d\n',
      { header: 'USE' },
      '{"x":"a"}\n{"x":"b","y":"c","_3":"d"}\n',
    ],
    ['a byte order mark', '\uFEFFa', {}, '{"_1":"a"}\n'],
    ['nothing', '', { header: 'USE' }, ''],
  ])('with %s', async (_what, text, input, result) => {
    expect(await read(text, input)).toBe(result);
  });

  test.each([
    ['a record', 'x'.repeat(1024 * 1024 + 1), /^OverMaxRecordSize The character number/],
    ['a row', ','.repeat(16_384), /^OverMaxColumn$/],
  ])('has %s that is too long', async (_what, text, refusal) => {
    expect(await answer('SELECT COUNT(*) FROM S3Object', text)).toMatch(refusal);
  });

  test.each<[string, Partial<CsvOutput>, string]>([
    ['as needed', {}, 'a,"b,c","d""e"\n'],
    ['always', { quoteFields: 'ALWAYS' }, '"a","b,c","d""e"\n'],
    ['otherwise', { quote: "'", fieldDelimiter: ';', recordDelimiter: '|' }, 'a;b,c;d"e|'],
    ['with another escape', { quoteEscape: '\\' }, 'a,"b,c","d\\"e"\n'],
  ])('is written with quotes %s', async (_what, output, result) => {
    const text = 'a,"b,c","d""e"';
    expect(await answer(all, text, { output: { ...csvOutput, ...output } })).toBe(result);
  });
});

describe('JSON', () => {
  const read = (text: string, input: typeof lines | typeof document = document) =>
    answer(all, text, { input, output: jsonOutput });

  test('keeps digits and the order of members', async () => {
    const text = '{"b":1.50,"a":12345678901234567890,"c":[true,null,"\\u00e9"]}';
    expect(await read(text)).toBe('{"b":1.50,"a":12345678901234567890,"c":[true,null,"é"]}\n');
  });

  test('documents follow each other as they like, lines do not', async () => {
    const text = '{"a":\n1} {"a":2}';
    expect(await read(text)).toBe('{"a":1}\n{"a":2}\n');
    expect(await read(text, lines)).toMatch(/^JSONParsingError/);
    expect(await read('\n{"a":1}\n\n{"a":2}', lines)).toBe('{"a":1}\n{"a":2}\n');
    expect(await read('{"a":1} {"a":2}', lines)).toMatch(/^JSONParsingError/);
  });

  test.each(['{', '{"a"}', '{a:1}', '[1,]', '01', '"\\x"', 'nul', '['.repeat(1000)])(
    '%.20s is none',
    async (text) => {
      expect(await read(text)).toBe(
        'JSONParsingError Error parsing JSON file. Please check the file and try again.',
      );
    },
  );
});

describe('bytes', () => {
  test('that are not UTF-8 are refused by their place', async () => {
    const bytes = new Uint8Array([...utf8('x'.repeat(9000)), 0xff]);
    expect(await answer(all, bytes)).toBe(
      'InvalidTextEncoding UTF-8 encoding is required. The text encoding error was found near byte 16,384.',
    );
    expect(await answer(all, new Uint8Array([0xc3]))).toMatch(/near byte 8,192/);
  });

  test('that are compressed are read, unless they are not', async () => {
    const gzip = { compression: 'GZIP' } as const;
    const packed = new Uint8Array(gzipSync('a,b\n'));
    expect(await answer(all, packed, gzip)).toBe('a,b\n');
    expect(await asked(all, packed, gzip)).toMatchObject({ scanned: packed.length, processed: 4 });
    expect(await answer(all, packed.subarray(0, 15), gzip)).toBe('TruncatedInput');
    expect(await answer(all, 'a,b\n', gzip)).toMatch(
      /^InvalidCompressionFormat GZIP is not applicable/,
    );
  });
});

describe('a scan range', () => {
  const text = 'h\n12\n45\n78\n';
  const read = (range: ScanRange, input: Partial<CsvInput> = {}) =>
    answer(all, text, { range, input: { ...csvInput, ...input } });

  test.each<[ScanRange, string]>([
    [{ start: 0, end: 0 }, 'h\n'],
    [{ start: 2, end: 2 }, '12\n'],
    [{ start: 2, end: 5 }, '12\n45\n'],
    [{ start: 3, end: 4 }, ''],
    [{ start: 3 }, '45\n78\n'],
    [{ start: 3, end: 999 }, '45\n78\n'],
    [{ end: 3 }, '78\n'],
    [{ end: 999 }, text],
  ])('%j', async (range, result) => {
    expect(await read(range)).toBe(result);
  });

  test('knows the header that lies before it', async () => {
    const input = { ...csvInput, header: 'USE' } as const;
    const range = { start: 5 };
    expect(await answer('SELECT s.h FROM S3Object s', text, { range, input })).toBe('45\n78\n');
    expect(await read({ start: 0, end: 3 }, { header: 'USE' })).toBe('12\n');
  });

  test('counts what it scans', async () => {
    expect(await asked(all, text, { range: { start: 3 } })).toMatchObject({ scanned: 6 });
  });

  test.each<ScanRange>([{}, { start: 5, end: 4 }, { start: 11 }, { start: -1 }, { end: -1 }])(
    '%j is none',
    async (range) => {
      expect(await read(range)).toBe('InvalidScanRange');
    },
  );

  test('is not for what has no certain beginnings', async () => {
    const range = { start: 0 };
    expect(await read(range, { allowQuotedRecordDelimiter: true })).toBe(
      'UnsupportedScanRangeInput',
    );
    expect(await answer(all, '{}', { range, input: document })).toBe('UnsupportedScanRangeInput');
    expect(await answer(all, '{}', { range, compression: 'GZIP' })).toBe(
      'UnsupportedScanRangeInput',
    );
    expect(await answer(all, '{"a":1}\n', { range, input: lines })).toBe('1\n');
  });
});
