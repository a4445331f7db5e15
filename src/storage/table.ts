/**
 * All records of a world in one ordered, copy-on-write table. A clone costs O(1), so a draft, a snapshot and a point
 * in time are each just another table.
 */
import BTreeModule from 'sorted-btree';
import { compareCodePoints } from '../lib/order.ts';
import type { StoredRecord } from './records.ts';

// sorted-btree is CommonJS: bundlers hand out its default export, Node the module that holds it.
const BTree = ((BTreeModule as { default?: unknown }).default ?? BTreeModule) as typeof BTreeModule;

/** What a reader of the world may ask. */
export interface View {
  get(id: string): StoredRecord | undefined;
  /** Records whose id starts with `prefix`, in order; from the first id at or after `from` when that is given. */
  scan(prefix: string, from?: string): IterableIterator<StoredRecord>;
}

export interface Table extends View {
  set(record: StoredRecord): void;
  delete(id: string): void;
  clone(): Table;
  readonly size: number;
}

type Tree = InstanceType<typeof BTreeModule<string, StoredRecord>>;

export function createTable(records: readonly StoredRecord[] = []): Table {
  const entries = records.map((record): [string, StoredRecord] => [record.id, record]);
  return wrap(new BTree(entries, compareCodePoints));
}

function wrap(tree: Tree): Table {
  return {
    get: (id) => tree.get(id),
    *scan(prefix, from = prefix) {
      const start = compareCodePoints(from, prefix) < 0 ? prefix : from;
      for (const [id, record] of tree.entries(start)) {
        if (!id.startsWith(prefix)) return;
        yield record;
      }
    },
    set: (record) => void tree.set(record.id, record),
    delete: (id) => void tree.delete(id),
    clone: () => wrap(tree.clone()),
    get size() {
      return tree.size;
    },
  };
}
