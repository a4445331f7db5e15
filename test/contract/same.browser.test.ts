import { expect, inject, test } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { indexedDb } from '../../src/storage/indexeddb.ts';
import { memory } from '../../src/storage/memory.ts';
import './inNode.ts';
import { transcript } from './transcript.ts';

const inNode = inject('transcript');

test('Chromium answers as Node does, byte for byte', async () => {
  expect(await transcript(async () => memory())).toEqual(inNode);
});

test('so it does from its IndexedDB, with a reload after every step', async () => {
  const name = `same ${crypto.randomUUID()}`;
  const open = async () => indexedDb(await openDatabase(name));
  expect(await transcript(open, () => true)).toEqual(inNode);
});
