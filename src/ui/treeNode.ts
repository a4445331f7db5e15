/** A row of the tree of the world. */
import type { Place } from './look.ts';
import type { IconName } from './parts/icon.ts';
import type { KmsKeyShown } from './state.ts';

export interface TreeNode {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  /** Muted text at the right: size, region. */
  readonly detail?: string;
  /** A small mark: “3 versions”. */
  readonly badge?: string;
  /** Nothing is there now: delete marker on top, or only an upload. */
  readonly ghost?: boolean;
  readonly synthetic?: boolean;
  /** What selecting it selects; accounts have none. */
  readonly place?: Place;
  /** What selecting it opens. */
  readonly kmsKey?: KmsKeyShown;
  readonly open: boolean;
  readonly children: readonly TreeNode[];
}
