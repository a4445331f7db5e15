/** What a page learns of the people: everything but what would let it act as them. */
import { expect, test } from 'vitest';
import type { Account } from '../../src/world/identities.ts';
import { defaultWorld } from '../../src/world/world.ts';
import { peopleOf, settingsOf } from '../../src/worker/peopleView.ts';

const [studio] = defaultWorld.accounts;
const account: Account = {
  ...studio!,
  principals: [
    {
      name: 'alice',
      arn: 'arn:aws:iam::123456789012:user/alice',
      accessKeyId: 'AKIA1',
      secretAccessKey: 'hush-1',
      status: 'Inactive',
      keys: [{ accessKeyId: 'AKIA2', secretAccessKey: 'hush-2' }],
      policies: ['ReadOnlyAccess'],
      boundary: {},
      deleted: true,
    },
  ],
  roles: [
    {
      name: 'copier',
      arn: 'arn:aws:iam::123456789012:role/copier',
      trust: {},
      sessions: [
        {
          name: 'nightly',
          accessKeyId: 'ASIA1',
          secretAccessKey: 'hush-3',
          sessionToken: 'hush-4',
          expires: 5,
        },
      ],
    },
  ],
};

test('people have their keys’ ids and states, their policies, and no secret and no token', () => {
  const view = peopleOf([account]);
  expect(view).toMatchObject({
    accounts: [{ id: '123456789012', email: 'studio@example.com' }],
    principals: [
      {
        kind: 'user',
        keys: [
          { accessKeyId: 'AKIA1', status: 'Inactive' },
          { accessKeyId: 'AKIA2', status: 'Active' },
        ],
        policies: ['ReadOnlyAccess'],
        boundary: {},
        deleted: true,
      },
    ],
    roles: [
      {
        name: 'copier',
        trust: {},
        sessions: [
          {
            arn: 'arn:aws:sts::123456789012:assumed-role/copier/nightly',
            accessKeyId: 'ASIA1',
            expires: 5,
          },
        ],
        deleted: false,
      },
    ],
  });
  expect(JSON.stringify(view)).not.toContain('hush');
});

test('settings are those that may be set anew, the people aside', () => {
  expect(Object.keys(settingsOf(defaultWorld))).toEqual(['strict', 'follows', 'cors', 'network']);
});
