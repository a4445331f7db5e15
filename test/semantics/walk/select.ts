import { ask } from './ground.ts';

const csv = '<CSV><FileHeaderInfo>USE</FileHeaderInfo></CSV>';

export async function select(): Promise<void> {
  await ask('PUT /photos/table', {}, 'name\nBern\n');
  await ask('PUT /photos/rare', { 'x-amz-storage-class': 'REDUCED_REDUNDANCY' }, 'a');
  await ask('PUT /photos/numbers', {}, `${'1\n'.repeat(100_000)}x\n`);
  const asked = (
    { expression = 'SELECT * FROM S3Object', from = csv, to = '<CSV/>', more = '' } = {},
    key = 'table',
    headers = {},
  ) =>
    ask(
      `POST /photos/${key}?select&select-type=2`,
      headers,
      `<SelectObjectContentRequest><Expression>${expression}</Expression>
      <ExpressionType>SQL</ExpressionType><InputSerialization>${from}</InputSerialization>
      <OutputSerialization>${to}</OutputSerialization>${more}</SelectObjectContentRequest>`,
    );
  await asked({
    more: '<RequestProgress><Enabled>true</Enabled></RequestProgress><ScanRange><Start>0</Start></ScanRange>',
  });
  await asked({}, 'table', { authorization: undefined });
  await asked({ expression: '' });
  await asked({ expression: 'SELECT' });
  await asked({ from: csv.replace('USE', 'SOME') });
  await asked({ from: '' });
  await asked({ from: '<Parquet/>' });
  await asked({ from: '<CSV><QuoteCharacter>xx</QuoteCharacter></CSV>' });
  await asked({ from: '<JSON><Type>LINES</Type></JSON>', to: '<JSON/>' });
  await asked({}, 'rare');
  await asked({}, 'film.mov');
  await asked({ from: '<CSV/>', expression: 'SELECT CAST(_1 AS INT) FROM S3Object' }, 'numbers');
}
