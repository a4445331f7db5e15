import { describe } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { indexedDb } from '../../src/storage/indexeddb.ts';
import { persistenceContract } from '../contract/persistence.ts';

describe("Chromium's IndexedDB keeps the contract", () =>
  persistenceContract(() => {
    const name = `test ${crypto.randomUUID()}`;
    return { open: async () => indexedDb(await openDatabase(name)), survives: true };
  }));
