import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/restoreSelect.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { object } from './samples.ts';

describe('a selection', () => {
  test('[restore/select-class] is of what is in GLACIER', () => {
    const ask = (storageClass: string) =>
      judge(rules.selectIsOfArchive, { object: object({ storageClass }) });
    expect(ask('GLACIER')).toBe('passed');
    expect(ask('STANDARD')).toMatchObject({ code: 'InvalidObjectState', StorageClass: 'STANDARD' });
  });

  test('[restore/output] goes under the prefix and an id', () => {
    const path = (Prefix: string) => choose(rules.restoreOutput, { Prefix, job: 'id' }).value;
    expect([path(''), path('found'), path('found/')]).toEqual(['id', 'found/id', 'found/id']);
  });
});

everyRuleWasSeen(rules);
