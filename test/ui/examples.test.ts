/** Every example that the page offers is answered as it says, and tells what decided it. */
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/explain/exchange.ts';
import { toWire } from '../../src/scenarios/draftWire.ts';
import { kmsDraft } from '../../src/scenarios/kmsDraft.ts';
import { readyMade, readyMadeWorld } from '../../src/scenarios/readyMade.ts';
import { seed } from '../../src/scenarios/seed.ts';
import { createSimulator } from '../../src/simulator.ts';
import { decidingSentence } from '../../src/ui/deciding.ts';
import type { Example } from '../../src/ui/example.ts';
import { examples } from '../../src/ui/examples.ts';
import { keyArn, regionOf } from '../../src/ui/look.ts';
import { edited } from '../../src/ui/people.ts';
import { withStatements } from '../../src/ui/policyText.ts';
import { fixOf } from '../../src/ui/remedies.ts';
import { sign } from '../../src/ui/senders/sign.ts';
import type { KmsKeyShown } from '../../src/ui/state.ts';
import { decisiveStep } from '../../src/ui/verdict.ts';
import { keyOf } from '../../src/world/world.ts';
import type { WorldView } from '../../src/worker/api.ts';
import { viewOf } from '../../src/worker/view.ts';

async function playground() {
  const simulator = createSimulator({ world: readyMadeWorld });
  await seed(simulator, readyMade);
  const seen = () =>
    viewOf(simulator.records, {
      world: simulator.world,
      base: readyMadeWorld,
      now: simulator.now(),
    });
  const answers: Exchange[] = [];
  simulator.observe((exchange) => answers.push(exchange));
  async function send({ draft }: Pick<Example, 'draft'>): Promise<Exchange> {
    const wire = toWire(draft, regionOf(seen()));
    const key = keyOf(simulator.world, draft.principal)!.key;
    const region = draft.region ?? regionOf(seen())(draft.bucket);
    const signed = await sign(wire, key, region, new Date(simulator.now()));
    await simulator.handle({ ...wire, headers: [...wire.headers, ...signed] });
    return answers.at(-1)!;
  }
  return { send, seen, simulator };
}

const place = await playground();
const groups = examples(place.seen());

describe.each(groups)('$title', ({ examples: all }) => {
  test.each(all)('$title is answered $status', async (example) => {
    const { send } = await playground();
    const { answer, error } = await send(example);
    expect([answer.status, error?.message]).toEqual([example.status, error?.message]);
  });
});

test('the denied ones are of five kinds, and policies say in one sentence who denied', async () => {
  const denied = groups[1]?.examples ?? [];
  expect(denied.map(({ title }) => title)).toEqual([
    'Copy as carol',
    'Copy to vault',
    'Copy with tags, as copier',
    'Encrypt it with a foreign key',
    'Ask eu-west-1 for it',
  ]);
  const told = [];
  for (const one of denied.slice(0, 4)) {
    const { send } = await playground();
    told.push(decidingSentence(decisiveStep(await send(one))!));
  }
  expect(told).toEqual([
    'None of the 3 policies that were asked allows s3:PutObject.',
    'OnlyEncryptedByKms in the bucket policy of vault denies s3:PutObject.',
    'None of the 2 policies that were asked allows s3:GetObjectTagging.',
    expect.stringMatching(
      /^No statement in the key policy of key [\da-f]{8}… allows kms:GenerateDataKey\.$/,
    ),
  ]);
});

/** What saving the page of a key sends, with the proposed statements in its policy. */
function keyPolicyOf({ arn, proposed }: KmsKeyShown, world: WorldView) {
  const { key } = world.keys.find((one) => keyArn(one.key) === arn)!;
  const root = world.principals.find(
    ({ account, name }) => account === key.account && name === 'root',
  )!;
  const Policy = withStatements(key.policy, proposed!.document, proposed!.replaces);
  const sender = { region: key.region, principal: root.accessKeyId };
  return kmsDraft('PutKeyPolicy', { KeyId: key.keyId, Policy }, sender);
}

/** Puts in place what the first remedies propose, one refusal after another, until the copy is made. */
async function remedied({ draft }: Example, which: number): Promise<readonly number[]> {
  const { send, seen, simulator } = await playground();
  const statuses: number[] = [];
  for (let tries = 0; tries < 6; tries += 1) {
    const exchange = await send({ draft });
    statuses.push(exchange.answer.status);
    if (exchange.answer.status < 300) return statuses;
    const step = decisiveStep(exchange)!;
    const fixes = step.remedies?.flatMap(
      (one) => fixOf(one, { exchange, step, world: seen() }) ?? [],
    );
    const intent = (fixes?.[which] ?? fixes?.[0])?.intent;
    if (intent?.do === 'fill') {
      expect((await send(intent)).answer.status).toBeLessThan(300);
    } else if (intent?.do === 'person' && intent.person?.proposed) {
      const { arn, proposed } = intent.person;
      const { accounts } = simulator.world;
      const people = accounts.flatMap(({ principals, roles = [] }) => [...principals, ...roles]);
      const before = people.find((one) => one.arn === arn)?.policies ?? [];
      const document = withStatements(undefined, proposed.document);
      const policies = [...before, { name: `added-${tries}`, document }];
      await simulator.settle({ accounts: edited(accounts, { arn, set: { policies } }) });
    } else if (intent?.do === 'kmsKey' && intent.key) {
      const saved = keyPolicyOf(intent.key, seen());
      expect((await send({ draft: saved })).answer.status).toBe(200);
    } else return statuses;
  }
  return statuses;
}

describe('what the page opens for a refusal lets the copy through', () => {
  const denied = groups[1]!.examples.slice(0, 4);
  test.each(denied)('$title, by what stands first', async (one) => {
    const statuses = await remedied(one, 0);
    expect([statuses.length > 1, statuses.at(-1)]).toEqual([true, 200]);
  });
  test.each(denied)('$title, by what stands second', async (one) => {
    expect((await remedied(one, 1)).at(-1)).toBe(200);
  });
});
