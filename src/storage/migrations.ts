/** The shape of the database, version by version. A stored field that changes gets a step here, never an edit of an old one. */
import type { IDBPDatabase, IDBPTransaction } from 'idb';

type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Step `i` takes a database from version `i` to `i + 1`. */
const steps: readonly ((database: IDBPDatabase, upgrade: Upgrade) => void)[] = [
  (database) => {
    database.createObjectStore('records', { keyPath: 'id' });
    // Keys are [blob id, number of the piece], or [blob id, 'pattern'] for bytes that are only described.
    database.createObjectStore('blobs');
    database.createObjectStore('journal', { keyPath: 'n' });
  },
  // `encryption` was the header's value while there was but one.
  (_database, upgrade) => void retypeEncryption(upgrade),
];

async function retypeEncryption(upgrade: Upgrade): Promise<void> {
  let cursor = await upgrade.objectStore('records').openCursor();
  while (cursor) {
    const record = cursor.value as { readonly encryption?: unknown };
    if (record.encryption === 'AES256')
      await cursor.update({ ...record, encryption: { type: 'SSE-S3' } });
    cursor = await cursor.continue();
  }
}

export const schemaVersion = steps.length;

/** Brings a database from `version` to the newest one. */
export function migrate(database: IDBPDatabase, version: number, upgrade: Upgrade): void {
  for (const step of steps.slice(version)) step(database, upgrade);
}
