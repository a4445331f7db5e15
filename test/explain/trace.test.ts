import { expect, test } from 'vitest';
import { createTrace, type Note } from '../../src/explain/trace.ts';
import { wireRules } from '../../src/explain/wireRules.ts';

const note = (id: string): Note => ({
  phase: 'wire',
  rule: { id, says: 'A rule.', cites: [], basis: 'inferred' },
  outcome: 'passed',
  decisive: false,
  facts: () => ({ id }),
});

test('steps are numbered from 1 in the order in which they are added', () => {
  const trace = createTrace();
  trace.add(note('a/one'));
  trace.add(note('a/two'));
  expect(trace.steps().map(({ n, rule }) => [n, rule.id])).toEqual([
    [1, 'a/one'],
    [2, 'a/two'],
  ]);
});

test('what is tried again is told once: rewinding forgets the later steps, and numbers go on', () => {
  const trace = createTrace();
  trace.add(note('a/kept'));
  trace.add(note('a/forgotten'));
  trace.rewind(1);
  trace.add(note('a/again'));
  expect(trace.steps().map(({ n, rule }) => [n, rule.id])).toEqual([
    [1, 'a/kept'],
    [2, 'a/again'],
  ]);
});

test('facts and values are worded when somebody asks, and not before', () => {
  const trace = createTrace();
  let worded = 0;
  const facts = () => ({ times: ++worded });
  trace.add({ ...note('a/lazy'), facts, value: () => `worded ${worded}` });
  expect(worded).toBe(0);
  expect(trace.steps()).toMatchObject([{ n: 1, facts: { times: 1 }, value: 'worded 1' }]);
});

test('the rules of the wire say one sentence each, and have ids of their own', () => {
  const rules = Object.values(wireRules);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { id, says, basis, cites } of rules) {
    expect(id).toMatch(/^wire\/[a-z-]+$/);
    expect(says).toMatch(/^[A-Z].*\.$/);
    expect(basis === 'inferred' || cites.length > 0).toBe(true);
  }
});
