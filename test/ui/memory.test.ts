import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Draft, noBody } from '../../src/scenarios/draft.ts';
import { recallWork, rememberWork } from '../../src/ui/memory.ts';

const draft: Draft = {
  operation: 'PutObject',
  principal: 'test',
  method: 'PUT',
  bucket: 'photos',
  key: 'cat.jpg',
  query: [['x-id', 'PutObject']],
  headers: [['x-amz-meta-a', '1']],
  body: noBody,
};

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});

afterEach(() => vi.unstubAllGlobals());

test('the request that was being built is there again', () => {
  rememberWork({ draft, sender: 'sdk' });
  expect(recallWork()).toMatchObject({ draft, sender: 'sdk' });
});

test('without the keys and tokens that were typed into it', () => {
  const name = 'x-amz-server-side-encryption-customer-key';
  const headers = [...draft.headers, [name, '5ecre7'], [`${name}-md5`, 'sum']] as const;
  const query = [...draft.query, ['X-Amz-Security-Token', '5ecre7']] as const;
  rememberWork({ draft: { ...draft, headers, query }, sender: 'fetch' });
  expect([...kept.values()].join()).not.toContain('5ecre7');
  expect(recallWork()?.draft).toMatchObject({
    query: draft.query,
    headers: [...draft.headers, [`${name}-md5`, 'sum']],
  });
});
