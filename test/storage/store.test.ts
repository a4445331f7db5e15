import { describe, expect, test } from 'vitest';
import { utf8 } from '../../src/lib/bytes.ts';
import { memory } from '../../src/storage/memory.ts';
import { recordId } from '../../src/storage/recordId.ts';
import { createStore, openStore, StorageFailure } from '../../src/storage/store.ts';
import { change, object, upload, watched } from './samples.ts';

const ids = (records: Iterable<{ id: string }>) => Array.from(records, ({ id }) => id);
const idOf = (key: string) => recordId.version('photos', key, 1);
const full = new StorageFailure('full', 'no room');

function place() {
  const persistence = watched(memory());
  return { persistence, store: createStore(persistence) };
}

/** Resolves when everything that was under way has been tried. */
const outcome = (commits: readonly Promise<void>[]) =>
  Promise.allSettled(commits).then((results) =>
    results.map((result) =>
      result.status === 'fulfilled' ? 'kept' : String(result.reason.message),
    ),
  );

describe('a commit', () => {
  test('is seen at once, and durable when its promise resolves', async () => {
    const { persistence, store } = place();
    const done = upload(store, 'a', 'blob-a');
    expect(store.head.get(idOf('a'))).toBeDefined();
    expect(persistence.written).toEqual([]);
    await done;
    expect(persistence.written).toMatchObject([
      { put: [{ key: 'a' }], remove: [], putBlobs: [['blob-a', utf8('abc')]] },
    ]);
  });

  test('is seen by drafts begun after it, not by those begun before', async () => {
    const { store } = place();
    const early = store.draft();
    await upload(store, 'a', 'blob-a');
    expect(early.get(idOf('a'))).toBeUndefined();
    expect(store.draft().get(idOf('a'))).toBeDefined();
  });

  test('leaves no body staged: it is read from where it is kept', async () => {
    const { store } = place();
    await upload(store, 'a', 'blob-a');
    expect(store.blobs.staged('blob-a')).toBeUndefined();
    expect(await store.blobs.read(object('a', 'blob-a').body)).toEqual(utf8('abc'));
  });
});

describe('commits that wait together', () => {
  test('are written together, the last word on each record counting', async () => {
    const { persistence, store } = place();
    const commits = [
      upload(store, 'a', 'blob-a'),
      upload(store, 'b', 'blob-b'),
      change(store, { put: [{ ...object('a', 'blob-a'), etag: 'renewed' }] }),
      change(store, { remove: [idOf('b')] }),
    ];
    expect(await outcome(commits)).toEqual(['kept', 'kept', 'kept', 'kept']);
    const [batch, rest] = persistence.written;
    expect(batch?.put).toMatchObject([{ key: 'a', etag: 'renewed' }]);
    expect(batch?.remove).toEqual([idOf('b')]);
    expect(batch?.putBlobs.map(([id]) => id)).toEqual(['blob-a', 'blob-b']);
    // The sender of b held its body until all this was written.
    expect(rest).toEqual({ put: [], remove: [], putBlobs: [], removeBlobs: ['blob-b'] });
    expect(persistence.written).toHaveLength(2);
  });

  test('drop the bodies that any of them drops', async () => {
    const { persistence, store } = place();
    await upload(store, 'a', 'blob-a');
    await Promise.all([change(store, { remove: [idOf('a')] }), upload(store, 'b', 'blob-b')]);
    expect(persistence.written.at(-1)).toMatchObject({
      remove: [idOf('a')],
      putBlobs: [['blob-b', utf8('abc')]],
      removeBlobs: ['blob-a'],
    });
  });

  test('with one under way wait for it, and come next', async () => {
    const { persistence, store } = place();
    let release = () => {};
    persistence.before = () => new Promise((resolve) => (release = resolve));
    const first = upload(store, 'a', 'blob-a');
    await Promise.resolve();
    const later = [upload(store, 'b', 'blob-b'), upload(store, 'c', 'blob-c')];
    persistence.before = () => {};
    release();
    await Promise.all([first, ...later]);
    expect(persistence.written.map(({ put }) => put.length)).toEqual([1, 2]);
  });
});

describe('a write that fails', () => {
  test('is refused with its reason, and the world is as before', async () => {
    const { persistence, store } = place();
    await upload(store, 'a', 'blob-a');
    persistence.before = () => Promise.reject(full);
    await expect(upload(store, 'b', 'blob-b')).rejects.toBe(full);
    expect(ids(store.head.scan('v/'))).toEqual([idOf('a')]);
    expect(store.blobs.staged('blob-b')).toBeUndefined();
  });

  test('takes with it all that was built on it, and nothing before it', async () => {
    const { persistence, store } = place();
    persistence.before = ({ put }) => {
      if (put.some((record) => record.id === idOf('b'))) throw full;
    };
    const commits = [
      upload(store, 'a', 'blob-a'),
      upload(store, 'b', 'blob-b'),
      upload(store, 'c', 'blob-c'),
    ];
    expect(await outcome(commits)).toEqual([
      'kept',
      'no room',
      'An earlier write failed; try again.',
    ]);
    expect(ids(store.head.scan('v/'))).toEqual([idOf('a')]);
    expect(persistence.written.flatMap(({ put }) => ids(put))).toEqual([idOf('a')]);
  });

  test('does not stop the next one', async () => {
    const { persistence, store } = place();
    persistence.before = () => Promise.reject(full);
    await outcome([upload(store, 'a', 'blob-a')]);
    persistence.before = () => {};
    await upload(store, 'a', 'blob-a2');
    expect(ids(store.head.scan('v/'))).toEqual([idOf('a')]);
    expect(await store.blobs.read(object('a', 'blob-a2').body)).toEqual(utf8('abc'));
  });

  test('for a reason that the persistence does not know is "unavailable"', async () => {
    const { persistence, store } = place();
    persistence.before = () => Promise.reject(new TypeError('broken'));
    await expect(upload(store, 'a', 'blob-a')).rejects.toMatchObject({
      name: 'StorageFailure',
      reason: 'unavailable',
    });
  });

  test('of an update leaves the body that was there', async () => {
    const { persistence, store } = place();
    await upload(store, 'a', 'old');
    persistence.before = () => Promise.reject(full);
    await outcome([upload(store, 'a', 'new')]);
    persistence.before = () => {};
    await change(store, { remove: [idOf('a')] });
    expect(persistence.written.at(-1)?.removeBlobs).toEqual(['old']);
  });
});

