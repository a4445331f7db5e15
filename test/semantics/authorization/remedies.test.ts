/** What a refusal says would help does help: each of its documents is put where it belongs, and the same is asked again. */
import { expect, test } from 'vitest';
import { scenes } from './cases/index.ts';
import { decisionOf, play } from './play.ts';
import { alternatives, remedied } from './remedied.ts';
import type { Request, Scene } from './scene.ts';

interface Tried {
  readonly decisions: readonly string[];
  readonly documents: number;
}

/** A copy may be refused for its destination first, for its source then: a few refusals may follow each other. */
const most = 3;

async function follow(
  scene: Scene,
  request: Request,
  seen: readonly string[] = [],
): Promise<Tried[]> {
  const exchange = await play(scene, request);
  const decision = decisionOf(exchange);
  const decisions = [...seen, decision];
  if (decision.startsWith('allowed') || seen.length >= most) return [{ decisions, documents: 0 }];
  const { remedies = [] } = exchange.trace.find((step) => step.decisive) ?? {};
  const tried: Tried[] = [];
  for (const group of alternatives(remedies)) {
    const changed = remedied(scene, group);
    if (!changed) continue;
    for (const one of await follow(changed, request, decisions))
      tried.push({ ...one, documents: one.documents + group.length });
  }
  return tried.length > 0 ? tried : [{ decisions, documents: 0 }];
}

const refused = scenes.flatMap((scene) =>
  scene.rows
    .filter(([, , decided]) => !decided.startsWith('allowed'))
    .map(
      ([who, line, decided, more = {}]) =>
        [scene.name, `${who}, ${line}: ${decided}`, scene, { who, line, ...more }] as const,
    ),
);

let remediable = 0;

test.each(refused)('%s: %s', async (_scene, _row, scene, request) => {
  const tried = await follow(scene, request);
  const documented = tried.filter(({ documents }) => documents > 0);
  for (const { decisions } of documented) expect(decisions.at(-1)).toMatch(/^allowed/);
  if (documented.length > 0) remediable += 1;
});

test('most refusals have a document that lets the request through', () => {
  expect(remediable / refused.length).toBeGreaterThan(0.8);
});
