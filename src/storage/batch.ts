/** What one durable write does: all of it or nothing. */
import type { BlobContent, Blobs } from './blobs.ts';
import type { Diff } from './diff.ts';
import { bodyOf, type StoredRecord } from './records.ts';
import type { View } from './table.ts';

export interface Batch {
  readonly put: readonly StoredRecord[];
  readonly remove: readonly string[];
  readonly putBlobs: readonly (readonly [id: string, content: BlobContent])[];
  readonly removeBlobs: readonly string[];
}

/** How often each blob is referred to. */
export function countReferences(table: View): Map<string, number> {
  const references = new Map<string, number>();
  for (const record of table.scan('')) count(references, record, 1);
  return references;
}

function count(references: Map<string, number>, record: StoredRecord, by: 1 | -1): void {
  for (const { blob } of bodyOf(record)?.segments ?? [])
    references.set(blob, (references.get(blob) ?? 0) + by);
}

/** A diff as what to write, with the bodies that arrived and those that nobody refers to any more. Keeps the count. */
export function batchOf(
  diff: Diff,
  references: Map<string, number>,
  blobs: Pick<Blobs, 'staged'>,
): Batch {
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
export function merge(batches: readonly Batch[]): Batch {
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
