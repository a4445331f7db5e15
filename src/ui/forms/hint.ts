/** One thing noticed about a request before it is sent. */
import type { Draft } from '../../scenarios/draft.ts';
import type { WorldView } from '../../worker/api.ts';

export interface Hint {
  readonly severity: 'warning' | 'info';
  readonly text: string;
  /** The header it is about. */
  readonly at?: string;
  readonly fix?: { readonly label: string; readonly draft: Draft };
}

export type Lint = (draft: Draft, world: WorldView | null) => readonly Hint[];
