/** HeadObject answers as GetObject does, without a body. */
import { describe, expect, test } from 'vitest';
import type { WireAnswer } from '../../../src/protocol/message.ts';
import { lab } from '../lab.ts';

const photo = { Bucket: 'photos', Key: 'cat' };
const digits = '0123456789';

async function withDigits() {
  const it = await lab({ buckets: ['photos'] });
  await it.s3.putObject({ ...photo, Body: digits });
  return it;
}

describe('HeadObject', () => {
  test('answers the headers of GetObject, and no body', async () => {
    const { s3, raw } = await withDigits();
    await s3.putObject({ ...photo, Body: digits, Tagging: 'a=b', Metadata: { camera: 'pocket' } });
    const head = await raw({ method: 'HEAD', target: '/photos/cat' });
    const got = await raw({ target: '/photos/cat' });
    const withoutIds = ({ headers }: WireAnswer) =>
      headers.filter(([name]) => !['x-amz-request-id', 'x-amz-id-2', 'date'].includes(name));
    expect(withoutIds(head)).toEqual(withoutIds(got));
    expect(head.body).toBeNull();
  });

  test('[read/range] answers a range too', async () => {
    const { s3 } = await withDigits();
    expect(await s3.headObject({ ...photo, Range: 'bytes=2-4' })).toMatchObject({
      ContentRange: 'bytes 2-4/10',
      ContentLength: 3,
    });
  });

  test('[object/exists] [version/delete-marker] is refused by headers alone', async () => {
    const { s3, refusal, last } = await lab({ versioned: ['photos'] });
    await s3.putObject(photo);
    const { VersionId } = await s3.deleteObject(photo);
    expect(await refusal(s3.headObject(photo))).toEqual({
      status: 404,
      rule: 'object/exists',
      code: 'NoSuchKey',
    });
    expect(Object.fromEntries(last().answer.headers)).toMatchObject({
      'x-amz-delete-marker': 'true',
      'x-amz-version-id': VersionId,
    });
    expect(await refusal(s3.headObject({ ...photo, VersionId }))).toEqual({
      status: 405,
      rule: 'version/delete-marker',
      code: 'MethodNotAllowed',
    });
    expect(Object.fromEntries(last().answer.headers)).toMatchObject({
      allow: 'DELETE',
      'x-amz-delete-marker': 'true',
    });
  });
});
