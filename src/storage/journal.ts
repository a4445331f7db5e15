/** The newest entries of a numbered list, in memory or beside a world in its database, so that a reload loses none. */
import { attempt, type Database } from './database.ts';

/** The oldest entries are removed together, this often. */
const trimEvery = 50;

export interface Journal<Entry extends { readonly n: number }> {
  /** Adds an entry; resolves when it is stored. The oldest beyond the limit go. */
  append(entry: Entry): Promise<void>;
  /** All entries, oldest first. */
  read(): Promise<readonly Entry[]>;
  clear(): Promise<void>;
}

/** A journal that lives as long as the page. */
export function memoryJournal<Entry extends { readonly n: number }>(limit: number): Journal<Entry> {
  let entries: Entry[] = [];
  return {
    append(entry) {
      entries = [...entries.slice(1 - limit), entry];
      return Promise.resolve();
    },
    read: () => Promise.resolve(entries),
    clear() {
      entries = [];
      return Promise.resolve();
    },
  };
}

/** A journal in the store `journal` of a database. Rejects with StorageFailure. */
export function databaseJournal<Entry extends { readonly n: number }>(
  database: Database,
  limit: number,
): Journal<Entry> {
  return {
    append: (entry) =>
      attempt(async () => {
        // Relaxed: what happened is a convenience, what was stored is a promise.
        const options = { durability: 'relaxed' } as const;
        const transaction = database.use().transaction('journal', 'readwrite', options);
        const old = IDBKeyRange.upperBound(entry.n - limit);
        const trimmed = entry.n % trimEvery === 0 ? transaction.store.delete(old) : undefined;
        const put = transaction.store.put(entry);
        // Asked for at once, a commit is out of reach of what ends this worker next.
        transaction.commit();
        await Promise.all([put, trimmed, transaction.done]);
      }),
    read: () =>
      attempt(async () => ((await database.use().getAll('journal')) as Entry[]).slice(-limit)),
    clear: () => attempt(() => database.use().clear('journal')),
  };
}
