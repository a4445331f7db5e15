/** SSE-C through the real SDK: what is written with a customer's key answers only to it. */
import { describe, expect, test } from 'vitest';
import { toBase64, utf8 } from '../../../src/lib/bytes.ts';
import { digestOf, hexToBase64 } from '../../../src/lib/checksums.ts';
import { type Lab, lab } from '../lab.ts';

const plain = '1'.repeat(32);
const other = '2'.repeat(32);
/** The SDK encodes the key and adds its MD5. */
const keyed = (key = plain) => ({ SSECustomerAlgorithm: 'AES256', SSECustomerKey: key });
const sourceKeyed = (key = plain) => ({
  CopySourceSSECustomerAlgorithm: 'AES256',
  CopySourceSSECustomerKey: key,
});
const secret = { Bucket: 'photos', Key: 'secret' };
const md5OfKey = () => hexToBase64(digestOf('MD5', utf8(plain)));
const md5OfBody = () => `"${digestOf('MD5', utf8('cat'))}"`;

async function withSecret(): Promise<Lab> {
  const it = await lab({ buckets: ['photos'] });
  await it.s3.putObject({ ...secret, Body: 'cat', ...keyed() });
  return it;
}

const stored = ({ simulator }: Lab) =>
  Array.from(simulator.records.scan('v/')).find(
    (record) => record.kind === 'object' && record.key === 'secret',
  );

