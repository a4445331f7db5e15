import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/delete.ts';
import { createIds } from '../../../src/world/ids.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

test('[delete/keys] one request deletes 1 to 1,000 keys', () => {
  const ask = (keys: number) => judge(rules.keysFitOneDelete, { keys, limit: 1000 });
  const malformed = { status: 400, code: 'MalformedXML' };
  expect(ask(0)).toMatchObject(malformed);
  expect(ask(1001)).toMatchObject(malformed);
  expect([ask(1), ask(1000)]).toEqual(['passed', 'passed']);
});

describe('[delete/effect] a delete', () => {
  test.each(['Enabled', 'Suspended', undefined] as const)(
    'of a named version removes it (versioning %s)',
    (versioning) => {
      const facts = { bucket: bucket(versioning && { versioning }), versionId: 'abc' };
      expect(choose(rules.deleteEffect, facts)).toMatchObject({
        value: 'remove named version',
        origin: 'requested',
      });
    },
  );

  test.each([
    ['Enabled', 'add delete marker'],
    ['Suspended', 'replace null version by marker'],
    [undefined, 'remove null version'],
  ] as const)('where versioning is %s: %s', (versioning, value) => {
    const facts = { bucket: bucket(versioning && { versioning }), versionId: undefined };
    expect(choose(rules.deleteEffect, facts)).toMatchObject({ value, origin: 'computed' });
  });
});

test('[delete/listed-version-id] a made-up version id is told as one that is not there', () => {
  const rule = rules.listedVersionIdIsValid;
  expect(judge(rule, { versionId: 'invented' })).toMatchObject({ code: 'NoSuchVersion' });
  expect(judge(rule, { versionId: createIds('x').versionId(1) })).toBe('passed');
  expect(judge(rule, { versionId: undefined })).toBe('skipped');
});

everyRuleWasSeen(rules);
