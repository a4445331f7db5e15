import { describe, expect, test } from 'vitest';
import { text } from '../../../src/lib/bytes.ts';
import { scenes } from './cases/index.ts';
import { decisionOf, play } from './play.ts';
import { ours, people, type Row, type Scene, theirs, type Who } from './scene.ts';

const kinds: Readonly<Record<string, string>> = {
  identity: 'identity-based policy',
  boundary: 'permissions boundary',
  session: 'session policy',
  resource: 'resource-based policy',
};

/** What the caller is told, as AWS documents it. */
function words(who: Who, decided: string, action: string, resource: string): string {
  const owner = resource.startsWith('arn:aws:s3:::albums') ? theirs : ours;
  const isOurs = who !== 'nobody' && people[who].includes(`::${owner}:`);
  const [, how, kind = ''] = /^(denied by|lacking|unlisted) (\w+)/.exec(decided) ?? [];
  // Within his account somebody lacks a policy of the bucket only for what another account wrote there.
  const isOthers = isOurs && decided === 'lacking resource';
  if (!isOurs || isOthers || how === undefined) return 'Access Denied';
  const named = kinds[kind] ?? '';
  const article = kind === 'identity' ? 'an' : 'a';
  const why =
    how === 'denied by'
      ? `with an explicit deny in ${article} ${named}`
      : `because no ${named} allows the ${action} action`;
  const on = resource === 'arn:aws:s3:::*' ? '' : ` on resource: "${resource}"`;
  return `User: ${people[who]} is not authorized to perform: ${action}${on} ${why}`;
}

async function check(scene: Scene, [who, line, decided, more = {}]: Row): Promise<void> {
  const exchange = await play(scene, { who, line, ...more });
  expect(decisionOf(exchange)).toBe(decided);
  const { answer, trace } = exchange;
  const refused = trace.find((step) => step.decisive && step.rule.id.startsWith('access/'));
  if (decided.startsWith('allowed')) return expect([200, 204, 404, 409]).toContain(answer.status);
  const { action, resource } = refused?.facts ?? {};
  expect(answer.status).toBe(403);
  const body = text(answer.body.preview);
  if (line.startsWith('HEAD')) return expect(body).toBe('');
  const told = words(who, decided, String(action), String(resource)).replaceAll('"', '&quot;');
  expect(body).toContain(`<Code>AccessDenied</Code><Message>${told}</Message>`);
}

describe.each(scenes.map((scene) => [scene.name, scene] as const))('%s', (_, scene) => {
  test.each(scene.rows.map((row) => [row[0], row[1], row[2], row] as const))(
    '%s, %s: %s',
    (_who, _line, _decided, row) => check(scene, row),
  );
});

test('these are many, and each decision of each kind of policy is among them', () => {
  const rows = scenes.flatMap((scene) => scene.rows);
  expect(rows.length).toBeGreaterThan(250);
  const decisions = new Set(rows.map(([, , decided]) => decided.replace(/:.*/, '')));
  const all = ['identity', 'boundary', 'session', 'resource'].flatMap((kind) => [
    `denied by ${kind}`,
    `lacking ${kind}`,
    `unlisted ${kind}`,
  ]);
  expect(
    [
      ...all,
      'allowed by account',
      'allowed by identity',
      'allowed by resource',
      'allowed by acl',
      'restricted',
    ].filter((one) => !decisions.has(one)),
  ).toEqual([]);
});
