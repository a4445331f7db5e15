import { ask, copy, it } from './ground.ts';

const hour = 60 * 60 * 1000;

export async function archives(): Promise<void> {
  const restore = (inside: string, key = 'ice') =>
    ask(`POST /photos/${key}?restore`, {}, `<RestoreRequest>${inside}</RestoreRequest>`);
  const tier = (name: string) =>
    `<GlacierJobParameters><Tier>${name}</Tier></GlacierJobParameters>`;
  await ask('PUT /photos/deep', { 'x-amz-storage-class': 'DEEP_ARCHIVE' }, 'a');
  await tierings();
  await restore('', 'cold');
  await restore('<Tier>Bulk</Tier>');
  await select();
  await restore('<Days>1</Days>', 'put');
  await ask('PUT /photos/warm', {}, 'a');
  await restore('<Days>1</Days>', 'warm');
  await restore('');
  await restore('<Days>1</Days>', 'cold');
  await restore(`<Days>1</Days>${tier('Expedited')}`, 'deep');
  await restore(`<Days>1</Days>${tier('Bulk')}`);
  await restore('<Days>1</Days>');
  await restore(`<Days>1</Days>${tier('Expedited')}`);
  await it.simulator.advance(hour);
  await restore('<Days>2</Days>');
  await ask('GET /photos/ice');
  await copy({ 'x-amz-copy-source': 'photos/ice' });
  await ask('GET /photos?list-type=2', { 'x-amz-optional-object-attributes': 'RestoreStatus' });
  await ask('GET /photos?versions', { 'x-amz-optional-object-attributes': 'RestoreStatus' });
  await ask('GET /photos', { 'x-amz-optional-object-attributes': 'Colour' });
}

async function tierings(): Promise<void> {
  const id = 'photos?intelligent-tiering&id=cold';
  const configure = (inside: string, of = id) =>
    ask(
      `PUT /${of}`,
      {},
      `<IntelligentTieringConfiguration><Id>cold</Id>${inside}<Status>Enabled</Status></IntelligentTieringConfiguration>`,
    );
  const tiering = (days: number) =>
    `<Tiering><AccessTier>ARCHIVE_ACCESS</AccessTier><Days>${days}</Days></Tiering>`;
  await ask(`GET /${id}`);
  await configure(tiering(90), 'photos?intelligent-tiering&id=hot');
  await configure(`<Filter><And><Prefix>c</Prefix></And></Filter>${tiering(90)}`);
  const tag = (list: string) => `<${list}><Key>a</Key><Value>b</Value></${list}>`;
  await configure(`<Filter>${tag('Tag')}</Filter>${tiering(90)}`);
  await configure(`<Filter><And>${tag('Tag')}${tag('Tag')}</And></Filter>${tiering(90)}`);
  await ask(`DELETE /${id}`);
  await configure(tiering(90) + tiering(90));
  await configure(tiering(1));
  await configure(`<Filter><Prefix>c</Prefix></Filter>${tiering(90)}`);
  await ask(`GET /${id}`);
  await ask('GET /photos?intelligent-tiering');
  await ask(
    'PUT /photos/cold',
    { 'x-amz-storage-class': 'INTELLIGENT_TIERING' },
    'a'.repeat(128 * 1024),
  );
  await ask('GET /photos/cold');
}

async function select(): Promise<void> {
  const csv = '<CSV></CSV>';
  const json = '<JSON><Type>LINES</Type></JSON>';
  const parameters = (from: string, to: string) =>
    `<InputSerialization>${from}</InputSerialization><ExpressionType>SQL</ExpressionType><Expression>SELECT * FROM s3object</Expression><OutputSerialization>${to}</OutputSerialization>`;
  const grantee =
    '<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>';
  const place = [
    '<BucketName>photos</BucketName><Prefix>found</Prefix>',
    '<Encryption><EncryptionType>AES256</EncryptionType></Encryption>',
    `<AccessControlList><Grant>${grantee}<Permission>READ</Permission></Grant></AccessControlList>`,
    '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
    '<UserMetadata><MetadataEntry><Name>a</Name><Value>b</Value></MetadataEntry></UserMetadata>',
    '<StorageClass>STANDARD_IA</StorageClass>',
  ].join('');
  const asked = (where: string, from = csv, to = csv) =>
    `<RestoreRequest><Type>SELECT</Type><SelectParameters>${parameters(from, to)}</SelectParameters><OutputLocation><S3>${where}</S3></OutputLocation></RestoreRequest>`;
  await ask('POST /photos/ice?restore', {}, asked(place));
  await ask(
    'POST /photos/ice?restore',
    {},
    asked('<BucketName>photos</BucketName><Prefix></Prefix>'),
  );
  await ask('POST /photos/ice?restore', {}, asked(place, json, '<JSON></JSON>'));
  await ask('POST /photos/deep?restore', {}, asked(place));
}
