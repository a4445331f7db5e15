/** Form uploads as browsers send them, signed by the SDK's own helper and by hand. */
import { crc32 } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { beforeEach, describe, expect, test } from 'vitest';
import { bodyOf, type Lab, lab } from '../lab.ts';
import {
  anyKey,
  type Fields,
  formRequest,
  inTime,
  signedFields,
  signedFieldsV2,
} from '../signedForm.ts';
import { withSession } from '../sessions.ts';

let it: Lab;

beforeEach(async () => {
  it = await lab({ buckets: ['photos'], versioned: ['albums'] });
});

const client = new S3Client({
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** Signs a post and sends it through fetch, as a page does. */
async function posted(
  options: Partial<PresignedPostOptions>,
  file: Blob = new Blob(['meow']),
  more: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const signed = { Bucket: 'photos', Key: 'cat.jpg', ...options };
  const { url, fields } = await createPresignedPost(client, signed);
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...fields, ...more })) form.append(name, value);
  form.append('file', file, 'holiday cat.jpg');
  return it.simulator.fetch(new Request(url, { method: 'POST', body: form, redirect: 'manual' }));
}

const cat = { Bucket: 'photos', Key: 'cat.jpg' };

describe('a form that the SDK signed', () => {
  test('uploads its file, bytes as they are', async () => {
    const bytes = Uint8Array.from({ length: 512 }, (_, i) => i % 256);
    const answer = await posted({}, new Blob([bytes]));
    expect(answer.status).toBe(204);
    const { Body, ContentType, ETag } = await it.s3.getObject(cat);
    expect(await Body?.transformToByteArray()).toEqual(bytes);
    expect(ContentType).toBe('binary/octet-stream');
    expect(answer.headers.get('etag')).toBe(ETag);
    expect(answer.headers.get('location')).toBe(
      'https://photos.s3.us-east-1.amazonaws.com/cat.jpg',
    );
  });

  test('sets what its fields say', async () => {
    const Fields = {
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'no-cache',
      'Content-Disposition': 'inline',
      'x-amz-meta-Name': 'Kätzchen',
      'x-amz-storage-class': 'STANDARD_IA',
      'x-amz-server-side-encryption': 'AES256',
      'x-amz-website-redirect-location': '/home',
      tagging: '<Tagging><TagSet><Tag><Key>a b</Key><Value>c+d</Value></Tag></TagSet></Tagging>',
    };
    expect((await posted({ Fields })).status).toBe(204);
    expect(await it.s3.headObject(cat)).toMatchObject({
      ContentType: 'image/jpeg',
      CacheControl: 'no-cache',
      ContentDisposition: 'inline',
      Metadata: { name: '=?UTF-8?Q?K=C3=A4tzchen?=' },
      StorageClass: 'STANDARD_IA',
      ServerSideEncryption: 'AES256',
      WebsiteRedirectLocation: '/home',
    });
    expect((await it.s3.getObjectTagging(cat)).TagSet).toEqual([{ Key: 'a b', Value: 'c+d' }]);
  });

  test('answers 201 with where the object is', async () => {
    const answer = await posted({
      Key: 'my cats/${filename}',
      Fields: { success_action_status: '201' },
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('application/xml');
    const url = 'https://photos.s3.us-east-1.amazonaws.com/my+cats%2Fholiday+cat.jpg';
    expect(answer.headers.get('location')).toBe(url);
    expect(await answer.text()).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse><Location>${url}</Location><Bucket>photos</Bucket><Key>my cats/holiday cat.jpg</Key><ETag>&quot;4a4be40c96ac6314e91d93f38043a634&quot;</ETag></PostResponse>`,
    );
  });

  test('sends the browser on', async () => {
    const to = async (address: string) => {
      const answer = await posted({ Fields: { success_action_redirect: address } });
      expect(answer.status).toBe(303);
      return answer.headers.get('location');
    };
    const tells = 'bucket=photos&key=cat.jpg&etag=%224a4be40c96ac6314e91d93f38043a634%22';
    expect(await to('https://example.com/done')).toBe(`https://example.com/done?${tells}`);
    expect(await to('https://example.com/?a=b#c')).toBe(`https://example.com/?a=b&${tells}#c`);
  });

  test('answers with the version and the digest of PutObject', async () => {
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32('meow'));
    const Fields = { 'x-amz-checksum-crc32': crc.toString('base64') };
    const answer = await posted({ Bucket: 'albums', Fields });
    expect(answer.status).toBe(204);
    const { VersionId, ChecksumCRC32 } = await it.s3.headObject({
      ...cat,
      Bucket: 'albums',
      ChecksumMode: 'ENABLED',
    });
    expect(ChecksumCRC32).toBe(Fields['x-amz-checksum-crc32']);
    expect(answer.headers.get('x-amz-version-id')).toBe(VersionId);
    expect(answer.headers.get('x-amz-checksum-crc32')).toBe(ChecksumCRC32);
    const wrong = await posted({ Fields: { 'x-amz-checksum-crc32': 'AAAAAA==' } });
    expect(await wrong.text()).toContain('<Code>BadDigest</Code>');
  });

  test('is refused by the rules of PutObject, after its own', async () => {
    expect((await posted({ Key: 'a'.repeat(1025) })).status).toBe(400);
    expect(it.last().error?.code).toBe('KeyTooLongError');
    const md5 = await posted({ Fields: { 'Content-MD5': 'AAAAAAAAAAAAAAAAAAAAAA==' } });
    expect(await md5.text()).toContain('<Code>BadDigest</Code>');
    expect((await posted({ Bucket: 'nowhere' })).status).toBe(404);
  });

  test('holds the file to its size', async () => {
    const Conditions: PresignedPostOptions['Conditions'] = [['content-length-range', 5, 6]];
    const small = await posted({ Conditions });
    expect(await small.text()).toMatch(
      /<Code>EntityTooSmall<.*<ProposedSize>4<\/ProposedSize><MinSizeAllowed>5</,
    );
    const large = await posted({ Conditions }, new Blob(['too long']));
    expect(await large.text()).toMatch(
      /<Code>EntityTooLarge<.*<ProposedSize>8<\/ProposedSize><MaxSizeAllowed>6</,
    );
    expect((await posted({ Conditions }, new Blob(['right']))).status).toBe(204);
  });

  test('allows what its conditions do, and no field more', async () => {
    const Conditions: PresignedPostOptions['Conditions'] = [
      ['starts-with', '$Content-Type', 'image/'],
    ];
    const as = (type: string) => posted({ Conditions }, undefined, { 'Content-Type': type });
    expect((await as('image/png')).status).toBe(204);
    expect(await (await as('text/html')).text()).toContain(
      'Invalid according to Policy: Policy Condition failed: [&quot;starts-with&quot;, &quot;$Content-Type&quot;, &quot;image/&quot;]',
    );
    expect(await (await posted({}, undefined, { acl: 'private' })).text()).toContain(
      'Invalid according to Policy: Extra input fields: acl',
    );
    expect((await posted({}, undefined, { 'x-ignore-me': '1' })).status).toBe(204);
  });
});

const allowed = (...more: unknown[]) => ({ expiration: inTime, conditions: [...anyKey, ...more] });
const post = (fields: Fields, file?: string | null) => it.raw(formRequest(fields, file));
const refused = (fields: Fields, file?: string | null) => it.rawRefusal(formRequest(fields, file));

describe('a form by hand', () => {
  test('signed with version 2', async () => {
    const policy = {
      expiration: inTime,
      conditions: [{ bucket: 'photos' }, ['starts-with', '$key', 'cat']],
    };
    const fields = signedFieldsV2(policy);
    expect(await post(fields)).toMatchObject({ status: 204 });
    expect(await refused({ ...fields, key: 'dog' })).toMatchObject({ rule: 'form/condition' });
    expect(await refused({ ...fields, Signature: 'c2lnbmF0dXJl' })).toEqual({
      status: 403,
      rule: 'signature/matches',
      code: 'SignatureDoesNotMatch',
      message: expect.stringMatching(/^The request signature we calculated does not match/),
      AWSAccessKeyId: 'test',
      StringToSign: fields['Policy'],
      SignatureProvided: '<hidden>',
      StringToSignBytes: expect.stringMatching(/^65 79 4a /),
    });
  });

  test('expires by the clock of the world', async () => {
    const fields = signedFields(allowed());
    expect(await post(fields)).toMatchObject({ status: 204 });
    await it.simulator.advance(200 * 86_400_000);
    expect(await refused(fields)).toMatchObject({
      status: 403,
      rule: 'form/policy-expired',
      message: 'Invalid according to Policy: Policy expired.',
    });
  });

  test('lacks a field, or has one too many', async () => {
    const fields = signedFields(allowed());
    expect(await refused({ ...fields, key: undefined })).toMatchObject({ rule: 'form/key' });
    expect(await refused(fields, null)).toMatchObject({ rule: 'form/one-file' });
    const source = { ...fields, 'x-amz-copy-source': 'photos/cat' };
    expect(await refused(source)).toMatchObject({ rule: 'form/copy-source' });
    for (const name of ['X-Amz-Signature', 'X-Amz-Credential', 'X-Amz-Algorithm', 'X-Amz-Date']) {
      expect(await refused({ ...fields, [name]: undefined })).toMatchObject({
        rule: 'form/signature-fields',
        ArgumentName: name,
      });
    }
    expect(await refused({ ...fields, Policy: undefined })).toMatchObject({
      ArgumentName: 'policy',
    });
  });

  test('has fields of a signature that make no sense', async () => {
    const fields = signedFields(allowed());
    expect(await refused({ ...fields, 'X-Amz-Algorithm': 'MD5' })).toMatchObject({
      rule: 'wire/signature',
      ArgumentName: 'X-Amz-Algorithm',
    });
    expect(await refused({ ...fields, 'X-Amz-Credential': 'test' })).toMatchObject({
      rule: 'wire/signature',
      message: expect.stringMatching(/^Error parsing the X-Amz-Credential parameter; /),
    });
  });

  test('needs a condition for the bucket', async () => {
    const { conditions } = allowed();
    const policy = { expiration: inTime, conditions: conditions.slice(1) };
    expect(await refused(signedFields(policy))).toMatchObject({
      rule: 'form/extra-fields',
      message: 'Invalid according to Policy: Extra input fields: bucket',
    });
    const elsewhere = signedFields({
      ...policy,
      conditions: [{ bucket: 'albums' }, ...policy.conditions],
    });
    expect(await refused(elsewhere)).toMatchObject({
      message: 'Invalid according to Policy: Policy Condition failed: ["eq", "$bucket", "albums"]',
    });
  });

  test('takes a field that is missing for an empty one', async () => {
    const any = allowed(['starts-with', '$acl', ''], { success_action_redirect: '' });
    expect(await post(signedFields(any))).toMatchObject({ status: 204 });
    expect(await refused(signedFields(allowed({ acl: 'private' })))).toMatchObject({
      rule: 'form/condition',
    });
  });

  test('never tells its token', async () => {
    const key = { accessKeyId: 'ASIA', secretAccessKey: 'ASIA', sessionToken: 'to/ken' };
    await it.simulator.settle({ accounts: withSession(key) });
    const fields = signedFields(allowed({ 'x-amz-security-token': 'to/ken' }), 'ASIA');
    expect(await post({ ...fields, 'x-amz-security-token': 'to/ken' })).toMatchObject({
      status: 204,
    });
    expect(JSON.stringify(it.last().trace)).not.toContain('to/ken');
  });

  test('of a key that nobody has is judged by its policy only', async () => {
    const fields = signedFields(allowed(), 'nobody');
    expect(await post({ ...fields, 'X-Amz-Signature': '0' })).toMatchObject({ status: 204 });
    expect(await refused({ ...fields, acl: 'private' })).toMatchObject({
      rule: 'form/extra-fields',
    });
  });

  test('of nobody is refused by the bucket, and one with a policy at once', async () => {
    expect(await refused({ key: 'cat' })).toMatchObject({ rule: 'access/allowed' });
    expect(await refused({ key: 'cat', policy: 'e30=' })).toMatchObject({
      rule: 'form/policy-signed',
    });
  });

  test('of somebody else cannot write', async () => {
    expect(await refused(signedFields(allowed(), 'test2'))).toMatchObject({
      status: 403,
      rule: 'access/allowed',
    });
    expect(it.last().caller?.account).toBe('210987654321');
  });

  test('gives ${filename} the name without its path', async () => {
    const fields = { ...signedFields(allowed()), key: 'in/${filename}' };
    const { body, ...request } = formRequest(fields);
    const withPath = body.replace('"cat.jpg"', String.raw`"C:\pets\cat.jpg"`);
    await it.raw({ ...request, body: withPath });
    expect(await it.s3.headObject({ Bucket: 'photos', Key: 'in/cat.jpg' })).toMatchObject({
      ContentLength: 4,
    });
  });

  test('answers 200 without a body', async () => {
    const fields = signedFields(allowed({ success_action_status: '200' }));
    const answer = await post({ ...fields, success_action_status: '200' });
    expect([answer.status, bodyOf(answer)]).toEqual([200, '']);
  });

  test('is malformed', async () => {
    expect(await it.rawRefusal({ ...formRequest({}), body: 'a=b' })).toMatchObject({
      status: 400,
      rule: 'wire/form',
      code: 'MalformedPOSTRequest',
    });
    const tagging = { ...signedFields(allowed({ tagging: '<a>' })), tagging: '<a>' };
    expect(await refused(tagging)).toMatchObject({ code: 'MalformedXML' });
  });
});
