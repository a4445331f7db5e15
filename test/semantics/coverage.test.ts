/**
 * No rule stands in the catalogue without requests that make it do all it can. What cannot be is
 * excused with its reason. `npm run coverage` prints what was seen.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { lab } from './lab.ts';
import { createWatch, report, type Row } from './ruleCoverage.ts';
import { walk, walks } from './walk/walk.ts';

let rows: readonly Row[] = [];
let others: readonly string[] = [];

beforeAll(async () => {
  const watch = createWatch();
  for (const { world, scenes } of walks) {
    const it = await lab(world && { world });
    watch.watch(it);
    await walk(it, scenes);
  }
  rows = watch.rows();
  others = watch.others();
  if (process.env['RULE_COVERAGE'] === 'print') console.log(report(rows));
});

describe('over a walk through the house', () => {
  test('every rule does all it can, and nothing else', () => {
    const told = (doings: Iterable<string>) => [...doings].sort().join(', ');
    const seen = rows.map((row) => `${row.id}: ${told(row.seen)}`);
    expect(seen).toEqual(rows.map((row) => `${row.id}: ${told(row.can)}`));
  });

  test('no other rule is told of than those of the catalogue and the wire', () => {
    expect(others).toEqual([]);
  });
});
