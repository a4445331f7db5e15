/** How properties are run: `PROPERTY_SEED` repeats a run, `PROPERTY_RUNS` sets how long it is. */
import type { Parameters } from 'fast-check';

export function runs(usual: number): Parameters<unknown> {
  const { PROPERTY_SEED: seed, PROPERTY_RUNS: asked } = process.env;
  return {
    numRuns: asked === undefined ? usual : Number(asked),
    ...(seed !== undefined && { seed: Number(seed) }),
  };
}
