import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { indexedDb } from '../../src/storage/indexeddb.ts';
import { memory } from '../../src/storage/memory.ts';
import { transcript } from './transcript.ts';

const inMemory = await transcript(async () => memory());

test('the day has successes and refusals in it', () => {
  const statuses = inMemory.map((line) => line.slice(0, 3));
  expect(statuses.slice(0, 16).join(' ')).toBe(
    '200 200 200 200 206 200 404 204 200 200 200 200 200 200 404 409',
  );
});

test('the same world and requests give the same answers, byte for byte', async () => {
  expect(await transcript(async () => memory())).toEqual(inMemory);
});

test('so they do in IndexedDB, with a reload after every step', async () => {
  const open = async () => indexedDb(await openDatabase('same'));
  expect(await transcript(open, () => true)).toEqual(inMemory);
});
