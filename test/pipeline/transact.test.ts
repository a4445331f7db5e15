/** What is answered while something else is being written, or deleted, or lost. */
import { expect, test } from 'vitest';
import { memory } from '../../src/storage/memory.ts';
import { createStore, StorageFailure } from '../../src/storage/store.ts';
import { bodyOf, lab } from '../semantics/lab.ts';
import { watched } from '../storage/samples.ts';

const cat = { Bucket: 'photos', Key: 'cat' };
const target = '/photos/cat';

async function withCat() {
  const place = watched(memory());
  const it = await lab({ buckets: ['photos'], store: createStore(place) });
  await it.s3.putObject({ ...cat, Body: 'old' });
  const fail = () => {
    place.before = () => Promise.reject(new StorageFailure('full', 'no room'));
  };
  return { ...it, place, fail };
}

test('a read that saw a write which is lost is answered by what is left', async () => {
  const { raw, s3, exchanges, fail } = await withCat();
  await s3.putObject({ Bucket: 'photos', Key: 'dog', Body: 'new' });
  fail();
  const [write, read] = await Promise.all([
    raw({ method: 'PUT', target, headers: { 'x-amz-copy-source': 'photos/dog' } }),
    raw({ target }),
  ]);
  expect([write.status, read.status, bodyOf(read)]).toEqual([507, 200, 'old']);
  const told = exchanges.find(({ operation }) => operation === 'GetObject')?.trace ?? [];
  expect(told.filter(({ rule }) => rule.id === 'object/exists')).toHaveLength(1);
});

test('so is one that would have been refused because of it', async () => {
  const { raw, fail } = await withCat();
  fail();
  const [gone, read] = await Promise.all([raw({ method: 'DELETE', target }), raw({ target })]);
  expect([gone.status, read.status, bodyOf(read)]).toEqual([507, 200, 'old']);
});

test('what is deleted while it is read is read to its end, and then gone', async () => {
  const { raw, place } = await withCat();
  const [read, gone] = await Promise.all([raw({ target }), raw({ method: 'DELETE', target })]);
  expect([read.status, bodyOf(read), gone.status]).toEqual([200, 'old', 204]);
  expect(place.written.flatMap(({ removeBlobs }) => removeBlobs)).toHaveLength(1);
});

test('a body that cannot be read is unavailable, never an exception', async () => {
  const { raw, place, last } = await withCat();
  place.read = () => Promise.reject(new StorageFailure('unavailable', 'gone'));
  expect((await raw({ target })).status).toBe(503);
  expect(last().trace.filter(({ decisive }) => decisive)).toMatchObject([
    { rule: { id: 'wire/storage' } },
  ]);
});

test('a slow request that commits after a quick one does not turn the count back: no body is overwritten after a reload', async () => {
  const persistence = memory();
  const store = createStore(persistence);
  const { raw } = await lab({ store, buckets: ['photos'] });
  await raw({ method: 'PUT', target: '/photos/a', body: new Uint8Array(2e7) });
  const copy = { 'x-amz-copy-source': 'photos/a', 'x-amz-checksum-algorithm': 'SHA512' };
  await Promise.all([
    raw({ method: 'PUT', target: '/photos/slow', headers: copy }),
    raw({ method: 'PUT', target: '/photos/quick', body: 'the quick one' }),
  ]);
  const again = await lab({ store: createStore(persistence, [...store.head.scan('')]) });
  await again.raw({ method: 'PUT', target: '/photos/other', body: 'another body' });
  expect(bodyOf(await again.raw({ target: '/photos/quick' }))).toBe('the quick one');
});

test('bytes that were sent or answered are not the store’s own', async () => {
  const { raw } = await lab({ buckets: ['photos'] });
  const body = new Uint8Array([111, 107]);
  await raw({ method: 'PUT', target, body });
  body.fill(120);
  const answer = await raw({ target });
  expect(bodyOf(answer)).toBe('ok');
  if (answer.body instanceof Uint8Array) answer.body.fill(121);
  expect(bodyOf(await raw({ target }))).toBe('ok');
});
