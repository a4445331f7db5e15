/** Keys of sessions, keys that were switched off, and keys of people who are gone: with the real SDK, in every world. */
import { describe, expect, test } from 'vitest';
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { lab, type Lab, refusalIn } from '../lab.ts';
import { withSession } from '../sessions.ts';

const realTime = { clock: { kind: 'system' } } as const;
const worlds: readonly [string, World][] = [
  ['lenient', { ...defaultWorld, ...realTime }],
  ['strict', { ...defaultWorld, ...realTime, strict: true }],
];

const session = { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'to/ken+==' };

describe.each(worlds)('in a %s world', (_, world) => {
  const open = () => lab({ world, systemTime: Date.now });
  const as = (it: Lab, credentials: typeof session | { accessKeyId: string }) =>
    it.as('ASIA', { credentials: { secretAccessKey: credentials.accessKeyId, ...credentials } });
  const refused = async (it: Lab, credentials: Parameters<typeof as>[1]) =>
    it.refusal(as(it, credentials).listBuckets({}));

  test('a session signs with its own token, and nobody with another', async () => {
    const it = await open();
    await it.simulator.settle({ accounts: withSession(session) });
    await as(it, session).listBuckets({});
    expect(it.last().caller?.arn).toBe('arn:aws:sts::123456789012:assumed-role/reader/somebody');
    const { sessionToken: __, ...bare } = session;
    expect(await refused(it, bare)).toMatchObject({
      code: 'InvalidAccessKeyId',
      rule: 'signature/token-sent',
    });
    const invalid = { status: 400, code: 'InvalidToken', rule: 'signature/token' };
    expect(await refused(it, { ...session, sessionToken: 'another' })).toMatchObject({
      ...invalid,
      'Token-0': '<hidden>',
    });
    const lasting = { accessKeyId: 'test', sessionToken: session.sessionToken };
    if (world.strict) expect(await refused(it, lasting)).toMatchObject(invalid);
    else await as(it, lasting).listBuckets({});
  });

  test('a session is over at its time', async () => {
    const it = await open();
    const expires = it.simulator.now() + 600_000;
    await it.simulator.settle({ accounts: withSession({ ...session, expires }) });
    await as(it, session).listBuckets({});
    await it.simulator.settle({
      accounts: withSession({ ...session, expires: expires - 600_001 }),
    });
    expect(await refused(it, session)).toMatchObject({
      status: 400,
      code: 'ExpiredToken',
      message: 'The provided token has expired.',
      rule: 'signature/token-expired',
    });
  });

  test('inactive keys, and those of a user or a role that was deleted, are nobody’s', async () => {
    const it = await open();
    const [first, ...others] = withSession(session);
    const { principals = [], roles = [] } = first ?? {};
    const [root, user] = principals;
    const old = { accessKeyId: 'OLD', secretAccessKey: 'OLD', status: 'Inactive' } as const;
    const people = [
      { ...root, keys: [old] },
      { ...user, deleted: true },
    ];
    const accounts = [
      { ...first, principals: people, roles: roles.map((role) => ({ ...role, deleted: true })) },
      ...others,
    ] as World['accounts'];
    await it.simulator.settle({ accounts });
    await it.s3.listBuckets({});
    for (const key of [{ accessKeyId: 'OLD' }, { accessKeyId: 'alice' }, session]) {
      expect(await refused(it, key)).toMatchObject({
        status: 403,
        code: 'InvalidAccessKeyId',
        AWSAccessKeyId: key.accessKeyId,
        rule: 'signature/key-active',
      });
    }
  });

  test('KMS says it in its own words', async () => {
    const it = await open();
    await it.simulator.settle({ accounts: withSession(session) });
    const credentials = { ...session, sessionToken: 'another' };
    const asked = it.kms('test', { credentials }).listKeys({});
    await expect(asked).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    expect(refusalIn(it.last())).toMatchObject({ rule: 'signature/token' });
  });
});

test('a lenient world takes any token with a key that nobody has', async () => {
  const it = await lab();
  const credentials = { accessKeyId: 'nobody', secretAccessKey: 'x', sessionToken: 'token' };
  await it.as('nobody', { credentials }).listBuckets({});
  expect(it.last().caller?.arn).toBe('arn:aws:iam::123456789012:root');
});
