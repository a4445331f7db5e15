/**
 * What one operation works on: reads see its own writes, nothing else sees them until they are committed, and
 * dropping it undoes everything.
 */
import type { Diff } from './diff.ts';
import { type ProgressRecord, progressId, settingsId, type StoredRecord } from './records.ts';
import type { Settings } from '../world/world.ts';
import type { Table, View } from './table.ts';

export interface Draft extends View {
  /** Adds the record, or replaces the one with its id. The record is frozen. */
  put(record: StoredRecord): void;
  remove(id: string): void;
  /** The number of the next write: later writes have higher ones, over the whole life of a world. */
  nextWrite(): number;
  diff(): Diff;
  /** The world as this draft leaves it. */
  readonly table: Table;
}

export const noProgress: ProgressRecord = {
  kind: 'progress',
  id: progressId,
  requests: 0,
  seeded: 0,
  writes: 0,
  advanced: 0,
};

export function readProgress(view: View): ProgressRecord {
  const record = view.get(progressId);
  return record?.kind === 'progress' ? record : noProgress;
}

/** What was set anew since the world began. */
export function readSettings(view: View): Partial<Settings> {
  const record = view.get(settingsId);
  return record?.kind === 'settings' ? record.changed : none;
}

const none: Partial<Settings> = {};

export function createDraft(base: Table): Draft {
  const table = base.clone();
  const before = new Map<string, StoredRecord | undefined>();
  const remember = (id: string) => {
    if (!before.has(id)) before.set(id, base.get(id));
  };
  const draft: Draft = {
    table,
    get: (id) => table.get(id),
    scan: (prefix, from) => table.scan(prefix, from),
    put(record) {
      remember(record.id);
      table.set(Object.freeze(record));
    },
    remove(id) {
      remember(id);
      table.delete(id);
    },
    nextWrite() {
      const progress = readProgress(table);
      draft.put({ ...progress, writes: progress.writes + 1 });
      return progress.writes + 1;
    },
    diff: () => difference(before, table),
  };
  return draft;
}

function difference(before: ReadonlyMap<string, StoredRecord | undefined>, table: Table): Diff {
  const added: StoredRecord[] = [];
  const updated: [StoredRecord, StoredRecord][] = [];
  const removed: StoredRecord[] = [];
  for (const [id, from] of before) {
    const to = table.get(id);
    if (from && to) updated.push([from, to]);
    else if (to) added.push(to);
    else if (from) removed.push(from);
  }
  return { added, updated, removed };
}
