/**
 * No rule stands in the catalogue without a request that reaches it. What cannot be reached is listed with its reason.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../../src/semantics/rules/catalogue.ts';
import { lab } from './lab.ts';
import { walk } from './walk/walk.ts';

/** Guards that no request makes refuse, and why. */
const neverRefuse: Readonly<Record<string, string>> = {
  'read/response-overrides': 'nobody reads anonymously yet: access/bucket-owner comes first',
  'complete/limit': 'would take more than 50 TB of parts',
};

/** Guards that let nothing through: they are the answer. */
const neverPass = [
  'cors/enabled',
  'lock/bypass-needs-lock',
  'request/bucket-kind-modelled',
  'request/member-modelled',
  'request/operation-modelled',
];

const outcomes = new Map<string, Set<string>>();

beforeAll(async () => {
  const it = await lab();
  it.simulator.observe(({ trace }) => {
    for (const { rule, outcome } of trace) {
      outcomes.set(rule.id, (outcomes.get(rule.id) ?? new Set()).add(outcome));
    }
  });
  await walk(it);
});

const rules = (kind: 'guard' | 'decision') =>
  catalogue.filter((rule) => rule.kind === kind).map(({ id }) => id);
const never = (outcome: string, ids: readonly string[]) =>
  ids.filter((id) => !outcomes.get(id)?.has(outcome)).sort();

describe('over a walk through the house', () => {
  test('each guard refuses a request', () => {
    expect(never('refused', rules('guard'))).toEqual(Object.keys(neverRefuse).sort());
  });

  test('each guard lets a request through', () => {
    expect(never('passed', rules('guard'))).toEqual(neverPass);
  });

  test('each decision decides', () => {
    expect(never('chose', rules('decision'))).toEqual([]);
  });

  test('no other rule is told of than those of the catalogue and the wire', () => {
    const known = new Set(catalogue.map(({ id }) => id));
    const others = [...outcomes.keys()].filter((id) => !known.has(id) && !id.startsWith('wire/'));
    expect(others).toEqual([]);
  });
});
