import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { createSimulator } from '../src/simulator.ts';
import { openDatabase } from '../src/storage/database.ts';
import { indexedDb } from '../src/storage/indexeddb.ts';
import { memory } from '../src/storage/memory.ts';
import { openStore } from '../src/storage/store.ts';
import { defaultWorld } from '../src/world/world.ts';
import { expected, runScript } from './determinism.script.ts';

const inDatabase = async (name: string) => indexedDb(await openDatabase(name));

describe('the same world and the same requests are answered by the same bytes', () => {
  test('in memory', async () => {
    expect(await runScript(createSimulator())).toEqual(expected);
  });

  test('in memory again, with nobody watching or somebody', async () => {
    const simulator = createSimulator({ store: await openStore(memory()) });
    let seen = 0;
    simulator.observe(() => void seen++);
    expect(await runScript(simulator)).toEqual(expected);
    expect(seen).toBeGreaterThan(30);
  });

  test('in IndexedDB', async () => {
    const store = await openStore(await inDatabase('determinism'));
    expect(await runScript(createSimulator({ store }))).toEqual(expected);
  });

  test('but those of another seed differ', async () => {
    const world = { ...defaultWorld, seed: 'another' };
    const { statuses, hash } = await runScript(createSimulator({ world }));
    expect(statuses).toBe(expected.statuses);
    expect(hash).not.toBe(expected.hash);
  });
});
