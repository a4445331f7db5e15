/** The four conditions of a read, and the order in which S3 looks at them. */
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';

const photo = { Bucket: 'photos', Key: 'cat' };
const day = 86_400_000;

/** An object, three seconds after it was written. */
async function later() {
  const it = await lab({ buckets: ['photos'] });
  const { ETag } = await it.s3.putObject({ ...photo, Body: '0123456789' });
  await it.simulator.advance(3000);
  const at = (ms: number) => new Date(it.simulator.now() + ms);
  const all = {
    IfMatch: 'etag123',
    IfUnmodifiedSince: at(-day),
    IfNoneMatch: ETag,
    IfModifiedSince: at(0),
  };
  return { ...it, at, ETag, all };
}

describe('conditions', () => {
  test('[read/if-match] is blamed before [read/if-unmodified-since]', async () => {
    const { s3, refusal, all } = await later();
    expect(await refusal(s3.getObject({ ...photo, ...all }))).toMatchObject({
      status: 412,
      rule: 'read/if-match',
      Condition: 'If-Match',
    });
  });

  test('[read/if-unmodified-since] is blamed before [read/if-none-match]', async () => {
    const {
      s3,
      refusal,
      all: { IfMatch: _, ...rest },
    } = await later();
    expect(await refusal(s3.getObject({ ...photo, ...rest }))).toMatchObject({
      status: 412,
      rule: 'read/if-unmodified-since',
      Condition: 'If-Unmodified-Since',
    });
  });

  test('[read/if-none-match] answers 304 before [read/if-modified-since] is looked at', async () => {
    const { s3, refusal, last, all, ETag } = await later();
    const { IfNoneMatch, IfModifiedSince } = all;
    expect(await refusal(s3.getObject({ ...photo, IfNoneMatch, IfModifiedSince }))).toMatchObject({
      status: 304,
      rule: 'read/if-none-match',
    });
    expect(last().answer.body.size).toBe(0);
    expect(last().answer.headers).toContainEqual(['etag', ETag]);
    expect(
      await refusal(s3.getObject({ ...photo, IfNoneMatch: ETag?.replaceAll('"', '') })),
    ).toMatchObject({ status: 304 });
  });

  test('[read/if-modified-since] answers 304, but not for a date in the future', async () => {
    const { s3, refusal, at } = await later();
    expect(await refusal(s3.getObject({ ...photo, IfModifiedSince: at(0) }))).toMatchObject({
      status: 304,
      rule: 'read/if-modified-since',
    });
    await expect(s3.getObject({ ...photo, IfModifiedSince: at(day) })).resolves.toBeDefined();
  });

  test('compare whole seconds with the date of the object', async () => {
    const { s3, refusal } = await later();
    const { LastModified } = await s3.headObject(photo);
    await expect(
      s3.getObject({ ...photo, IfUnmodifiedSince: LastModified }),
    ).resolves.toBeDefined();
    expect(await refusal(s3.getObject({ ...photo, IfModifiedSince: LastModified }))).toMatchObject({
      status: 304,
    });
  });

  test('hold together', async () => {
    const { s3, ETag, at } = await later();
    const asked = {
      IfMatch: ETag?.replaceAll('"', ''),
      IfNoneMatch: 'etag123',
      IfModifiedSince: at(-day),
      IfUnmodifiedSince: at(0),
    };
    expect((await s3.getObject({ ...photo, ...asked })).ContentLength).toBe(10);
  });

  test('[read/if-match] is blamed before [read/range-satisfiable]', async () => {
    const { s3, refusal } = await later();
    expect(
      await refusal(s3.getObject({ ...photo, IfMatch: 'other', Range: 'bytes=100-' })),
    ).toMatchObject({ rule: 'read/if-match' });
  });
});
