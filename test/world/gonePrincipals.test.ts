import { expect, test } from 'vitest';
import type { Account } from '../../src/world/identities.ts';
import { defaultWorld } from '../../src/world/world.ts';
import { goneAs } from '../../src/world/gonePrincipals.ts';
import { uniqueId } from '../../src/world/uniqueId.ts';

const [studio] = defaultWorld.accounts as readonly [Account];
const alice = `arn:aws:iam::${studio.id}:user/alice`;
const editor = `arn:aws:iam::${studio.id}:role/editor`;
const session = `arn:aws:sts::${studio.id}:assumed-role/editor/night`;
const [, user] = studio.principals;
if (!user) throw new Error('no alice');
const role = { name: 'editor', arn: editor };
const gone = { deleted: true };

test.each<[string, Partial<Account>, string, string | undefined]>([
  ['a user who is there', {}, alice, undefined],
  ['one who was deleted', { principals: [{ ...user, ...gone }] }, alice, uniqueId('AIDA', alice)],
  ['one who came back', { principals: [{ ...user, ...gone }, user] }, alice, undefined],
  ['a role that was deleted', { roles: [{ ...role, ...gone }] }, editor, uniqueId('AROA', editor)],
  [
    'a session of it',
    { roles: [{ ...role, ...gone }] },
    session,
    `${uniqueId('AROA', editor)}:night`,
  ],
  ['a session of a role that is there', { roles: [role] }, session, undefined],
  ['somebody whom nobody knows', {}, `${alice}s`, undefined],
])('%s', (_, given, arn, id) => {
  expect(goneAs([{ ...studio, ...given }], arn)).toBe(id);
});
