import { expect, test } from 'vitest';
import { createSimulator } from '../../src/simulator.ts';
import { defaultWorld, type Settings, type World } from '../../src/world/world.ts';

const [one, two] = defaultWorld.accounts;
if (!one || !two) throw new Error('the default world has two accounts');

const withAlice = (more: object) => ({
  accounts: [{ ...one, principals: one.principals.map((each) => ({ ...each, ...more })) }, two],
});

test.each([
  [null, 'world must be an object'],
  [[], 'world must be an object'],
  [{ seed: 'x' }, 'world has no member called seed'],
  [{ strict: 'no' }, 'world.strict must be true or false'],
  [{ cors: 'stric' }, 'world.cors must be "off" or "strict"'],
  [{ network: null }, 'world.network must be an object'],
  [{ accounts: [] }, 'world.accounts must be a list that is not empty'],
  [{ accounts: [{ id: '1' }] }, 'world.accounts[0].id must be a text of 12 digits'],
  [{ accounts: [one, one] }, 'the account id 123456789012 must belong to one account only'],
  [
    withAlice({ policies: ['AmazonS3Fullaccess'] }),
    /^world.accounts\[0\].principals\[0\].policies\[0\] must be .* one of AWS's policies/,
  ],
])('a world takes no settings that are none: %j', async (settings, sentence) => {
  const simulator = createSimulator();
  await expect(simulator.settle(settings as Partial<Settings>)).rejects.toThrow(sentence);
  expect(simulator.world).toEqual(defaultWorld);
});

test('a simulator is not made of a world that is none', () => {
  const of = (world: object) => () => createSimulator({ world: world as World });
  expect(of({ strict: true })).toThrow('world.accounts must be a list that is not empty');
  expect(of({ ...defaultWorld, accounts: [] })).toThrow('world.accounts must be a list that');
  expect(of({ ...defaultWorld, cors: 'on' })).toThrow('world.cors must be "off" or "strict"');
  expect(of({ ...defaultWorld, ...withAlice({ policies: ['None'] }) })).toThrow("AWS's policies");
});

test('what is undefined stays as it was', async () => {
  const simulator = createSimulator();
  await simulator.settle({ accounts: undefined, strict: true } as never);
  expect(simulator.world).toEqual({ ...defaultWorld, strict: true });
});
