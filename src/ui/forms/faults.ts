/** What a user can let go wrong with the next request. */
import type { FaultEffect } from '../../world/faults.ts';

export type FaultName = 'late' | 'empty' | 'before' | 'body' | 'slow' | 'internal';

interface Choice {
  readonly label: string;
  readonly does: FaultEffect;
  /** Only operations that answer 200 before they are done. */
  readonly early?: true;
}

export const faults: Readonly<Record<FaultName, Choice>> = {
  late: { label: '200, then an error inside', does: { kind: 'late' }, early: true },
  empty: { label: '200, then nothing', does: { kind: 'empty' }, early: true },
  before: { label: 'the connection drops, nothing is done', does: { kind: 'drop', at: 'before' } },
  body: {
    label: 'it is done, and the answer is cut off',
    does: { kind: 'drop', at: 'body', done: true },
  },
  slow: { label: '503 Slow Down', does: { kind: 'error', code: 'SlowDown' } },
  internal: { label: '500 Internal Error', does: { kind: 'error', code: 'InternalError' } },
};

const early = new Set(['CopyObject', 'UploadPartCopy', 'CompleteMultipartUpload']);

/** Those that can strike an operation. */
export function faultsFor(operation: string): readonly (readonly [FaultName, string])[] {
  return (Object.entries(faults) as [FaultName, Choice][])
    .filter(([, choice]) => !choice.early || early.has(operation))
    .map(([name, { label }]) => [name, label]);
}
