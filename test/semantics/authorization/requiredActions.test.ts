/**
 * The table of required actions against what S3 checks: whoever has exactly these may, whoever lacks one may not, and nothing is
 * asked that the table does not name.
 */
import { describe, expect, test } from 'vitest';
import { needsSignature, requiredActions } from '../../../src/explain/requiredActions.ts';
import { modelledOperations as implemented } from '../../../src/semantics/operations/index.ts';
import { levelsOf } from '../../../src/semantics/policy/actions.ts';
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { lab, type Lab } from '../lab.ts';
import { keptCases } from './keptCases.ts';
import { bucketCases, type Case, furnish, objectCases } from './requiredCases.ts';

const allCases = [...objectCases, ...bucketCases, ...keptCases];

const carol = {
  name: 'carol',
  arn: 'arn:aws:iam::123456789012:user/carol',
  accessKeyId: 'carol',
  secretAccessKey: 'carol',
};

function accountsWith(actions: readonly string[]): World['accounts'] {
  const Statement = actions.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' }));
  const document = { Version: '2012-10-17', Statement };
  const [studio, ...others] = defaultWorld.accounts;
  if (!studio) return [];
  const policies = actions.length > 0 ? [{ name: 'exactly', document }] : [];
  const principals = [...studio.principals, { ...carol, policies }];
  return [{ ...studio, principals }, ...others];
}

/** What was asked of the request, action by action, and which was refused. */
async function ask(it: Lab, { operation, call }: Case, actions: readonly string[]) {
  await it.simulator.settle({ accounts: accountsWith(actions) });
  await call(it.as('carol'), it).catch(() => undefined);
  const last = it.last();
  expect(last.operation).toBe(operation);
  const asked = last.trace.filter(({ rule }) => rule.id === 'access/allowed');
  const actionOf = (step: (typeof asked)[number]) => String(step.facts['action']);
  return {
    status: last.answer.status,
    asked: asked.map(actionOf),
    resources: asked.map((step) => [actionOf(step), String(step.facts['resource'])] as const),
    refused: asked.filter(({ outcome }) => outcome === 'refused').map(actionOf),
  };
}

const needs = ({ operation, says }: Case) =>
  (requiredActions[operation] ?? []).filter(({ when }) =>
    when.every((condition) => says.includes(condition)),
  );

describe.each([
  ['objects', objectCases],
  ['buckets', bucketCases],
  ['what was set of buckets', keptCases],
])('of operations on %s', (_, cases) => {
  test.each(
    cases.map((one) => [one.operation, one.says.join(', ') || 'nothing else', one] as const),
  )('%s when %s needs what the table says', async (_name, _says, one) => {
    const it = await lab();
    await furnish(it);
    const needed = needs(one);
    const actions = needed.map(({ action }) => action);
    expect(actions).not.toEqual([]);
    for (const missing of actions) {
      const others = actions.filter((action) => action !== missing);
      const { refused, status } = await ask(it, one, others);
      expect(refused).toEqual([missing]);
      expect(status).toBe(one.operation === 'DeleteObjects' ? 200 : 403);
    }
    const { asked, refused, status, resources } = await ask(it, one, actions);
    expect(status).toBeLessThan(300);
    expect(refused).toEqual([]);
    expect(new Set(asked)).toEqual(new Set(actions));
    for (const { action, on } of needed) {
      const own = resources.filter(([name]) => name === action).map(([, arn]) => arn);
      expect(own.some((arn) => isA(on, arn))).toBe(true);
    }
  });
});

function isA(on: string, arn: string): boolean {
  if (on === 'account') return arn === 'arn:aws:s3:::*';
  return arn.includes('/') === (on !== 'bucket');
}

describe('nobody in particular, where everybody may do everything', () => {
  const everybody = (Bucket: string) => ({
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:*',
    Resource: [`arn:aws:s3:::${Bucket}`, `arn:aws:s3:::${Bucket}/*`],
  });
  const cases = allCases.filter(({ operation }) => operation !== 'PostObject');
  test.each(
    cases.map((one) => [one.operation, one.says.join(', ') || 'nothing else', one] as const),
  )('%s when %s is let through, or must be signed', async (operation, _says, { call }) => {
    const it = await lab();
    await furnish(it);
    for (const Bucket of ['album', 'locked', 'lists', 'told']) {
      const PublicAccessBlockConfiguration = { BlockPublicAcls: true };
      await it.s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration });
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [everybody(Bucket)] });
      await it.s3.putBucketPolicy({ Bucket, Policy });
    }
    await call(it.as(null), it).catch(() => undefined);
    const { status } = it.last().answer;
    if (/^(Get|Put|Delete)BucketPolicy$/.test(operation)) expect(status).toBe(405);
    else if (needsSignature.has(operation))
      expect(status).toBe(operation === 'UpdateObjectEncryption' ? 400 : 403);
    else expect(status).toBeLessThan(300);
  });
});

test('every operation has its actions, each of which policies can name, and a case', () => {
  const all = [...implemented, 'PostObject'].toSorted();
  expect(Object.keys(requiredActions).toSorted()).toEqual(all);
  const shown = new Set(allCases.map(({ operation }) => operation));
  expect([...shown].toSorted()).toEqual(all);
  for (const { action, on } of Object.values(requiredActions).flat()) {
    if (on === 'account') continue;
    expect(levelsOf(action)).toMatchObject({ [on === 'bucket' ? 'bucket' : 'object']: true });
  }
});

test('what makes a request need more is shown for every operation that it can be said of', () => {
  const untried = Object.entries(requiredActions).flatMap(([operation, actions]) =>
    actions
      .filter((required) => {
        const own = allCases.filter((one) => one.operation === operation);
        return !own.some((one) => needs(one).includes(required));
      })
      .map(({ action, when }) => `${operation}: ${action} when ${when.join(', ')}`),
  );
  expect(untried).toEqual([]);
});
