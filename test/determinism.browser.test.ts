import { expect, test } from 'vitest';
import { createSimulator } from '../src/simulator.ts';
import { openDatabase } from '../src/storage/database.ts';
import { indexedDb } from '../src/storage/indexeddb.ts';
import { openStore } from '../src/storage/store.ts';
import { expected, runScript } from './determinism.script.ts';

test('a browser answers by the same bytes as Node, in memory and in its IndexedDB', async () => {
  expect(await runScript(createSimulator())).toEqual(expected);
  const database = await openDatabase(`determinism ${crypto.randomUUID()}`);
  const store = await openStore(indexedDb(database));
  expect(await runScript(createSimulator({ store }))).toEqual(expected);
  store.close();
});
