/**
 * Whatever happens to a bucket, it holds what a small model of it says: bytes, versions, tags, metadata, ETags; and every
 * answer on the way is sound. `PROPERTY_SEED` repeats a run; a failing one is told with its shortest sequence.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lab } from '../semantics/lab.ts';
import { agrees, commands, keys } from './bucketCommands.ts';
import { emptyBucket } from './bucketModel.ts';
import { runs } from './runs.ts';
import { faultsOf } from './sound.ts';

test('a bucket is what its model says', { timeout: 60_000 }, async () => {
  const holds = async (
    sequence: Iterable<
      fc.AsyncCommand<ReturnType<typeof emptyBucket>, Awaited<ReturnType<typeof lab>>>
    >,
  ) => {
    const model = emptyBucket();
    const real = await lab({ buckets: ['photos'] });
    const faults: string[] = [];
    real.simulator.observe((exchange) => faults.push(...faultsOf(exchange)));
    await fc.asyncModelRun(() => ({ model, real }), sequence);
    await agrees(model, real, keys);
    expect(faults).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(commands, holds), runs(40));
});
