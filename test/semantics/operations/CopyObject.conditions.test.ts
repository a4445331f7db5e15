/** What must hold of the source and of the destination of a copy, and in which order S3 looks. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Lab, lab } from '../lab.ts';

const day = 86_400_000;
const copy = { Bucket: 'photos', Key: 'copy', CopySource: 'photos/cat' };

let it: Lab;
let etag: string;
/** World time, some seconds after the source was written. */
let now: number;

beforeEach(async () => {
  it = await lab({ buckets: ['photos'] });
  const { ETag = '' } = await it.s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'data' });
  etag = ETag;
  await it.simulator.advance(3000);
  now = it.simulator.now();
});

const at = (ms: number) => new Date(now + ms);
const bare = () => etag.replaceAll('"', '');
const failed = (rule: string, Condition: string) => ({
  status: 412,
  rule,
  code: 'PreconditionFailed',
  message: 'At least one of the pre-conditions you specified did not hold',
  Condition,
});

describe('the four conditions on the source', () => {
  const allFail = () => ({
    ...copy,
    CopySourceIfMatch: 'etag123',
    CopySourceIfUnmodifiedSince: at(-day),
    CopySourceIfNoneMatch: etag,
    CopySourceIfModifiedSince: at(0),
  });

  test('[copy-source/if-match] is blamed before [copy-source/if-unmodified-since]', async () => {
    expect(await it.refusal(it.s3.copyObject(allFail()))).toEqual(
      failed('copy-source/if-match', 'x-amz-copy-source-If-Match'),
    );
  });

  test('[copy-source/if-unmodified-since] is blamed before [copy-source/if-none-match]', async () => {
    const { CopySourceIfMatch: _, ...rest } = allFail();
    expect(await it.refusal(it.s3.copyObject(rest))).toEqual(
      failed('copy-source/if-unmodified-since', 'x-amz-copy-source-If-Unmodified-Since'),
    );
  });

  test('[copy-source/if-none-match] is blamed before [copy-source/if-modified-since]', async () => {
    const { CopySourceIfMatch: _, CopySourceIfUnmodifiedSince: __, ...rest } = allFail();
    expect(await it.refusal(it.s3.copyObject(rest))).toEqual(
      failed('copy-source/if-none-match', 'x-amz-copy-source-If-None-Match'),
    );
  });

  test('[copy-source/if-modified-since] is blamed last', async () => {
    expect(
      await it.refusal(it.s3.copyObject({ ...copy, CopySourceIfModifiedSince: at(0) })),
    ).toEqual(failed('copy-source/if-modified-since', 'x-amz-copy-source-If-Modified-Since'));
  });

  test('[copy-source/if-none-match] answers 412, never 304, with or without quotes', async () => {
    const call = it.s3.copyObject({ ...copy, CopySourceIfNoneMatch: bare() });
    expect(await it.refusal(call)).toMatchObject({
      status: 412,
      rule: 'copy-source/if-none-match',
    });
  });

  test('[copy-source/if-match] that holds silences [copy-source/if-unmodified-since]', async () => {
    await it.s3.copyObject({
      ...copy,
      CopySourceIfMatch: etag,
      CopySourceIfUnmodifiedSince: at(-day),
    });
    expect(
      it.last().trace.find(({ rule }) => rule.id === 'copy-source/if-unmodified-since')?.outcome,
    ).toBe('passed');
  });

  test('all hold together', async () => {
    const { CopyObjectResult } = await it.s3.copyObject({
      ...copy,
      CopySourceIfMatch: bare(),
      CopySourceIfNoneMatch: 'etag123',
      CopySourceIfModifiedSince: at(-day),
      CopySourceIfUnmodifiedSince: at(0),
    });
    expect(CopyObjectResult?.ETag).toBe(etag);
  });

  test('[copy-source/if-modified-since] in the future is no condition', async () => {
    await expect(
      it.s3.copyObject({ ...copy, CopySourceIfModifiedSince: at(day) }),
    ).resolves.toBeDefined();
  });

  test('[copy-source/if-modified-since] of the very second of the source does not hold', async () => {
    const { LastModified } = await it.s3.headObject({ Bucket: 'photos', Key: 'cat' });
    const call = it.s3.copyObject({ ...copy, CopySourceIfModifiedSince: LastModified });
    expect(await it.refusal(call)).toMatchObject({ rule: 'copy-source/if-modified-since' });
    await expect(
      it.s3.copyObject({ ...copy, CopySourceIfUnmodifiedSince: LastModified }),
    ).resolves.toBeDefined();
  });

  test('[copy-source/archived] an archived source is blamed before its conditions', async () => {
    await it.s3.putObject({ Bucket: 'photos', Key: 'cat', Body: 'data', StorageClass: 'GLACIER' });
    expect(await it.refusal(it.s3.copyObject(allFail()))).toMatchObject({
      rule: 'copy-source/archived',
    });
  });
});

