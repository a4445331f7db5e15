/** Opens the IndexedDB database of a workspace, and turns what IndexedDB throws into StorageFailure. */
import { type IDBPDatabase, openDB } from 'idb';
import { migrate, schemaVersion } from './migrations.ts';
import { StorageFailure } from './store.ts';

export interface Database {
  /** Throws StorageFailure when the database was closed meanwhile. */
  use(): IDBPDatabase;
  close(): void;
}

const sentences = {
  blocked: 'Another tab holds an older version of this workspace: close it.',
  blocking: 'A newer version of Bucketlab in another tab has taken over this workspace.',
  terminated: 'The browser closed the storage of this workspace.',
} as const;

/** What the names of IndexedDB's errors mean for a workspace. */
const meanings: Readonly<Record<string, string>> = {
  VersionError: 'This workspace was written by a newer version of Bucketlab.',
  SecurityError: 'This page may not store anything.',
  UnknownError: 'The browser could not open its storage.',
};

/** What went wrong, told from the DOMException that IndexedDB gave. */
export function asStorageFailure(error: unknown): StorageFailure {
  if (error instanceof StorageFailure) return error;
  const { name = '', message = String(error) } = (error ?? {}) as Partial<DOMException>;
  if (name === 'QuotaExceededError') {
    return new StorageFailure('full', 'The browser has no room left for this workspace.');
  }
  return new StorageFailure('unavailable', meanings[name] ?? `IndexedDB: ${message || name}`);
}

/** Does what `work` does, and rejects with StorageFailure when IndexedDB does not let it. */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw asStorageFailure(error);
  }
}

/** Opens the database called `name`, made or migrated as needed. Rejects with StorageFailure, and never hangs on another tab. */
export async function openDatabase(name: string): Promise<Database> {
  if (typeof indexedDB === 'undefined') {
    throw new StorageFailure('unavailable', 'There is no IndexedDB here.');
  }
  let gone: string | undefined;
  const { promise: blocked, reject: refuseBlocked } = Promise.withResolvers<never>();
  // In a promise, because some browsers refuse by throwing at once.
  const opening = Promise.resolve().then(() =>
    openDB(name, schemaVersion, {
      upgrade: (database, from, _to, upgrade) => migrate(database, from, upgrade),
      blocked: () => refuseBlocked(new StorageFailure('unavailable', sentences.blocked)),
      // Giving way lets the other tab migrate; this one can no longer know the format.
      blocking: () => close(sentences.blocking),
      terminated: () => close(sentences.terminated),
    }),
  );
  const close = (why: string) => {
    gone ??= why;
    void opening.then((database) => database.close()).catch(() => {});
  };
  try {
    const database = await Promise.race([opening, blocked]);
    return {
      use() {
        if (gone) throw new StorageFailure('unavailable', gone);
        return database;
      },
      close: () => close('This workspace was closed.'),
    };
  } catch (error) {
    close('This workspace could not be opened.');
    throw asStorageFailure(error);
  }
}
