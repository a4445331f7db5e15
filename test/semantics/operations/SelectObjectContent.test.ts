import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { SelectObjectContentCommandInput } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Lab, lab } from '../lab.ts';

const cities = 'name,country,people\nBern,CH,134\n"Rome, the",IT,2800\nOslo,NO,700\n';

let it: Lab;

beforeEach(async () => {
  it = await lab({ buckets: ['data'] });
  await it.s3.putObject({ Bucket: 'data', Key: 'cities.csv', Body: cities });
});

type Asked = Partial<SelectObjectContentCommandInput>;

const usual = {
  Bucket: 'data',
  Key: 'cities.csv',
  ExpressionType: 'SQL',
  Expression: 'SELECT s.name FROM S3Object s',
  InputSerialization: { CSV: { FileHeaderInfo: 'USE' } },
  OutputSerialization: { CSV: {} },
} as const;

async function events(asked: Asked = {}) {
  const { Payload } = await it.s3.selectObjectContent({ ...usual, ...asked });
  return Array.fromAsync(Payload ?? []);
}

async function records(asked: Asked = {}): Promise<string> {
  const all = await events(asked);
  return Buffer.concat(all.map(({ Records }) => Records?.Payload ?? new Uint8Array())).toString();
}

describe('the answer', () => {
  test('is a stream of records, how much was read, and the end', async () => {
    const all = await events();
    expect(all.map((event) => Object.keys(event)[0])).toEqual(['Records', 'Stats', 'End']);
    expect(all[1]?.Stats?.Details).toEqual({
      BytesScanned: cities.length,
      BytesProcessed: cities.length,
      BytesReturned: 'Bern\n"Rome, the"\nOslo\n'.length,
    });
  });

  test('tells of its progress when it is asked to', async () => {
    const all = await events({ RequestProgress: { Enabled: true } });
    expect(all.map((event) => Object.keys(event)[0])).toEqual([
      'Records',
      'Progress',
      'Stats',
      'End',
    ]);
  });

  test('has no records where none fits', async () => {
    const all = await events({ Expression: 'SELECT * FROM S3Object s WHERE FALSE' });
    expect(all.map((event) => Object.keys(event)[0])).toEqual(['Stats', 'End']);
  });

  test('comes in messages of 128 KiB', async () => {
    await it.s3.putObject({ Bucket: 'data', Key: 'many', Body: 'twelve bytes\n'.repeat(30_000) });
    const all = await events({
      Key: 'many',
      Expression: 'SELECT * FROM S3Object',
      InputSerialization: { CSV: {} },
    });
    const sizes = all.flatMap(({ Records }) => Records?.Payload?.length ?? []);
    expect(sizes).toEqual([131_072, 131_072, 390_000 - 262_144]);
  });
});

describe('a selection', () => {
  test('reads every member of its formats', async () => {
    const Body = "id;text|1;'a!'b|c'|% none|2;d|";
    await it.s3.putObject({ Bucket: 'data', Key: 'odd', Body });
    const asked = {
      Key: 'odd',
      Expression: 'SELECT * FROM S3Object',
      InputSerialization: {
        CompressionType: 'NONE',
        CSV: {
          FileHeaderInfo: 'IGNORE',
          FieldDelimiter: ';',
          RecordDelimiter: '|',
          QuoteCharacter: "'",
          QuoteEscapeCharacter: '!',
          Comments: '%',
          AllowQuotedRecordDelimiter: true,
        },
      },
      OutputSerialization: {
        CSV: {
          QuoteFields: 'ALWAYS',
          FieldDelimiter: '\t',
          RecordDelimiter: '\r\n',
          QuoteCharacter: '~',
          QuoteEscapeCharacter: '~',
        },
      },
    } as const;
    expect(await records(asked)).toBe("~1~\t~a'b|c~\r\n~2~\t~d~\r\n");
  });

  test('reads JSON and writes JSON', async () => {
    const Body = '{"a":1,"b":[1.50,{"c":null}]}\n{"a":2}\n';
    await it.s3.putObject({ Bucket: 'data', Key: 'lines', Body });
    const asked = {
      Key: 'lines',
      Expression: 'SELECT s.a, s.b[0] AS n, s.b[1].c FROM S3Object s',
      InputSerialization: { JSON: { Type: 'LINES' } },
      OutputSerialization: { JSON: { RecordDelimiter: ',' } },
    } as const;
    expect(await records(asked)).toBe('{"a":1,"n":1.50,"c":null},{"a":2},');
  });

  test('reads GZIP, and tells both sizes', async () => {
    const Body = gzipSync(cities);
    await it.s3.putObject({ Bucket: 'data', Key: 'packed', Body });
    const all = await events({
      Key: 'packed',
      InputSerialization: { CSV: { FileHeaderInfo: 'USE' }, CompressionType: 'GZIP' },
    });
    expect(all.find(({ Stats }) => Stats)?.Stats?.Details).toMatchObject({
      BytesScanned: Body.length,
      BytesProcessed: cities.length,
    });
  });

  test('knows the time of the world', async () => {
    const asked = {
      Expression: "SELECT TO_STRING(UTCNOW(), 'yyyy-MM-dd HH:mm:ss') AS t FROM S3Object LIMIT 1",
    };
    const now = new Date(it.simulator.now()).toISOString();
    expect((await records(asked)).slice(0, 13)).toBe(now.replace('T', ' ').slice(0, 13));
  });

  test('goes through the records that begin in a range', async () => {
    expect(await records({ ScanRange: { Start: 20, End: 32 } })).toBe('Bern\n"Rome, the"\n');
    expect(await records({ ScanRange: { End: 5 } })).toBe('');
    expect(await records({ ScanRange: { End: 15 } })).toBe('Oslo\n');
    expect(await records({ ScanRange: { Start: 60 } })).toBe('');
  });

  test('reads the document under its first name too', async () => {
    const body = `<SelectRequest><Expression>SELECT COUNT(*) FROM S3Object</Expression>
      <ExpressionType>SQL</ExpressionType><InputSerialization><CSV/></InputSerialization>
      <OutputSerialization><CSV/></OutputSerialization></SelectRequest>`;
    const { status } = await it.raw({
      method: 'POST',
      target: '/data/cities.csv?select&select-type=2',
      body,
    });
    expect(status).toBe(200);
  });
});

