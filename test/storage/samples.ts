/** Records and places to keep them, for the tests of the store. */
import { utf8 } from '../../src/lib/bytes.ts';
import type { ObjectRecord, StoredRecord } from '../../src/storage/records.ts';
import { recordId } from '../../src/storage/recordId.ts';
import type { Batch } from '../../src/storage/batch.ts';
import type { Persistence, Store } from '../../src/storage/store.ts';

/** An object of one blob; `seq` tells its versions apart. */
export function object(key: string, blob: string, seq = 1): ObjectRecord {
  return {
    kind: 'object',
    id: recordId.version('photos', key, seq),
    bucket: 'photos',
    key,
    seq,
    versionId: 'null',
    modified: 0,
    owner: '123456789012',
    body: { size: 3, segments: [{ blob, offset: 0, length: 3 }] },
    etag: 'etag',
    checksum: { algorithm: 'CRC32', type: 'FULL_OBJECT', value: 'AAAAAA==' },
    system: {},
    metadata: {},
    tags: [],
    storageClass: 'STANDARD',
    encryption: { type: 'SSE-S3' },
  };
}

/** Commits one change, as an operation does. */
export function change(
  store: Store,
  { put = [], remove = [] }: { put?: readonly StoredRecord[]; remove?: readonly string[] },
): Promise<void> {
  const draft = store.draft();
  for (const record of put) draft.put(record);
  for (const id of remove) draft.remove(id);
  return store.commit(draft, draft.diff());
}

/** Stages a body of three bytes, commits an object of it, and lets go of the body. */
export async function upload(store: Store, key: string, blob: string): Promise<void> {
  const record = object(key, blob);
  store.blobs.stage(blob, utf8('abc'));
  try {
    await change(store, { put: [record] });
  } finally {
    store.blobs.release(record.body);
  }
}

export interface Watched extends Persistence {
  /** Every batch that was written, in order. */
  readonly written: readonly Batch[];
  /** Called before each write: throws or rejects to make it fail. */
  before: (batch: Batch) => void | Promise<void>;
}

/** A persistence that tells what it is given, and fails when it is told to. */
export function watched(inner: Persistence): Watched {
  const written: Batch[] = [];
  const place: Watched = {
    written,
    before: () => {},
    load: () => inner.load(),
    async write(batch) {
      await place.before(batch);
      await inner.write(batch);
      written.push(batch);
    },
    read: (id, offset, length) => inner.read(id, offset, length),
    close: () => inner.close(),
  };
  return place;
}
