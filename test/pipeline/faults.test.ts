/** Faults of a world, and what the SDK makes of them. */
import { describe, expect, test } from 'vitest';
import { text } from '../../src/lib/bytes.ts';
import type { Fault, FaultEffect } from '../../src/world/faults.ts';
import { defaultWorld } from '../../src/world/world.ts';
import { bodyOf, lab } from '../semantics/lab.ts';

const cat = { Bucket: 'photos', Key: 'cat' };
const toDog = { Bucket: 'photos', Key: 'dog', CopySource: 'photos/cat' };
const copying = {
  method: 'PUT',
  target: '/photos/dog',
  headers: { 'x-amz-copy-source': 'photos/cat' },
};

async function struck(does: FaultEffect, aim: Omit<Fault, 'does'> = { operation: 'CopyObject' }) {
  const it = await lab({ buckets: ['photos'] });
  await it.s3.putObject({ ...cat, Body: 'a cat' });
  it.simulator.inject([{ ...aim, does }]);
  const keys = async () =>
    ((await it.s3.listObjectsV2({ Bucket: 'photos' })).Contents ?? []).map(({ Key }) => Key);
  const decisive = () =>
    it.last().trace.flatMap(({ decisive: decides, rule }) => (decides ? [rule.id] : []));
  return { ...it, keys, decisive };
}

describe('an error in a 200', () => {
  test('comes after white space, and nothing is copied', async () => {
    const { raw, keys, decisive, last } = await struck({ kind: 'late' });
    const answer = await raw(copying);
    expect(answer.status).toBe(200);
    expect(bodyOf(answer)).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\s* {3}<Error><Code>InternalError<\/Code><Message>We encountered an internal error. Please try again.<\/Message><RequestId>\w+<\/RequestId><HostId>\S+<\/HostId><\/Error>$/,
    );
    expect(decisive()).toEqual(['fault/late-error']);
    expect(last()).toMatchObject({ error: { code: 'InternalError' }, changes: [] });
    expect(await keys()).toEqual(['cat']);
  });

  test('is thrown by the SDK, as if the status were 503', async () => {
    const { s3, keys } = await struck({ kind: 'late', code: 'SlowDown', message: 'Slowly!' });
    await expect(s3.copyObject(toDog)).rejects.toMatchObject({
      name: 'SlowDown',
      message: 'Slowly!',
      $metadata: { httpStatusCode: 503 },
    });
    expect(await keys()).toEqual(['cat']);
  });

  test('is retried by it, and the second time it is well', async () => {
    const { as, keys, exchanges } = await struck({ kind: 'late' });
    await as('test', { maxAttempts: 2 }).copyObject(toDog);
    const copies = exchanges.filter(({ operation }) => operation === 'CopyObject');
    expect(copies.map(({ error }) => error?.code)).toEqual(['InternalError', undefined]);
    expect(await keys()).toEqual(['cat', 'dog']);
  });

  test('does not hide that the request was refused before', async () => {
    const { refusal, s3, decisive } = await struck({ kind: 'late' });
    await refusal(s3.copyObject({ ...toDog, CopySource: 'photos/nothing' }));
    expect(decisive()).toEqual(['object/exists']);
  });

  test('leaves an upload to be completed again', async () => {
    const { s3, keys } = await struck({ kind: 'late' }, { operation: 'CompleteMultipartUpload' });
    const film = { Bucket: 'photos', Key: 'film' };
    const { UploadId } = await s3.createMultipartUpload(film);
    const { ETag } = await s3.uploadPart({ ...film, UploadId, PartNumber: 1, Body: 'a' });
    const complete = { ...film, UploadId, MultipartUpload: { Parts: [{ ETag, PartNumber: 1 }] } };
    await expect(s3.completeMultipartUpload(complete)).rejects.toThrow('internal error');
    await s3.completeMultipartUpload(complete);
    expect(await keys()).toEqual(['cat', 'film']);
  });
});

test('an empty 200 is thrown by the SDK, and nothing is copied', async () => {
  const { s3, keys, decisive } = await struck({ kind: 'empty' });
  await expect(s3.copyObject(toDog)).rejects.toThrow('S3 aborted request');
  expect(decisive()).toEqual(['fault/empty-answer']);
  expect(await keys()).toEqual(['cat']);
});

