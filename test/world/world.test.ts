import { describe, expect, test } from 'vitest';
import { regions } from '../../src/world/regions.ts';
import {
  defaultWorld,
  keyOf,
  lenientIdentity,
  ownerOf,
  settled,
  timeOf,
  virtualStart,
} from '../../src/world/world.ts';
import { parseWorldFile } from '../../src/scenarios/worldFile.ts';

describe('the default world', () => {
  test('knows two accounts with a root and a user each', () => {
    const callers = defaultWorld.accounts.map(({ id, principals }) => [
      id,
      principals.map(({ accessKeyId }) => accessKeyId),
    ]);
    expect(callers).toEqual([
      ['123456789012', ['test', 'alice']],
      ['210987654321', ['test2', 'bob']],
    ]);
  });

  test('survives being written to a file', () => {
    expect(parseWorldFile(JSON.stringify(defaultWorld)).world).toEqual(defaultWorld);
  });

  test('lies in a region that there is', () => {
    expect(regions).toContain(defaultWorld.defaultRegion);
    expect(new Set(regions).size).toBe(regions.length);
  });
});

describe('world time', () => {
  const clock = { kind: 'virtual', start: 5000, step: 10 } as const;

  test('of a virtual clock moves a step a request, and by what it was moved by hand', () => {
    const systemTime = () => 999_999;
    expect(timeOf(clock, { requests: 0, advanced: 0, systemTime })).toBe(5000);
    expect(timeOf(clock, { requests: 3, advanced: 7, systemTime })).toBe(5037);
  });

  test("of the system's clock is what the host says, moved by hand", () => {
    const systemTime = () => 999_999;
    expect(timeOf({ kind: 'system' }, { requests: 3, advanced: 1, systemTime })).toBe(1_000_000);
  });

  test('stands at the start of 2026 when the host says nothing', () => {
    const time = timeOf({ kind: 'system' }, { requests: 3, advanced: 0, systemTime: undefined });
    expect(new Date(time).toISOString()).toBe('2026-01-01T00:00:00.000Z');
    expect(time).toBe(virtualStart);
  });
});

describe('an access key', () => {
  test('stands for its principal', () => {
    expect(keyOf(defaultWorld, 'bob')?.identity).toMatchObject({
      kind: 'user',
      account: '210987654321',
      arn: 'arn:aws:iam::210987654321:user/bob',
    });
  });

  test('that nobody has acts as the root of the first account', () => {
    expect(keyOf(defaultWorld, 'AKIDUNKNOWN')).toBeUndefined();
    expect(lenientIdentity(defaultWorld)).toMatchObject({
      kind: 'root',
      account: '123456789012',
      arn: 'arn:aws:iam::123456789012:root',
    });
  });
});

describe('a role', () => {
  const [first] = defaultWorld.accounts;
  const world = {
    ...defaultWorld,
    accounts: first
      ? [
          {
            ...first,
            roles: [
              {
                name: 'reader',
                arn: `arn:aws:iam::${first.id}:role/reader`,
                policies: ['AmazonS3ReadOnlyAccess'],
                sessions: [
                  {
                    name: 'ci',
                    accessKeyId: 'ASIAREADER',
                    secretAccessKey: 's',
                    sessionToken: 't',
                    policy: { Statement: [] },
                  },
                ],
              },
            ],
          },
        ]
      : [],
  };

  test('is somebody by the key of a session, with what the session may', () => {
    expect(keyOf(world, 'ASIAREADER')).toMatchObject({
      key: { sessionToken: 't' },
      deleted: false,
      identity: {
        kind: 'role',
        arn: 'arn:aws:sts::123456789012:assumed-role/reader/ci',
        principalArn: 'arn:aws:iam::123456789012:role/reader',
        policies: ['AmazonS3ReadOnlyAccess'],
        sessionPolicies: [{ Statement: [] }],
      },
    });
  });
});

test('a world with things set anew is the same object for the same two', () => {
  const changed = { strict: true };
  expect(settled(defaultWorld, changed)).toEqual({ ...defaultWorld, strict: true });
  expect(settled(defaultWorld, changed)).toBe(settled(defaultWorld, changed));
});

test('an account is shown by its canonical id, one that there is not by nothing', () => {
  expect(ownerOf(defaultWorld, '210987654321')).toEqual({
    id: 'c1da7e5a3f1aaf850ea79cf0430f33d72579fd1611c97f7ded193374c0b163b6',
    name: 'partner',
  });
  expect(ownerOf(defaultWorld, '000000000000')).toEqual({ id: '', name: '' });
});