describe('the conditions on the destination', () => {
  const put = (Key: string, Body: string) => it.s3.putObject({ Bucket: 'photos', Key, Body });

  test('[write/if-match] lets a copy through where that object stands', async () => {
    const { ETag } = await put('copy', 'before');
    await it.s3.copyObject({ ...copy, IfMatch: ETag });
    const again = it.s3.copyObject({ ...copy, IfMatch: ETag });
    expect(await it.refusal(again)).toEqual(failed('write/if-match', 'If-Match'));
  });

  test('[write/if-match-missing] is NoSuchKey where nothing stands, or a delete marker', async () => {
    const noSuchKey = {
      status: 404,
      rule: 'write/if-match-missing',
      code: 'NoSuchKey',
      message: 'The specified key does not exist.',
      Key: 'copy',
    };
    expect(await it.refusal(it.s3.copyObject({ ...copy, IfMatch: etag }))).toEqual(noSuchKey);
    await it.s3.putBucketVersioning({
      Bucket: 'photos',
      VersioningConfiguration: { Status: 'Enabled' },
    });
    await put('copy', 'before');
    await it.s3.deleteObject({ Bucket: 'photos', Key: 'copy' });
    expect(await it.refusal(it.s3.copyObject({ ...copy, IfMatch: etag }))).toEqual(noSuchKey);
  });

  test('[write/if-none-match] lets a copy through only where nothing stands', async () => {
    await it.s3.copyObject({ ...copy, IfNoneMatch: '*' });
    expect(await it.refusal(it.s3.copyObject({ ...copy, IfNoneMatch: '*' }))).toEqual(
      failed('write/if-none-match', 'If-None-Match'),
    );
  });

  const notImplemented = (rule: string, Header: string, additionalMessage: string) => ({
    status: 501,
    rule,
    code: 'NotImplemented',
    message: 'A header you provided implies functionality that is not implemented',
    Header,
    additionalMessage,
  });

  test('[write/one-condition] both at once are not implemented', async () => {
    expect(
      await it.refusal(it.s3.copyObject({ ...copy, IfMatch: etag, IfNoneMatch: '*' })),
    ).toEqual(
      notImplemented(
        'write/one-condition',
        'If-Match,If-None-Match',
        'Multiple conditional request headers present in the request',
      ),
    );
  });

  test('[write/if-none-match-star] an ETag in If-None-Match is not implemented', async () => {
    expect(await it.refusal(it.s3.copyObject({ ...copy, IfNoneMatch: etag }))).toEqual(
      notImplemented(
        'write/if-none-match-star',
        'If-None-Match',
        "We don't accept the provided value of If-None-Match header for this API",
      ),
    );
  });

  test('[write/if-match-etag] a star in If-Match is not implemented', async () => {
    expect(await it.refusal(it.s3.copyObject({ ...copy, IfMatch: '*' }))).toEqual(
      notImplemented(
        'write/if-match-etag',
        'If-Match',
        "We don't accept the provided value of If-Match header for this API",
      ),
    );
  });

  test('[copy-source/if-match] of the source is blamed before [write/if-none-match] of the destination', async () => {
    await put('copy', 'before');
    const call = it.s3.copyObject({ ...copy, CopySourceIfMatch: 'other', IfNoneMatch: '*' });
    expect(await it.refusal(call)).toMatchObject({ rule: 'copy-source/if-match' });
  });

  test('a copy that was refused has changed nothing', async () => {
    const { ETag } = await put('copy', 'before');
    await it.refusal(it.s3.copyObject({ ...copy, IfNoneMatch: '*' }));
    expect(it.last().changes).toEqual([]);
    expect(await it.s3.headObject({ Bucket: 'photos', Key: 'copy' })).toMatchObject({ ETag });
  });
});