describe('an error', () => {
  test('strikes any operation before it is looked at', async () => {
    const { refusal, s3 } = await struck({ kind: 'error', code: 'SlowDown' }, {});
    expect(await refusal(s3.headBucket({ Bucket: 'nowhere' }))).toMatchObject({
      status: 503,
      rule: 'fault/error',
    });
  });

  test('strikes KMS, and preflights', async () => {
    const { kms, simulator, raw, decisive } = await struck(
      { kind: 'error', code: 'InternalError' },
      { operation: 'CreateKey' },
    );
    await expect(kms().createKey({})).rejects.toMatchObject({ name: 'KMSInternalException' });
    await kms().createKey({});
    simulator.inject([{ does: { kind: 'error', code: 'SlowDown' }, operation: 'Preflight' }]);
    expect(await raw({ method: 'OPTIONS', target: '/photos' })).toMatchObject({ status: 503 });
    expect(decisive()).toEqual(['fault/error']);
  });
});

describe('a dropped connection', () => {
  const get = new Request('https://s3.amazonaws.com/photos/cat', {
    headers: {
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
    },
  });
  const reading = { operation: 'GetObject' };

  test('before the answer makes fetch reject as a network error does', async () => {
    const { simulator, decisive, last } = await struck({ kind: 'drop', at: 'before' }, reading);
    await expect(simulator.fetch(get.clone())).rejects.toThrow(TypeError);
    expect(decisive()).toEqual(['fault/dropped']);
    expect(last()).toMatchObject({
      answer: { status: 0, headers: [], body: { size: 0 } },
      error: { code: 'ConnectionDropped' },
    });
    expect((await simulator.fetch(get.clone())).status).toBe(200);
  });

  test('in the body gives its beginning, and then the error', async () => {
    const { simulator } = await struck({ kind: 'drop', at: 'body' }, reading);
    const response = await simulator.fetch(get.clone());
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '5']);
    const reader = response.body?.getReader();
    expect(text((await reader?.read())?.value ?? new Uint8Array())).toBe('a ');
    await expect(reader?.read()).rejects.toThrow(TypeError);
  });

  test('in a body that streams does so too, and lets go of it', async () => {
    const { simulator, raw, s3 } = await struck({ kind: 'drop', at: 'body' }, reading);
    await raw({
      method: 'PUT',
      target: '/photos/film',
      body: { size: 9 * 1024 ** 2, pattern: 'frame' },
    });
    const { authorization = '' } = Object.fromEntries(get.headers);
    const response = await simulator.fetch(
      new Request('https://s3.amazonaws.com/photos/film', { headers: { authorization } }),
    );
    await expect(response.arrayBuffer()).rejects.toThrow(TypeError);
    await s3.deleteObject({ Bucket: 'photos', Key: 'film' });
  });

  test.each(['before', 'body'] as const)('%s leaves a copy undone', async (at) => {
    const { s3, keys } = await struck({ kind: 'drop', at });
    await expect(s3.copyObject(toDog)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await keys()).toEqual(['cat']);
  });

  test.each(['before', 'body'] as const)('%s leaves one done that is said to be', async (at) => {
    const { s3, keys, decisive, exchanges } = await struck({ kind: 'drop', at, done: true });
    await expect(s3.copyObject(toDog)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(decisive()).toEqual(['fault/dropped']);
    expect(exchanges.at(-1)?.changes).toMatchObject([{ subject: 'photos/dog', effect: 'added' }]);
    expect(await keys()).toEqual(['cat', 'dog']);
  });

  test('is retried by the SDK', async () => {
    const { as, keys } = await struck({ kind: 'drop', at: 'before' });
    await as('test', { maxAttempts: 2 }).copyObject(toDog);
    expect(await keys()).toEqual(['cat', 'dog']);
  });
});

test('a delay is one of the world’s clock, and other faults come after it', async () => {
  const { simulator, s3, last } = await struck({ kind: 'delay', ms: 60_000 });
  const before = simulator.now();
  const { CopyObjectResult } = await s3.copyObject(toDog);
  expect(CopyObjectResult?.LastModified?.getTime()).toBe(before + 61_000);
  expect([simulator.now(), last().at]).toEqual([before + 61_000, before + 61_000]);
  simulator.inject([
    { does: { kind: 'delay', ms: 5 } },
    { does: { kind: 'error', code: 'SlowDown' } },
  ]);
  await expect(s3.copyObject(toDog)).rejects.toMatchObject({ name: 'SlowDown' });
  expect(simulator.now()).toBe(before + 62_005);
});

test('a world may begin with faults', async () => {
  const does = { kind: 'error', code: 'ServiceUnavailable' } as const;
  const { raw } = await lab({ world: { ...defaultWorld, faults: [{ does, nth: 2 }] } });
  const statuses = [await raw({ target: '/' }), await raw({ target: '/' })].map((a) => a.status);
  expect(statuses).toEqual([200, 503]);
});
