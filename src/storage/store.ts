/**
 * The world's records and bodies, with one writer. A commit is seen by later requests at once and is durable when its
 * promise resolves; commits that wait together are written together. When a write fails, that commit and all that
 * were built on it are refused, and the world is again what was last durable.
 */
import { type Batch, batchOf, countReferences, merge } from './batch.ts';
import { type Blobs, type BlobSource, createBlobs } from './blobs.ts';
import type { Diff } from './diff.ts';
import { createDraft, type Draft } from './draft.ts';
import type { StoredRecord } from './records.ts';
import { createTable, type Table, type View } from './table.ts';

/** Why a durable write failed: no room left, or the storage is gone or refused. `detail` is for people. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure';
  readonly reason: 'full' | 'unavailable';

  constructor(reason: 'full' | 'unavailable', detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Where a world is kept. Memory, IndexedDB, and whatever comes later pass one contract suite. */
export interface Persistence extends BlobSource {
  /** Everything written so far. */
  load(): Promise<readonly StoredRecord[]>;
  /** Writes a batch atomically. Rejects with StorageFailure, having written nothing. */
  write(batch: Batch): Promise<void>;
  close(): void;
}

export interface Store {
  readonly blobs: Blobs;
  /** The newest state, durable or about to be. */
  readonly head: View;
  draft(): Draft;
  /** Takes effect at once; resolves when durable, rejects with StorageFailure. */
  commit(draft: Draft, diff: Diff): Promise<void>;
  /** Resolves when everything seen so far has been written; false: some of it could not be, and is undone. */
  settled(): Promise<boolean>;
  close(): void;
}

interface Waiting {
  readonly table: Table;
  readonly batch: Batch;
  readonly resolve: () => void;
  readonly reject: (failure: StorageFailure) => void;
}

export async function openStore(persistence: Persistence): Promise<Store> {
  return createStore(persistence, await persistence.load());
}

export function createStore(
  persistence: Persistence,
  records: readonly StoredRecord[] = [],
): Store {
  let head = createTable(records);
  let durable = head;
  let references = countReferences(head);
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  /** The newest write that is seen. */
  let newest = Promise.resolve();
  /** Blobs that no record refers to and that are kept: somebody holds them, or their removal failed. */
  const unwanted = new Set<string>();
  const blobs = createBlobs(persistence, (id) => {
    const isLast = unwanted.has(id) && !references.has(id);
    if (isLast) enqueue(head, { put: [], remove: [], putBlobs: [] }).catch(() => {});
  });
  const takeUnwanted = () => {
    const free = [...unwanted].filter((id) => !blobs.isHeld(id));
    for (const id of free) unwanted.delete(id);
    return free.filter((id) => !references.has(id));
  };

  const giveUp = (from: readonly Waiting[], failure: StorageFailure) => {
    const abandoned = [...from, ...waiting];
    for (const { batch } of abandoned) for (const id of batch.removeBlobs) unwanted.add(id);
    waiting = [];
    head = durable;
    references = countReferences(head);
    newest = Promise.resolve();
    const others = new StorageFailure('unavailable', 'An earlier write failed; try again.');
    abandoned.forEach(({ reject }, i) => reject(i === 0 ? failure : others));
  };
  const write = async (group: readonly Waiting[]) => {
    const last = group.at(-1);
    if (!last) return;
    await persistence.write(merge(group.map(({ batch }) => batch)));
    durable = last.table;
    for (const { resolve } of group) resolve();
  };
  const flush = async () => {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await write(group);
      } catch {
        await writeOneByOne(group, write, giveUp);
      }
    }
    flushing = undefined;
  };
  const enqueue = (table: Table, changes: Omit<Batch, 'removeBlobs'>) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const batch = { ...changes, removeBlobs: takeUnwanted() };
    waiting.push({ table, batch, resolve, reject });
    flushing ??= Promise.resolve().then(flush);
    newest = promise;
    return promise;
  };

  return {
    blobs,
    get head() {
      return head;
    },
    draft: () => createDraft(head),
    commit(draft, diff) {
      head = draft.table;
      const { removeBlobs, ...changes } = batchOf(diff, references, blobs);
      for (const id of removeBlobs) unwanted.add(id);
      return enqueue(draft.table, changes);
    },
    settled: () =>
      newest.then(
        () => true,
        () => false,
      ),
    close: () => persistence.close(),
  };
}

/** After a group failed: what fits is kept, in order, and the first that does not fit ends it. */
async function writeOneByOne(
  group: readonly Waiting[],
  write: (group: readonly Waiting[]) => Promise<void>,
  giveUp: (from: readonly Waiting[], failure: StorageFailure) => void,
): Promise<void> {
  for (const [i, one] of group.entries()) {
    try {
      await write([one]);
    } catch (error) {
      giveUp(group.slice(i), asFailure(error));
      return;
    }
  }
}

function asFailure(error: unknown): StorageFailure {
  return error instanceof StorageFailure ? error : new StorageFailure('unavailable', String(error));
}
