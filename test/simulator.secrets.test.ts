/** Whatever is asked, nothing that lets somebody act as its sender, or read what was encrypted, is told or kept. */
import { expect, test } from 'vitest';
import type { Exchange } from '../src/explain/exchange.ts';
import { text, toLatin1 } from '../src/lib/bytes.ts';
import { decodeForm } from '../src/lib/percent.ts';
import type { WireRequest } from '../src/protocol/message.ts';
import { memory } from '../src/storage/memory.ts';
import { createStore } from '../src/storage/store.ts';
import { viewOf } from '../src/worker/view.ts';
import { defaultWorld } from '../src/world/world.ts';
import { lab } from './semantics/lab.ts';
import { walk, walks } from './semantics/walk/walk.ts';

const secretHeaders = [
  'x-amz-security-token',
  'x-amz-server-side-encryption-customer-key',
  'x-amz-copy-source-server-side-encryption-customer-key',
];

/** Signatures, tokens and customers' keys in a request, those too short to be told from other texts left out. */
function secretsIn({ headers, target, body }: WireRequest): string[] {
  const words = [
    ...headers.flatMap(([name, value]) => [
      ...(secretHeaders.includes(name) ? [value] : []),
      ...(name === 'authorization' ? [/Signature=(\w+)/.exec(value)?.[1] ?? ''] : []),
    ]),
    ...[...target.matchAll(/(?:X-Amz-Signature|Signature|X-Amz-Security-Token)=([^&]+)/g)].flatMap(
      ([, value = '']) => [value, decodeForm(value) ?? value],
    ),
    ...(body instanceof Uint8Array
      ? [...toLatin1(body).matchAll(/chunk-signature=(\w{64})/g)].map(([, found = '']) => found)
      : []),
  ];
  return words.filter((word) => word.length >= 16);
}

const told = ({ request, answer, ...rest }: Exchange) =>
  JSON.stringify([
    rest,
    request.url,
    request.headers,
    text(request.body.preview),
    answer.headers,
    text(answer.body.preview),
  ]);

/** How many secrets the walks sent: not each of them has some. */
let looked = 0;

test.each(walks.map((one, i) => [i, one] as const))('walk %i', async (_, { world, scenes }) => {
  const store = createStore(memory());
  const it = await lab({ store, ...(world && { world }) });
  const secrets = new Set<string>();
  const { handle } = it.simulator;
  it.simulator.handle = (request) => {
    for (const secret of secretsIn(request)) secrets.add(secret);
    return handle(request);
  };
  await walk(it, scenes);
  const kept = [...store.head.scan('')].map((record) => JSON.stringify(record));
  const all = [...it.exchanges.map(told), ...kept];
  const leaks = [...secrets].flatMap((secret) =>
    all.filter((one) => one.includes(secret)).map((one) => [secret, one.slice(0, 300)]),
  );
  expect(leaks).toEqual([]);
  looked += secrets.size;
});

test('the walks send secrets to look for', () => {
  expect(looked).toBeGreaterThan(0);
});

test('secret keys and tokens of people are in no exchange and no view', async () => {
  const [first] = defaultWorld.accounts;
  if (!first) throw new Error('there is an account');
  const secretAccessKey = 'not-to-be-told-secret';
  const sessionToken = 'not-to-be-told-token';
  const role = {
    name: 'reader',
    arn: `arn:aws:iam::${first.id}:role/reader`,
    sessions: [{ name: 'ci', accessKeyId: 'ASIACI', secretAccessKey, sessionToken }],
  };
  const user = { name: 'eve', arn: `arn:aws:iam::${first.id}:user/eve`, accessKeyId: 'AKIAEVE' };
  const accounts = [
    { ...first, principals: [...first.principals, { ...user, secretAccessKey }], roles: [role] },
  ];
  const store = createStore(memory());
  const world = { ...defaultWorld, clock: { kind: 'system' } as const, strict: true, accounts };
  const it = await lab({ world, store, systemTime: Date.now });
  for (const [accessKeyId, token] of [
    ['AKIAEVE', undefined],
    ['ASIACI', sessionToken],
  ] as const) {
    const credentials = { accessKeyId, secretAccessKey, ...(token && { sessionToken: token }) };
    await it.as('x', { credentials }).listBuckets();
    const wrong = { ...credentials, secretAccessKey: 'wrong' };
    await expect(it.as('x', { credentials: wrong }).listBuckets()).rejects.toThrow();
  }
  const seen = JSON.stringify([
    it.exchanges.map(told),
    viewOf(it.simulator.records, { world: it.simulator.world, base: world, now: 0 }),
  ]);
  expect(seen).toContain('assumed-role/reader/ci');
  expect(seen).not.toContain('not-to-be-told');
});
