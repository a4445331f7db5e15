import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { indexedDb } from '../../src/storage/indexeddb.ts';
import { databaseJournal, memoryJournal } from '../../src/storage/journal.ts';
import { memory } from '../../src/storage/memory.ts';
import { StorageFailure } from '../../src/storage/store.ts';
import { batch, bucket, numbered, persistenceContract } from '../contract/persistence.ts';
import { object } from './samples.ts';

let names = 0;
const newName = () => `test ${++names}`;
const open = async (name: string) => indexedDb(await openDatabase(name));

describe('memory keeps the contract', () =>
  persistenceContract(() => ({ open: async () => memory(), survives: false })));

describe('IndexedDB keeps the contract', () =>
  persistenceContract(() => {
    const name = newName();
    return { open: () => open(name), survives: true };
  }));

/** Makes the `n`th put of a database throw as a full disk would. */
function failPut(n: number, name: string) {
  const { put } = IDBObjectStore.prototype;
  let count = 0;
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...args
  ) {
    if (++count === n) throw new DOMException('', name);
    return put.apply(this, args);
  });
}

describe('a write that fails', () => {
  test.each([
    ['QuotaExceededError', 'full'],
    ['DataCloneError', 'unavailable'],
  ])('%s: leaves nothing of itself, and says so: %s', async (error, reason) => {
    const name = newName();
    const place = await open(name);
    await place.write(batch({ put: [bucket('before')] }));
    const spy = failPut(3, error);
    const body = ['body', numbered(3)] as const;
    const write = place.write(
      batch({ put: [bucket('a'), bucket('b')], putBlobs: [body], remove: ['bucket/before'] }),
    );
    await expect(write).rejects.toMatchObject({ name: 'StorageFailure', reason });
    spy.mockRestore();
    expect(await place.load()).toEqual([bucket('before')]);
    await expect(place.read('body', 0, 1)).rejects.toThrow('no blob');
  });

  test('a transaction that aborts at its commit: unavailable', async () => {
    const place = await open(newName());
    const spy = vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (
      this: IDBTransaction,
    ) {
      this.abort();
    });
    await expect(place.write(batch({ put: [bucket('a')] }))).rejects.toBeInstanceOf(StorageFailure);
    spy.mockRestore();
    expect(await place.load()).toEqual([]);
  });
});

describe('a database that cannot be had', () => {
  test('one of a newer version is refused, and left as it is', async () => {
    const name = newName();
    const newer = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(name, 1000);
      request.onsuccess = () => resolve(request.result);
    });
    newer.close();
    await expect(open(name)).rejects.toThrow('newer version');
  });

  test('one that another tab wants to migrate is given up: later writes are refused, not hung', async () => {
    const name = newName();
    const place = await open(name);
    await new Promise((resolve) => {
      indexedDB.open(name, 1000).onsuccess = resolve;
    });
    await expect(place.write(batch({ put: [bucket('a')] }))).rejects.toThrow('taken over');
  });

  test('one that another tab keeps from being migrated is refused, not waited for', async () => {
    const name = newName();
    await new Promise((resolve) => {
      indexedDB.open(name, 1).onsuccess = resolve;
    });
    const { open: reallyOpen } = indexedDB;
    const spy = vi
      .spyOn(indexedDB, 'open')
      .mockImplementation((name) => reallyOpen.call(indexedDB, name, 2));
    await expect(open(name)).rejects.toMatchObject({ reason: 'unavailable' });
    spy.mockRestore();
  });

  test('without IndexedDB the reason is told', async () => {
    vi.stubGlobal('indexedDB', undefined);
    await expect(open('x')).rejects.toThrow('There is no IndexedDB here.');
    vi.unstubAllGlobals();
  });

  test('after it was closed, writing is refused', async () => {
    const place = await open(newName());
    place.close();
    await expect(place.write(batch({ put: [bucket('a')] }))).rejects.toBeInstanceOf(StorageFailure);
  });
});

test('a database of the first version is brought to the newest, record by record', async () => {
  const name = newName();
  const first = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      const records = request.result.createObjectStore('records', { keyPath: 'id' });
      request.result.createObjectStore('blobs');
      request.result.createObjectStore('journal', { keyPath: 'n' });
      records.put({ ...object('cat', '1'), encryption: 'AES256' });
      records.put(bucket('photos'));
    };
    request.onsuccess = () => resolve(request.result);
  });
  first.close();
  const place = await open(name);
  expect(await place.load()).toEqual(
    expect.arrayContaining([object('cat', '1'), bucket('photos')]),
  );
});

test('clear removes records and bodies together', async () => {
  const place = await open(newName());
  await place.write(batch({ put: [bucket('a')], putBlobs: [['body', numbered(3)]] }));
  await place.clear();
  expect(await place.load()).toEqual([]);
  await expect(place.read('body', 0, 1)).rejects.toThrow('no blob');
});

describe.each([
  ['memory', async () => memoryJournal<{ n: number }>(3)],
  ['a database', async () => databaseJournal<{ n: number }>(await openDatabase(newName()), 3)],
])('a journal in %s', (_where, make) => {
  test('keeps the newest entries in order, and forgets all of them when cleared', async () => {
    const journal = await make();
    for (const n of [1, 2, 3, 4, 5]) await journal.append({ n });
    expect(await journal.read()).toEqual([{ n: 3 }, { n: 4 }, { n: 5 }]);
    await journal.clear();
    expect(await journal.read()).toEqual([]);
  });
});
