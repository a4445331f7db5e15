import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCodePoints } from '../../src/lib/order.ts';
import { recordId } from '../../src/storage/recordId.ts';
import { createTable, type Table } from '../../src/storage/table.ts';
import { object } from './samples.ts';

const table = (...keys: string[]) => createTable(keys.map((key) => object(key, key)));

const keys = (view: Table, prefix: string, from?: string) =>
  Array.from(view.scan(prefix, from), (record) => (record.kind === 'object' ? record.key : '?'));

const photos = recordId.versionsIn('photos');

describe('a scan', () => {
  test('goes in the order of the UTF-8 bytes, whatever the order of writing', () => {
    const view = table('b', '\u{1f600}', 'a', '\uff5e', 'B', 'a/b');
    expect(keys(view, photos)).toEqual(['B', 'a', 'a/b', 'b', '\uff5e', '\u{1f600}']);
  });

  test('holds what begins with its prefix, from the first id at or after a given one', () => {
    const view = table('a', 'b1', 'b2', 'b3', 'c');
    expect(keys(view, `${photos}b`)).toEqual(['b1', 'b2', 'b3']);
    expect(keys(view, `${photos}b`, `${photos}b2`)).toEqual(['b2', 'b3']);
    expect(keys(view, `${photos}b`, `${photos}b2~`)).toEqual(['b3']);
  });

  test('never starts before its prefix nor ends behind it', () => {
    const view = table('a', 'b1', 'c');
    expect(keys(view, `${photos}b`, photos)).toEqual(['b1']);
    expect(keys(view, `${photos}b`, `${photos}z`)).toEqual([]);
  });

  test('is the sorted list of what there is, for any keys', () => {
    const unit = fc.constantFrom('a', 'b', '/', 'é', '\uffff', '\u{10000}');
    const texts = fc.uniqueArray(fc.string({ unit, maxLength: 4 }), { maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.string({ unit, maxLength: 2 }), (names, prefix) => {
        const expected = names.filter((name) => name.startsWith(prefix)).sort(compareCodePoints);
        expect(keys(table(...names), photos + prefix)).toEqual(expected);
      }),
    );
  });
});

describe('a clone', () => {
  test('keeps what there was, whatever happens to the other', () => {
    const before = table('a', 'b');
    const after = before.clone();
    after.delete(object('a', '').id);
    after.set(object('c', ''));
    expect(keys(before, photos)).toEqual(['a', 'b']);
    expect(keys(after, photos)).toEqual(['b', 'c']);
    before.set(object('d', ''));
    expect(keys(after, photos)).toEqual(['b', 'c']);
    expect([before.size, after.size]).toEqual([3, 2]);
  });
});

describe('record ids', () => {
  test('sort versions newest first, behind all versions of shorter keys', () => {
    const ids = [
      recordId.version('b', 'a', 9),
      recordId.version('b', 'a', 10),
      recordId.version('b', 'a!', 1),
      recordId.version('b', 'ab', 1),
    ];
    expect(ids.toSorted(compareCodePoints)).toEqual([ids[1], ids[0], ids[2], ids[3]]);
  });

  test('sort versions by key first, whatever their keys hold', () => {
    const unit = fc.constantFrom('\0', '\x01', '0', '9', 'a', '/', 'é', '\u{10ffff}');
    const key = fc.string({ unit, maxLength: 4 });
    const seq = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(key, key, seq, seq, (a, b, first, second) => {
        const [x, y] = [recordId.version('b', a, first), recordId.version('b', b, second)];
        const expected = a === b ? second - first : compareCodePoints(a, b);
        expect(Math.sign(compareCodePoints(x, y))).toBe(Math.sign(expected));
      }),
      { numRuns: 1000 },
    );
  });

  test('sort uploads oldest first and parts by number', () => {
    const uploads = [2, 10].map((seq) => recordId.upload('b', 'k', seq));
    const parts = [9, 10, 10_000].map((number) => recordId.part('u', number));
    expect(uploads.toSorted(compareCodePoints)).toEqual(uploads);
    expect(parts.toSorted(compareCodePoints)).toEqual(parts);
  });

  test('of one bucket are never found under another whose name is a beginning of it', () => {
    expect(recordId.version('photos-old', 'k', 1).startsWith(recordId.versionsIn('photos'))).toBe(
      false,
    );
    expect(recordId.version('b', 'key2', 1).startsWith(recordId.versionsOf('b', 'key'))).toBe(
      false,
    );
  });
});
