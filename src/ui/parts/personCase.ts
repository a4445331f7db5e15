/** One of the people in his world, and what is proposed for him. */
import type { PrincipalView, RoleView, WorldView } from '../../worker/api.ts';
import type { Emit } from '../intent.ts';
import type { Proposed } from '../state.ts';

export interface PersonCase {
  readonly person: PrincipalView | RoleView;
  readonly world: WorldView;
  readonly proposed: Proposed | undefined;
  readonly emit: Emit;
}
