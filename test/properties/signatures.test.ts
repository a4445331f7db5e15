/** What a client signs, in whatever form, a strict world takes; and nothing that was changed on the way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadChecksums } from '../../src/lib/checksums.ts';
import { loadP256 } from '../../src/lib/p256.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import { createSimulator, type Simulator } from '../../src/simulator.ts';
import { defaultWorld } from '../../src/world/world.ts';
import { payloads, type Plan, signAs } from '../protocol/clientSigner.ts';
import { withSession } from '../semantics/sessions.ts';
import { tamperings } from './tamperings.ts';
import { runs } from './runs.ts';

const characters = [...'ab/.+&=?#%~!\'()*;:@,$[]{}|\\^"<> -_0'.split(''), 'é', 'ü', '€', '😀'];
const key = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 12 })
  .map((letters) => `k${letters.join('')}`)
  .filter((text) => !text.split('/').includes('..'));
const value = fc.stringMatching(/^[!-~é](?:[ -~é]{0,12}[!-~])?$/);
const metadata = fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/), value, { maxKeys: 3 });

/** What is asked of an object that is there. */
const operations = ['PUT', 'GET', 'HEAD', 'DELETE', 'copy', 'tag', 'list'] as const;

const planned = fc.record({
  operation: fc.constantFrom(...operations),
  key,
  metadata,
  isText: fc.boolean(),
  size: fc.constantFrom(0, 1, 17, 8192, 9000),
  where: fc.constantFrom('headers' as const, 'url' as const),
  payload: fc.constantFrom(...payloads),
  regions: fc.constantFrom(undefined, undefined, undefined, '*', 'us-east-1', 'eu-*,us-*'),
  inSession: fc.boolean(),
  styled: fc.constantFrom('path', 'virtual'),
  filler: fc.nat(255),
});

type Planned = typeof planned extends fc.Arbitrary<infer T> ? T : never;

const by = { accessKeyId: 'alice', secret: 'alice', region: 'us-east-1' };
const session = { accessKeyId: 'ASIA', secretAccessKey: 'secret', sessionToken: 'to/ken+==' };
const bySession = { accessKeyId: 'ASIA', secret: 'secret', token: session.sessionToken };
const tagging = Buffer.from(
  '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
);

function planOf(wish: Planned, at: number): Plan {
  const { operation, key: name, metadata: meta, where, regions, styled, size, filler } = wish;
  const isPut = operation === 'PUT';
  const isOwn = { tag: tagging, PUT: new Uint8Array(size).fill(filler) } as const;
  const body = operation === 'tag' || isPut ? isOwn[operation] : new Uint8Array();
  const inUrl = where === 'url' ? 'unsigned' : 'hash';
  const payload = isPut || wish.payload === 'hash' ? wish.payload : inUrl;
  const path = operation === 'list' ? '/' : `/${name}`;
  const query = {
    list: [
      ['list-type', '2'],
      ['prefix', name],
      ['delimiter', '/'],
    ],
    tag: [['tagging', '']],
  } as Readonly<Record<string, Plan['query']>>;
  const method = { copy: 'PUT', tag: 'PUT', list: 'GET' } as Readonly<Record<string, string>>;
  const stored = Object.entries(meta).map(([n, text]) => [`x-amz-meta-${n}`, text] as const);
  return {
    ...by,
    ...(wish.inSession && bySession),
    at,
    body,
    where,
    payload,
    method: method[operation] ?? operation,
    host: styled === 'path' ? 's3.us-east-1.amazonaws.com' : 'photos.s3.us-east-1.amazonaws.com',
    path: styled === 'path' ? `/photos${path}` : path,
    query: query[operation] ?? [],
    headers: [
      ...(isPut ? stored : []),
      ...(isPut && wish.isText ? [['content-type', 'text/plain;  charset=utf-8'] as const] : []),
      ...(operation === 'copy' ? [['x-amz-copy-source', 'photos/source'] as const] : []),
    ],
    ...(regions !== undefined && { regions }),
  };
}

const put = (path: string, at: number): Plan => ({
  ...by,
  at,
  path,
  method: 'PUT',
  host: 's3.us-east-1.amazonaws.com',
  query: [],
  headers: [],
  body: new Uint8Array(),
  where: 'headers',
  payload: 'hash',
});

async function furnished(): Promise<Simulator> {
  const simulator = createSimulator({
    world: { ...defaultWorld, strict: true, accounts: withSession(session) },
  });
  for (const path of ['/photos', '/photos/source']) {
    const { status } = await simulator.handle(signAs(put(path, simulator.now())));
    expect(status).toBe(200);
  }
  return simulator;
}

/** The status, and what the error says. */
async function answered(simulator: Simulator, request: WireRequest) {
  const { status, body } = await simulator.handle(request);
  return { status, said: body instanceof Uint8Array ? new TextDecoder().decode(body) : '' };
}

test('what is signed holds, and nothing that was changed', { timeout: 120_000 }, async () => {
  await loadChecksums();
  await loadP256();
  const simulator = await furnished();
  await fc.assert(
    fc.asyncProperty(planned, async (wish) => {
      await simulator.handle(signAs(put(`/photos/${wish.key}`, simulator.now())));
      const plan = planOf(wish, simulator.now());
      const request = signAs(plan);
      // Before the request itself, which may delete what it is about.
      for (const [name, changed] of tamperings(request, plan)) {
        const { status, said } = await answered(simulator, changed);
        expect([name, status, status === 400 || status === 403 ? '' : said]).toEqual([
          name,
          expect.toSatisfy((code: number) => [400, 403, 405, 411].includes(code)),
          '',
        ]);
      }
      const { status, said } = await answered(simulator, request);
      expect([status < 300, said.includes('<Error>') ? said : '']).toEqual([true, '']);
    }),
    runs(60),
  );
});
