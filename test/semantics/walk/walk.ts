/** Requests that make every rule do all it can, scene by scene. */
import { seed } from '../../../src/scenarios/seed.ts';
import { defaultWorld, type World } from '../../../src/world/world.ts';
import type { Lab } from '../lab.ts';
import { access } from './access.ts';
import { accessPoints } from './accessPoints.ts';
import { archives } from './archives.ts';
import { annotations } from './annotations.ts';
import { buckets } from './buckets.ts';
import { configurations } from './configurations.ts';
import { copies } from './copies.ts';
import { cors } from './cors.ts';
import { deletes } from './deletes.ts';
import { documented } from './documented.ts';
import { forms } from './forms.ts';
import { faults } from './faults.ts';
import { encryption } from './encryption.ts';
import { ask, enter, it } from './ground.ts';
import { keys } from './keys.ts';
import { lifecycles } from './lifecycles.ts';
import { listings } from './listings.ts';
import { limited, limits } from './limits.ts';
import { locks } from './locks.ts';
import { reads } from './reads.ts';
import { reserved } from './reserved.ts';
import { divided, regions } from './regions.ts';
import { before, letters } from './letters.ts';
import { roles, withRoles } from './roles.ts';
import { sharing } from './sharing.ts';
import { signatures } from './signatures.ts';
import { strict } from './strict.ts';
import { page } from './page.ts';
import { select } from './select.ts';
import { tags } from './tags.ts';
import { uploads } from './uploads.ts';
import { visits, website } from './website.ts';
import { writes } from './writes.ts';

/** In order: each finds what those before it left. */
const scenes = [
  furnish,
  access,
  signatures,
  forms,
  buckets,
  writes,
  tags,
  reads,
  copies,
  uploads,
  listings,
  archives,
  encryption,
  deletes,
  cors,
  website,
  visits,
  locks,
  sharing,
  reserved,
  keys,
  faults,
  annotations,
  configurations,
  select,
  lifecycles,
  accessPoints,
];

type Scene = () => Promise<void>;

/** Walks through worlds that are set up in other ways, for what the default world cannot show. */
export const walks: readonly { readonly world?: World; readonly scenes?: readonly Scene[] }[] = [
  {},
  { world: { ...defaultWorld, follows: 'documented' }, scenes: [furnish, documented] },
  { world: { ...defaultWorld, strict: true }, scenes: [strict] },
  { world: { ...defaultWorld, cors: 'strict' }, scenes: [furnish, page] },
  { world: divided, scenes: [regions] },
  { world: limited, scenes: [furnish, limits] },
  { world: before, scenes: [letters] },
  { world: withRoles, scenes: [roles] },
];

/** What most scenes find. */
async function furnish(): Promise<void> {
  await ask('GET /photos');
  const film = { key: 'film.mov', body: { size: 6 * 1024 ** 3, pattern: 'frame' } };
  await seed(it.simulator, { buckets: [{ name: 'photos', as: 'test', objects: [film] }] });
  await ask('PUT /photos/cat', {}, 'a');
  await ask('PUT /photos/ice', { 'x-amz-storage-class': 'GLACIER' }, 'a');
}

/** The scenes, in a world that has nothing yet. */
export async function walk(through: Lab, chosen: readonly Scene[] = scenes): Promise<void> {
  enter(through);
  for (const scene of chosen) await scene();
}
