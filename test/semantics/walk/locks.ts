import { utf8 } from '../../../src/lib/bytes.ts';
import { digestOf, hexToBase64 } from '../../../src/lib/checksums.ts';
import { type Headers, ask, it } from './ground.ts';

const xml = (root: string, inside: string) => `<${root}>${inside}</${root}>`;
const far = '2090-01-01T00:00:00Z';
const retained = `<Mode>GOVERNANCE</Mode><RetainUntilDate>${far}</RetainUntilDate>`;

/** Documents that set locks come with a digest, which the SDK would add. */
function send(line: string, root: string, inside: string): Promise<void> {
  const body = xml(root, inside);
  return ask(line, { 'content-md5': hexToBase64(digestOf('MD5', utf8(body))) }, body);
}

export async function locks(): Promise<void> {
  await ask('PUT /vault', { 'x-amz-bucket-object-lock-enabled': 'true' });
  await configurations();
  await headers();
  await changes();
}

async function configurations(): Promise<void> {
  const configure = (inside: string, bucket = 'vault') =>
    send(`PUT /${bucket}?object-lock`, 'ObjectLockConfiguration', inside);
  const enabled = '<ObjectLockEnabled>Enabled</ObjectLockEnabled>';
  const rule = (inside: string) =>
    configure(`${enabled}<Rule><DefaultRetention>${inside}</DefaultRetention></Rule>`);
  await ask('GET /plain?object-lock');
  await ask('PUT /plain');
  await ask('GET /plain?object-lock');
  await configure(enabled, 'plain');
  await configure('');
  await rule('<Mode>GOVERNANCE</Mode><Days>0</Days>');
  await rule('<Mode>GOVERNANCE</Mode><Years>101</Years>');
  await rule('<DefaultEventHold><Days>0</Days></DefaultEventHold>');
  await rule(
    '<Mode>GOVERNANCE</Mode><Days>1</Days><DefaultEventHold><Years>1</Years></DefaultEventHold>',
  );
  await configure(enabled);
  await ask('GET /vault?object-lock');
  const versioning = (status: string) =>
    ask('PUT /vault?versioning', {}, xml('VersioningConfiguration', `<Status>${status}</Status>`));
  await versioning('Suspended');
  await versioning('Enabled');
}

async function headers(): Promise<void> {
  const put = (sent: Headers, target = 'vault/gold') =>
    ask(`PUT /${target}`, { 'content-md5': 'DMF1ucDxtqgxw5niaXcmYQ==', ...sent }, 'a');
  const lock = (name: string, value: string) => ({ [`x-amz-object-lock-${name}`]: value });
  const [odd, date] = [lock('mode', 'X'), lock('retain-until-date', far)];
  await put({ ...odd, ...date });
  await put(lock('mode', 'GOVERNANCE'));
  await put({
    ...lock('mode', 'GOVERNANCE'),
    ...lock('retain-until-date', '2001-01-01T00:00:00Z'),
  });
  await put(lock('legal-hold', 'X'));
  await put(lock('legal-hold', 'ON'), 'plain/gold');
  await put({ ...lock('legal-hold', 'ON'), 'content-md5': undefined });
  await put(lock('event-hold', 'X'));
  await put(lock('event-hold', 'ON'));
  await put(
    { ...lock('event-hold', 'ON'), ...lock('event-hold-duration-days', '1') },
    'vault/held',
  );
  await put({ ...lock('mode', 'GOVERNANCE'), ...lock('retain-until-date', far) });
  await put({}, 'vault/free');
}

async function changes(): Promise<void> {
  for (const sub of ['retention', 'legal-hold']) {
    await ask(`GET /plain/gold?${sub}`);
    await ask(`GET /vault/free?${sub}`);
  }
  const retain = (inside: string) => send('PUT /vault/gold?retention', 'Retention', inside);
  await retain('<Mode>GOVERNANCE</Mode>');
  await retain(retained.replace('2090', '2001'));
  await retain('');
  await retain(retained);
  await retain('<EventHold>ON</EventHold><EventHoldDuration><Days>1</Days></EventHoldDuration>');
  await send('PUT /vault/gold?legal-hold', 'LegalHold', '');
  await send('PUT /vault/gold?legal-hold', 'LegalHold', '<Status>ON</Status>');
  await ask('GET /vault/gold?legal-hold');
  await ask('GET /vault/gold?retention');
  const { VersionId } = await it.s3.headObject({ Bucket: 'vault', Key: 'gold' });
  const bypass = { 'x-amz-bypass-governance-retention': 'true' };
  await ask(`DELETE /vault/gold?versionId=${VersionId}`, bypass);
  await ask('DELETE /plain/gold', bypass);
  const free = await it.s3.headObject({ Bucket: 'vault', Key: 'free' });
  await ask(`DELETE /vault/free?versionId=${free.VersionId}`);
}