describe('what fails', () => {
  const refused = (asked: Asked) => it.refusal(it.s3.selectObjectContent({ ...usual, ...asked }));

  test('in the expression is refused with its place', async () => {
    expect(await refused({ Expression: 'SELECT s.name FROM S3Object s ORDER BY s.name' })).toEqual({
      status: 400,
      rule: 'select/expression',
      code: 'ParseUnexpectedToken',
      message: 'Unexpected token found KEYWORD:order at line 1, column 31.',
    });
  });

  test('in the file is refused, if nothing was sent', async () => {
    const Expression = 'SELECT CAST(s.country AS INT) FROM S3Object s';
    expect(await refused({ Expression })).toMatchObject({
      rule: 'select/expression',
      code: 'CastFailed',
    });
  });

  test('later ends the stream, after what was sent', async () => {
    const Body = `${'1\n'.repeat(100_000)}x\n`;
    await it.s3.putObject({ Bucket: 'data', Key: 'long', Body });
    const { Payload } = await it.s3.selectObjectContent({
      ...usual,
      Key: 'long',
      Expression: 'SELECT CAST(s._1 AS INT) FROM S3Object s',
      InputSerialization: { CSV: {} },
    });
    let size = 0;
    const read = async () => {
      for await (const { Records } of Payload ?? []) size += Records?.Payload?.length ?? 0;
    };
    await expect(read()).rejects.toMatchObject({
      name: 'CastFailed',
      message: expect.stringContaining('using CAST failed'),
    });
    expect(size).toBe(131_072);
    expect(it.last()).toMatchObject({ answer: { status: 200 } });
    expect(it.last().trace.at(-1)).toMatchObject({
      rule: { id: 'select/stream' },
      outcome: 'refused',
      decisive: false,
    });
  });

  test('is anonymous, archived or gone', async () => {
    const anonymous = it.as(null).selectObjectContent(usual);
    expect(await it.refusal(anonymous)).toMatchObject({ status: 403, rule: 'select/signed' });
    await it.s3.putObject({ Bucket: 'data', Key: 'ice', StorageClass: 'GLACIER' });
    expect(await refused({ Key: 'ice' })).toMatchObject({ code: 'UnsupportedStorageClass' });
    expect(await refused({ Key: 'gone' })).toMatchObject({ status: 404, code: 'NoSuchKey' });
  });

  test('is kept under a key that is not sent', async () => {
    const key = {
      SSECustomerAlgorithm: 'AES256',
      SSECustomerKey: Buffer.alloc(32, 'k').toString('base64'),
      SSECustomerKeyMD5: createHash('md5').update(Buffer.alloc(32, 'k')).digest('base64'),
    };
    const tls = it.as('test', { endpoint: 'https://s3.amazonaws.com' });
    await tls.putObject({ Bucket: 'data', Key: 'locked', Body: cities, ...key });
    expect(await refused({ Key: 'locked' })).toMatchObject({ status: 400, code: 'InvalidRequest' });
    expect(await records({ Key: 'locked', ...key })).toContain('Bern');
  });

  test('without what is required is refused by its name', async () => {
    for (const Expression of ['', undefined] as never[]) {
      expect(await refused({ Expression })).toEqual({
        status: 400,
        rule: 'select/parameters',
        code: 'MissingRequiredParameter',
        message: 'Expression is required. Please check the service documentation and try again.',
      });
    }
  });
});
