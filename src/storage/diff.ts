/** The effect of one request on the world: what was added, what changed from what, what is gone. */
import type { StoredRecord } from './records.ts';

export interface Diff {
  readonly added: readonly StoredRecord[];
  readonly updated: readonly (readonly [from: StoredRecord, to: StoredRecord])[];
  readonly removed: readonly StoredRecord[];
}

export function isEmpty(diff: Diff): boolean {
  return diff.added.length + diff.updated.length + diff.removed.length === 0;
}
