/**
 * A world kept in IndexedDB: records whole, bodies in pieces that are read when they are wanted. One batch is one
 * transaction, so that after a crash either all of a commit is there or nothing of it.
 */
import { type IDBPTransaction, unwrap } from 'idb';
import { concat } from '../lib/bytes.ts';
import type { SyntheticBytes } from '../lib/payload.ts';
import type { Batch } from './batch.ts';
import { type BlobContent, chunkSize, isSynthetic, sliceContent } from './blobs.ts';
import { attempt, type Database } from './database.ts';
import type { StoredRecord } from './records.ts';
import type { Persistence } from './store.ts';

export interface IndexedDbOptions {
  /** `strict`: a write counts when it is on the disk; `relaxed`: when the operating system has it. */
  readonly durability?: 'strict' | 'relaxed';
}

export interface IndexedDbPersistence extends Persistence {
  /** Removes every record and body, in one transaction. */
  clear(): Promise<void>;
}

/** Pieces sort before this, so a range up to it holds all of a blob. */
const pattern = 'pattern';

/** Keeps a world in `database`, which it closes. */
export function indexedDb(
  database: Database,
  { durability = 'strict' }: IndexedDbOptions = {},
): IndexedDbPersistence {
  const transact = (change: (transaction: IDBTransaction) => void) =>
    attempt(() => {
      const stores = ['records', 'blobs'];
      return complete(database.use().transaction(stores, 'readwrite', { durability }), change);
    });
  return {
    load: () => attempt(async () => (await database.use().getAll('records')) as StoredRecord[]),
    write: (batch) => transact((transaction) => apply(batch, transaction)),
    read: (id, offset, length) => read(database, id, offset, length),
    clear: () =>
      transact((transaction) => {
        transaction.objectStore('records').clear();
        transaction.objectStore('blobs').clear();
      }),
    close: () => database.close(),
  };
}

/** Runs `change` and waits for the commit; what it throws aborts the whole transaction. */
async function complete(
  transaction: IDBPTransaction<unknown, string[], 'readwrite'>,
  change: (transaction: IDBTransaction) => void,
): Promise<void> {
  try {
    // Through the bare transaction: idb would make a promise for every put, and each would reject on an abort.
    change(unwrap(transaction));
    transaction.commit();
  } catch (error) {
    transaction.abort();
    await transaction.done.catch(() => {});
    throw error;
  }
  await transaction.done;
}

function apply(batch: Batch, transaction: IDBTransaction): void {
  const records = transaction.objectStore('records');
  const blobs = transaction.objectStore('blobs');
  for (const record of batch.put) records.put(record);
  for (const id of batch.remove) records.delete(id);
  for (const [id, content] of batch.putBlobs) putBlob(blobs, id, content);
  for (const id of batch.removeBlobs) blobs.delete(IDBKeyRange.bound([id, 0], [id, pattern]));
}

function putBlob(blobs: IDBObjectStore, id: string, content: BlobContent): void {
  if (isSynthetic(content)) {
    blobs.put(content, [id, pattern]);
    return;
  }
  for (let at = 0, n = 0; at < content.length; at += chunkSize, n++) {
    const piece = sliceContent(content, at, chunkSize);
    // A view would be stored with the whole buffer behind it.
    blobs.put(piece.length === piece.buffer.byteLength ? piece : piece.slice(), [id, n]);
  }
}

async function read(
  database: Database,
  id: string,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  if (length === 0) return new Uint8Array();
  const first = Math.floor(offset / chunkSize);
  const last = Math.floor((offset + length - 1) / chunkSize);
  const range = IDBKeyRange.bound([id, first], [id, last]);
  const pieces = await attempt<Uint8Array[]>(() => database.use().getAll('blobs', range));
  const start = offset - first * chunkSize;
  if (pieces.length > 0) return concat(pieces).subarray(start, start + length);
  const described = await attempt<SyntheticBytes | undefined>(() =>
    database.use().get('blobs', [id, pattern]),
  );
  if (!described) throw new Error(`no blob ${id}`);
  return sliceContent(described, offset, length);
}