describe('an object written with a key', () => {
  test("tells of the key's MD5, and of no MD5 of its bytes", async () => {
    const { s3 } = await lab({ buckets: ['photos'] });
    const put = await s3.putObject({ ...secret, Body: 'cat', ...keyed() });
    const told = { SSECustomerAlgorithm: 'AES256', SSECustomerKeyMD5: md5OfKey(), ETag: put.ETag };
    expect(put).toMatchObject(told);
    expect(put.ServerSideEncryption).toBeUndefined();
    expect(put.ETag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(put.ETag).not.toBe(md5OfBody());
    expect(await s3.getObject({ ...secret, ...keyed() })).toMatchObject(told);
    expect(await s3.headObject({ ...secret, ...keyed() })).toMatchObject(told);
  });

  test('has another ETag each time', async () => {
    const { s3 } = await withSecret();
    const first = await s3.headObject({ ...secret, ...keyed() });
    const again = await s3.putObject({ ...secret, Body: 'cat', ...keyed() });
    expect(again.ETag).not.toBe(first.ETag);
  });

  test('is kept without the key, in the record, the trace and the messages', async () => {
    const it = await withSecret();
    await it.s3.getObject({ ...secret, ...keyed() });
    await it.s3.copyObject({
      ...secret,
      CopySource: 'photos/secret',
      ...sourceKeyed(),
      ...keyed(),
    });
    const all = JSON.stringify([...it.simulator.records.scan(''), it.exchanges]);
    expect(all).toContain(md5OfKey());
    expect(all).not.toContain(plain);
    expect(all).not.toContain(toBase64(utf8(plain)));
    expect(stored(it)).toMatchObject({ encryption: { type: 'SSE-C', keyMd5: md5OfKey() } });
  });

  test.each([
    ['sse-c/key-needed', 400, {}],
    ['sse-c/right-key', 403, keyed(other)],
    ['sse-c/algorithm', 400, { ...keyed(), SSECustomerAlgorithm: 'KMS' }],
  ])('[%s] is refused with %i, by every read', async (rule, status, headers) => {
    const { s3, refusal } = await withSecret();
    for (const call of [
      () => s3.getObject({ ...secret, ...headers }),
      () => s3.headObject({ ...secret, ...headers }),
      () => s3.getObjectAttributes({ ...secret, ...headers, ObjectAttributes: ['ETag'] }),
    ])
      expect(await refusal(call())).toMatchObject({ rule, status });
  });

  test('[sse-c/key-needed] before conditions are looked at', async () => {
    const { s3, refusal } = await withSecret();
    expect(await refusal(s3.getObject({ ...secret, IfMatch: 'x' }))).toMatchObject({
      rule: 'sse-c/key-needed',
    });
  });

  test('[sse-c/applicable] a plain object takes no key', async () => {
    const { s3, refusal } = await withSecret();
    await s3.putObject({ ...secret, Body: 'cat' });
    expect(await refusal(s3.getObject({ ...secret, ...keyed() }))).toMatchObject({
      status: 400,
      rule: 'sse-c/applicable',
      message: 'The encryption parameters are not applicable to this object.',
    });
  });
});

describe('a copy', () => {
  const to = { Bucket: 'photos', Key: 'copy', CopySource: 'photos/secret' };

  test('[etag/copied] is plain unless it brings a key, and then its ETag is an MD5 again', async () => {
    const { s3 } = await withSecret();
    const { CopyObjectResult, ...copy } = await s3.copyObject({ ...to, ...sourceKeyed() });
    expect(CopyObjectResult?.ETag).toBe(md5OfBody());
    expect(copy).toMatchObject({ ServerSideEncryption: 'AES256' });
    expect(copy.SSECustomerAlgorithm).toBeUndefined();
  });

  test('is encrypted with its own key', async () => {
    const { s3, refusal } = await withSecret();
    const { CopyObjectResult } = await s3.copyObject({ ...to, ...sourceKeyed(), ...keyed(other) });
    expect(CopyObjectResult?.ETag).not.toBe(md5OfBody());
    const key = { Bucket: 'photos', Key: 'copy' };
    expect(await refusal(s3.getObject({ ...key, ...keyed() }))).toMatchObject({ status: 403 });
    const read = await s3.getObject({ ...key, ...keyed(other) });
    expect(await read.Body?.transformToString()).toBe('cat');
  });

  test.each([
    ['sse-c/key-needed', {}],
    ['sse-c/key-needed', keyed()],
    ['sse-c/right-source-key', sourceKeyed(other)],
  ])("[%s] needs the source's key", async (rule, headers) => {
    const { s3, refusal } = await withSecret();
    expect(await refusal(s3.copyObject({ ...to, ...headers }))).toMatchObject({
      status: 400,
      rule,
    });
  });

  test('[copy/onto-itself] may change the key of its source, or take it away', async () => {
    const { s3 } = await withSecret();
    const onto = { ...secret, CopySource: 'photos/secret' };
    await s3.copyObject({ ...onto, ...sourceKeyed(), ...keyed(other) });
    await s3.copyObject({ ...onto, ...sourceKeyed(other) });
    expect(await s3.headObject(secret)).toMatchObject({ ETag: md5OfBody() });
  });
});

describe('an upload begun with a key', () => {
  async function begun(begin: object = keyed()) {
    const it = await lab({ buckets: ['photos'] });
    const { UploadId } = await it.s3.createMultipartUpload({ ...secret, ...begin });
    return { ...it, part: { ...secret, UploadId, PartNumber: 1 }, upload: { ...secret, UploadId } };
  }

  test('takes parts with that key, and becomes an object with it', async () => {
    const { s3, part, upload } = await begun();
    const { ETag, SSECustomerKeyMD5 } = await s3.uploadPart({ ...part, Body: 'cat', ...keyed() });
    expect(SSECustomerKeyMD5).toBe(md5OfKey());
    expect(ETag).not.toBe(md5OfBody());
    await s3.listParts({ ...upload, ...keyed() });
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
    const done = await s3.completeMultipartUpload({ ...upload, MultipartUpload });
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-1"$/);
    const read = await s3.getObject({ ...secret, ...keyed() });
    expect(await read.Body?.transformToString()).toBe('cat');
  });

  test.each([
    ['sse-c/part-key', {}],
    ['sse-c/right-upload-key', keyed(other)],
  ])('[%s] takes no others, sent or copied', async (rule, headers) => {
    const { s3, part, refusal } = await begun();
    await s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'cat' });
    expect(await refusal(s3.uploadPart({ ...part, ...headers }))).toMatchObject({
      status: 400,
      rule,
    });
    expect(
      await refusal(s3.uploadPartCopy({ ...part, CopySource: 'photos/cat', ...headers })),
    ).toMatchObject({ status: 400, rule });
  });

  test('[sse-c/part-key] a plain one takes no part with a key', async () => {
    const { s3, part, refusal } = await begun({});
    expect(await refusal(s3.uploadPart({ ...part, ...keyed() }))).toMatchObject({
      rule: 'sse-c/part-key',
    });
  });

  test('[sse-c/completion-key] is completed with it where it has a checksum algorithm', async () => {
    const { s3, part, upload, refusal } = await begun({ ...keyed(), ChecksumAlgorithm: 'CRC32' });
    const sent = { ...part, Body: 'cat', ChecksumAlgorithm: 'CRC32' as const, ...keyed() };
    const { ETag, ChecksumCRC32 } = await s3.uploadPart(sent);
    const MultipartUpload = { Parts: [{ PartNumber: 1, ETag, ChecksumCRC32 }] };
    const complete = (headers: object) =>
      s3.completeMultipartUpload({ ...upload, MultipartUpload, ...headers });
    expect(await refusal(complete({}))).toMatchObject({ rule: 'sse-c/completion-key' });
    expect(await refusal(complete(keyed(other)))).toMatchObject({ rule: 'sse-c/right-upload-key' });
    await complete(keyed());
  });
});
