import { describe, expect, test } from 'vitest';
import { isEmpty } from '../../src/storage/diff.ts';
import { createDraft, noProgress, readProgress } from '../../src/storage/draft.ts';
import type { StoredRecord } from '../../src/storage/records.ts';
import { createTable } from '../../src/storage/table.ts';
import { object } from './samples.ts';

const a = object('a', 'blob-a');
const b = object('b', 'blob-b');
const renewed = { ...a, etag: 'renewed' };

describe('a draft', () => {
  test('reads its own writes, by id and by scan', () => {
    const draft = createDraft(createTable([a]));
    draft.put(b);
    draft.remove(a.id);
    expect(draft.get(b.id)).toBe(b);
    expect(draft.get(a.id)).toBeUndefined();
    expect(Array.from(draft.scan(''))).toEqual([b]);
  });

  test('that is dropped has changed nothing', () => {
    const table = createTable([a]);
    const draft = createDraft(table);
    draft.put(renewed);
    draft.put(b);
    draft.nextWrite();
    expect(Array.from(table.scan(''))).toEqual([a]);
  });

  test('leaves a world of its own behind, for the next to build on', () => {
    const first = createDraft(createTable([a]));
    first.put(b);
    const second = createDraft(first.table);
    second.remove(a.id);
    expect(first.get(a.id)).toBe(a);
    expect(Array.from(second.table.scan(''))).toEqual([b]);
  });

  test('freezes what is put into it', () => {
    const draft = createDraft(createTable());
    const record: StoredRecord = object('c', 'blob-c');
    draft.put(record);
    expect(Object.isFrozen(draft.get(record.id))).toBe(true);
  });
});

describe('its diff', () => {
  const diffOf = (work: (draft: ReturnType<typeof createDraft>) => void) => {
    const draft = createDraft(createTable([a]));
    work(draft);
    return draft.diff();
  };

  test('of nothing is empty', () => {
    expect(isEmpty(diffOf(() => {}))).toBe(true);
  });

  test('tells what was added, what changed from what, and what is gone', () => {
    expect(diffOf((draft) => draft.put(b))).toEqual({ added: [b], updated: [], removed: [] });
    expect(diffOf((draft) => draft.put(renewed))).toEqual({
      added: [],
      updated: [[a, renewed]],
      removed: [],
    });
    expect(diffOf((draft) => draft.remove(a.id))).toEqual({ added: [], updated: [], removed: [a] });
  });

  test('compares the end with the beginning, not step by step', () => {
    const twice = diffOf((draft) => {
      draft.put({ ...a, etag: 'between' });
      draft.put(renewed);
    });
    expect(twice.updated).toEqual([[a, renewed]]);
    const comeAndGone = diffOf((draft) => {
      draft.put(b);
      draft.remove(b.id);
    });
    expect(isEmpty(comeAndGone)).toBe(true);
    const goneAndBack = diffOf((draft) => {
      draft.remove(a.id);
      draft.put(renewed);
    });
    expect(goneAndBack.updated).toEqual([[a, renewed]]);
  });

  test('of removing what never was is empty', () => {
    expect(isEmpty(diffOf((draft) => draft.remove('nothing')))).toBe(true);
  });
});

describe('writes', () => {
  test('are numbered on, over drafts that build on each other', () => {
    const first = createDraft(createTable());
    expect([first.nextWrite(), first.nextWrite()]).toEqual([1, 2]);
    const second = createDraft(first.table);
    expect(second.nextWrite()).toBe(3);
    expect(readProgress(second).writes).toBe(3);
  });

  test('of a dropped draft take no number', () => {
    const table = createTable();
    createDraft(table).nextWrite();
    expect(createDraft(table).nextWrite()).toBe(1);
  });

  test('keep the other progress of the world', () => {
    const progress = { ...noProgress, requests: 9, writes: 4, advanced: 60 };
    const draft = createDraft(createTable([progress]));
    draft.nextWrite();
    expect(readProgress(draft)).toEqual({ ...progress, writes: 5 });
  });
});
