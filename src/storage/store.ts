/**
 * The world's records and bodies, with one writer. A commit is seen by later requests at once and is durable when its
 * promise resolves; commits that wait together are written together. When a write fails, that commit and all that
 * were built on it are refused, and the world is again what was last durable.
 */
import { type BlobContent, type Blobs, type BlobSource, createBlobs } from './blobs.ts';
import type { Diff } from './diff.ts';
import { createDraft, type Draft } from './draft.ts';
import { bodyOf, type StoredRecord } from './records.ts';
import { createTable, type Table, type View } from './table.ts';

/** What one durable write does: all of it or nothing. */
export interface Batch {
  readonly put: readonly StoredRecord[];
  readonly remove: readonly string[];
  readonly putBlobs: readonly (readonly [id: string, content: BlobContent])[];
  readonly removeBlobs: readonly string[];
}

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
  /** Resolves when everything seen so far is durable. */
  settled(): Promise<void>;
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
  const blobs = createBlobs(persistence);
  let head = createTable(records);
  let durable = head;
  let references = countReferences(head);
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;

  const giveUp = (from: readonly Waiting[], failure: StorageFailure) => {
    const abandoned = [...from, ...waiting];
    waiting = [];
    head = durable;
    references = countReferences(head);
    abandoned.forEach(({ batch, reject }, i) => {
      for (const [id] of batch.putBlobs) blobs.unstage(id);
      reject(
        i === 0
          ? failure
          : new StorageFailure('unavailable', 'An earlier write failed; try again.'),
      );
    });
  };
  const write = async (group: readonly Waiting[]) => {
    const last = group.at(-1);
    if (!last) return;
    await persistence.write(merge(group.map(({ batch }) => batch)));
    durable = last.table;
    for (const { batch, resolve } of group) {
      for (const [id] of batch.putBlobs) blobs.unstage(id);
      resolve();
    }
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

  return {
    blobs,
    get head() {
      return head;
    },
    draft: () => createDraft(head),
    commit(draft, diff) {
      head = draft.table;
      const batch = toBatch(diff, references, blobs);
      const done = new Promise<void>((resolve, reject) => {
        waiting.push({ table: draft.table, batch, resolve, reject });
      });
      flushing ??= Promise.resolve().then(flush);
      return done;
    },
    settled: () => flushing ?? Promise.resolve(),
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

function countReferences(table: View): Map<string, number> {
  const references = new Map<string, number>();
  for (const record of table.scan('')) count(references, record, 1);
  return references;
}

function count(references: Map<string, number>, record: StoredRecord, by: 1 | -1): void {
  for (const { blob } of bodyOf(record)?.segments ?? [])
    references.set(blob, (references.get(blob) ?? 0) + by);
}

/** Turns a diff into what to write: blobs that gained their first reference, and those that lost their last. */
function toBatch(diff: Diff, references: Map<string, number>, blobs: Blobs): Batch {
  const gained = [...diff.added, ...diff.updated.map(([, to]) => to)];
  const lost = [...diff.removed, ...diff.updated.map(([from]) => from)];
  for (const record of gained) count(references, record, 1);
  for (const record of lost) count(references, record, -1);
  const touched = new Set(
    [...gained, ...lost].flatMap((r) => bodyOf(r)?.segments.map(({ blob }) => blob) ?? []),
  );
  const putBlobs: (readonly [string, BlobContent])[] = [];
  const removeBlobs: string[] = [];
  for (const id of touched) {
    const content = blobs.staged(id);
    if (references.get(id) === 0) {
      references.delete(id);
      removeBlobs.push(id);
    } else if (content) putBlobs.push([id, content]);
  }
  return { put: gained, remove: diff.removed.map(({ id }) => id), putBlobs, removeBlobs };
}

/** Several batches as one: the last word on each record and blob counts. */
function merge(batches: readonly Batch[]): Batch {
  if (batches.length === 1 && batches[0]) return batches[0];
  const records = new Map<string, StoredRecord | undefined>();
  const contents = new Map<string, BlobContent | undefined>();
  for (const batch of batches) {
    for (const record of batch.put) records.set(record.id, record);
    for (const id of batch.remove) records.set(id, undefined);
    for (const [id, content] of batch.putBlobs) contents.set(id, content);
    for (const id of batch.removeBlobs) contents.set(id, undefined);
  }
  return {
    put: [...records.values()].filter((record) => record !== undefined),
    remove: [...records].filter(([, record]) => !record).map(([id]) => id),
    putBlobs: [...contents].flatMap(([id, content]) => (content ? [[id, content] as const] : [])),
    removeBlobs: [...contents].filter(([, content]) => !content).map(([id]) => id),
  };
}
