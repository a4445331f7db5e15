import { describe, expect, test } from 'vitest';
import { defaultWorld } from '../../src/world/world.ts';
import { parseWorldFile, WorldFileError } from '../../src/world/worldFile.ts';

const [account] = defaultWorld.accounts;

test('the default world, written and read, is itself', () => {
  expect(parseWorldFile(JSON.stringify(defaultWorld))).toEqual(defaultWorld);
});

test('what a file leaves out is as in the default world', () => {
  expect(parseWorldFile('{"seed": "mine", "clock": {"kind": "system"}}')).toEqual({
    ...defaultWorld,
    seed: 'mine',
    clock: { kind: 'system' },
  });
});

describe('a mistake is told with its place', () => {
  test.each([
    ['{', /^the file must be JSON/],
    ['[]', 'world must be an object'],
    ['{"sead": "x"}', 'world has no member called sead'],
    ['{"seed": 1}', 'world.seed must be a text that is not empty'],
    ['{"clock": null}', 'world.clock.kind must be "virtual" or "system"'],
    [
      '{"clock": {"kind": "virtual", "start": -1, "step": 0}}',
      'world.clock.start must be a whole number, 0 or more',
    ],
    ['{"accounts": []}', 'world.accounts must be a list that is not empty'],
    [
      JSON.stringify({ accounts: [{ ...account, id: '12' }] }),
      'world.accounts[0].id must be a text of 12 digits',
    ],
    [
      JSON.stringify({ accounts: [account, account] }),
      'the access key test must belong to one principal only',
    ],
  ])('%s', (json, sentence) => {
    expect(() => parseWorldFile(json)).toThrow(sentence);
    expect(() => parseWorldFile(json)).toThrow(WorldFileError);
  });
});