describe('settling', () => {
  test('waits for what is under way', async () => {
    const { persistence, store } = place();
    const done = upload(store, 'a', 'blob-a');
    await store.settled();
    expect(persistence.written).toHaveLength(1);
    await done;
  });

  test('of a world at rest is immediate', async () => {
    await expect(place().store.settled()).resolves.toBe(true);
  });

  test('says when something that was seen is lost, and only then', async () => {
    const { persistence, store } = place();
    persistence.before = () => Promise.reject(full);
    const lost = outcome([upload(store, 'a', 'blob-a')]);
    const during = store.settled();
    expect(await lost).toEqual(['no room']);
    expect([await during, await store.settled()]).toEqual([false, true]);
  });
});

describe('bodies', () => {
  test('that copies share survive until the last of them goes', async () => {
    const { persistence, store } = place();
    await upload(store, 'a', 'shared');
    await change(store, { put: [object('copy', 'shared')] });
    await change(store, { remove: [idOf('a')] });
    expect(await store.blobs.read(object('copy', 'shared').body)).toEqual(utf8('abc'));
    expect(persistence.written.flatMap(({ removeBlobs }) => removeBlobs)).toEqual([]);
    await change(store, { remove: [idOf('copy')] });
    expect(persistence.written.at(-1)?.removeBlobs).toEqual(['shared']);
    await expect(store.blobs.read(object('copy', 'shared').body)).rejects.toThrow('no blob');
  });

  test('that are held outlive the last record, until they are released', async () => {
    const { persistence, store } = place();
    const { body } = object('a', 'read');
    await upload(store, 'a', 'read');
    store.blobs.hold(body);
    await change(store, { remove: [idOf('a')] });
    expect(await store.blobs.read(body)).toEqual(utf8('abc'));
    store.blobs.release(body);
    await store.settled();
    expect(persistence.written.flatMap(({ removeBlobs }) => removeBlobs)).toEqual(['read']);
    await expect(store.blobs.read(body)).rejects.toThrow('no blob');
  });

  test('that are held and wanted again meanwhile stay', async () => {
    const { persistence, store } = place();
    const { body } = object('a', 'read');
    await upload(store, 'a', 'read');
    store.blobs.hold(body);
    await change(store, { remove: [idOf('a')] });
    await change(store, { put: [object('b', 'read')] });
    store.blobs.release(body);
    await store.settled();
    expect(persistence.written.flatMap(({ removeBlobs }) => removeBlobs)).toEqual([]);
  });

  test('whose removal failed are removed with the next write', async () => {
    const { persistence, store } = place();
    const { body } = object('a', 'read');
    await upload(store, 'a', 'read');
    store.blobs.hold(body);
    await change(store, { remove: [idOf('a')] });
    persistence.before = () => Promise.reject(full);
    store.blobs.release(body);
    await store.settled();
    persistence.before = () => {};
    await upload(store, 'b', 'other');
    expect(persistence.written.at(-1)?.removeBlobs).toEqual(['read']);
  });

  test('that two requests staged are there until both let go', async () => {
    const { store } = place();
    await Promise.all([upload(store, 'a', 'twin'), upload(store, 'b', 'twin')]);
    expect(store.blobs.staged('twin')).toBeUndefined();
    expect(await store.blobs.read(object('b', 'twin').body)).toEqual(utf8('abc'));
  });

  test('that one record refers to twice are counted twice', async () => {
    const { persistence, store } = place();
    const twice = {
      ...object('twice', 'shared'),
      body: { size: 6, segments: [0, 1].map(() => ({ blob: 'shared', offset: 0, length: 3 })) },
    };
    await upload(store, 'a', 'shared');
    await change(store, { put: [twice] });
    await change(store, { remove: [idOf('a')] });
    await change(store, { put: [{ ...twice, body: object('twice', 'shared').body }] });
    expect(persistence.written.flatMap(({ removeBlobs }) => removeBlobs)).toEqual([]);
    await change(store, { remove: [twice.id] });
    expect(persistence.written.at(-1)?.removeBlobs).toEqual(['shared']);
  });

  test('that an update replaces are dropped, those that it keeps are not written again', async () => {
    const { persistence, store } = place();
    await upload(store, 'a', 'old');
    await change(store, { put: [{ ...object('a', 'old'), etag: 'renewed' }] });
    expect(persistence.written.at(-1)).toMatchObject({ putBlobs: [], removeBlobs: [] });
    await upload(store, 'a', 'new');
    expect(persistence.written.at(-1)?.removeBlobs).toEqual(['old']);
  });

  test('are counted anew when a world is opened', async () => {
    const persistence = watched({
      ...memory(),
      load: () => Promise.resolve([object('a', 'shared'), object('copy', 'shared')]),
    });
    const store = await openStore(persistence);
    await change(store, { remove: [idOf('a')] });
    expect(persistence.written.at(-1)?.removeBlobs).toEqual([]);
    await change(store, { remove: [idOf('copy')] });
    expect(persistence.written.at(-1)?.removeBlobs).toEqual(['shared']);
  });
});
