/** Scenes with remedies applied: what the documents of a refusal say goes where they say that it belongs. */
import type { Remedy } from '../../../src/explain/trace.ts';
import type { Grant } from '../../../src/storage/attributes.ts';
import { people, type Person, type Scene, type Standing, type Statement } from './scene.ts';

/** Those that begin with "Or" would do in the place of those before. */
export function alternatives(remedies: readonly Remedy[]): Remedy[][] {
  const groups: Remedy[][] = [];
  for (const remedy of remedies) {
    if (groups.length === 0 || remedy.says.startsWith('Or ')) groups.push([]);
    groups.at(-1)?.push(remedy);
  }
  return groups;
}

/** Undefined when one of them is no document: it is for somebody to do. */
export function remedied(scene: Scene, remedies: readonly Remedy[]): Scene | undefined {
  let changed: Scene | undefined = scene;
  for (const remedy of remedies) changed = changed && withRemedy(changed, remedy);
  return changed;
}

function withRemedy(scene: Scene, { says, document, into = '', replaces }: Remedy) {
  if (document === undefined) return undefined;
  const json = JSON.parse(document) as Statement;
  const [, what = '', of = ''] =
    /^(identity polic|permissions boundary|session policy|bucket policy|ACL|public access block).*? of (.+)$/.exec(
      into,
    ) ?? [];
  switch (what) {
    case 'identity polic':
      return withStanding(scene, of, 'policies', json, replaces);
    case 'permissions boundary':
      return withStanding(scene, of, 'boundary', json, replaces);
    case 'session policy':
      return withStanding(scene, of, 'session', json, replaces);
    case 'bucket policy':
      return of === 'photos'
        ? { ...scene, bucketPolicy: put(scene.bucketPolicy, json, replaces) }
        : withOtherPolicy(scene, of, json);
    case 'public access block':
      return { ...scene, block: json as object };
    case 'ACL': {
      const owner = /account (\d+)/.exec(says)?.[1];
      const by = (Object.keys(people) as Person[]).find((one) =>
        people[one].endsWith(`${owner}:root`),
      );
      const grant = { by: by ?? 'root', on: of, grant: json as unknown as Grant };
      return { ...scene, grants: [...(scene.grants ?? []), grant] };
    }
    default:
      throw new Error(`nobody knows where ${into} is`);
  }
}

const holders: Readonly<Record<string, Person>> = {
  'role editor': 'editor',
  desk: 'editor',
  'role guest': 'guest',
  tour: 'guest',
};

function withStanding(
  scene: Scene,
  holder: string,
  which: 'policies' | 'boundary' | 'session',
  document: Statement,
  replaces: string | undefined,
): Scene {
  const who = holders[holder] ?? (holder as Person);
  const standing: Standing = scene.standing?.[who] ?? {};
  const changed = { ...standing, [which]: put(standing[which], document, replaces) };
  return { ...scene, standing: { ...scene.standing, [who]: changed } };
}

function put(
  statements: readonly Statement[] = [],
  document: Statement,
  replaces: string | undefined,
): readonly Statement[] {
  if (replaces === undefined) return [...statements, document];
  if (replaces === '*') return document['Statement'] as Statement[];
  return statements.map((one, index) =>
    (one.Sid ?? `statement ${index + 1}`) === replaces ? document : one,
  );
}

/** Of a bucket that has no policy in any scene, unless a remedy gave it one. */
function withOtherPolicy(scene: Scene, bucket: string, statement: Statement): Scene {
  const who = bucket === 'albums' ? 'their root' : 'root';
  const line = `PUT /${bucket}?policy`;
  const { before = [] } = scene;
  const given = before.find((request) => request.line === line)?.body;
  const { Statement: known = [] } = JSON.parse(given ?? '{}') as { Statement?: Statement[] };
  const body = JSON.stringify({ Version: '2012-10-17', Statement: [...known, statement] });
  return { ...scene, before: [...before.filter((one) => one.line !== line), { who, line, body }] };
}
