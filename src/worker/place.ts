/** Where a workspace is kept: IndexedDB, or memory with the reason why. */
import type { Exchange } from '../explain/exchange.ts';
import { openDatabase } from '../storage/database.ts';
import { indexedDb } from '../storage/indexeddb.ts';
import { databaseJournal, type Journal, memoryJournal } from '../storage/journal.ts';
import { memory } from '../storage/memory.ts';
import { openStore, type Persistence, StorageFailure, type Store } from '../storage/store.ts';
import type { Workspace } from './api.ts';

export interface Place {
  readonly workspace: Workspace;
  readonly persistence: Persistence;
  readonly store: Store;
  readonly journal: Journal<Exchange>;
  /** Removes everything. The store does not know: open the place again after it. */
  clear(): Promise<void>;
}

const timelineLength = 500;

/** How long a reloaded page waits for its former worker to let go of the workspace. */
const patience = 1500;

/** Opens a workspace. Never rejects: what cannot be kept is held in memory. */
export async function openPlace(name: string): Promise<Place> {
  try {
    await claim(`bucketlab/${name}`);
    return await openSaved(name);
  } catch (error) {
    return openUnsaved(name, error instanceof Error ? error.message : String(error));
  }
}

async function openSaved(name: string): Promise<Place> {
  const database = await openDatabase(`bucketlab/${name}`);
  try {
    const persistence = indexedDb(database);
    const journal = databaseJournal<Exchange>(database, timelineLength);
    return {
      workspace: { name, saved: true },
      persistence,
      store: await openStore(persistence),
      journal,
      clear: async () => void (await Promise.all([persistence.clear(), journal.clear()])),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A workspace in memory, for the reason given. */
export async function openUnsaved(name: string, reason: string): Promise<Place> {
  const persistence = memory();
  const journal = memoryJournal<Exchange>(timelineLength);
  return {
    workspace: { name, saved: false, reason },
    persistence,
    store: await openStore(persistence),
    journal,
    clear: async () => {
      persistence.close();
      await journal.clear();
    },
  };
}

/** Two workers on one database would overwrite each other. The lock goes with the worker that holds it. */
function claim(name: string): Promise<void> {
  // Pages that are neither https nor localhost have no locks.
  if (!('locks' in navigator)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const held = () => {
      resolve();
      return new Promise<never>(() => {});
    };
    navigator.locks.request(name, { signal }, held).catch(() => {
      reject(new StorageFailure('unavailable', 'Another tab has this workspace open.'));
    });
  });
}
