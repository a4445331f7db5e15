import type { DigestStore } from '../storage/digests.ts';
import type { Store } from '../storage/store.ts';
import type { Faults } from '../world/faults.ts';
import type { Ids } from '../world/ids.ts';
import type { World } from '../world/world.ts';

/** What a simulator is made of. */
export interface Parts {
  readonly world: World;
  readonly store: Store;
  readonly digests: DigestStore;
  readonly ids: Ids;
  readonly faults: Faults;
  /** Moves the world's clock forward by `ms`. */
  advance(ms: number): Promise<void>;
}
