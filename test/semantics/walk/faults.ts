import type { FaultEffect } from '../../../src/world/faults.ts';
import { ask, copy, it } from './ground.ts';

/** Each kind of fault, under a copy. */
export async function faults(): Promise<void> {
  const all: readonly FaultEffect[] = [
    { kind: 'delay', ms: 1000 },
    { kind: 'error', code: 'SlowDown' },
    { kind: 'late' },
    { kind: 'empty' },
    { kind: 'drop', at: 'before' },
    { kind: 'drop', at: 'body' },
    { kind: 'drop', at: 'before', done: true },
  ];
  await ask('PUT /photos/cat', {}, 'a');
  for (const does of all) {
    it.simulator.inject([{ does }]);
    await copy({}, 'struck');
  }
  it.simulator.inject([]);
}
