/** Times things beside their floors, in turns, so that a loaded machine slows both alike. Runs in Node and in a page. */

/** `run` does the thing once, `floor` what no implementation could do without. */
export interface Case {
  readonly name: string;
  readonly way: string;
  readonly run: () => Promise<unknown>;
  readonly floor: () => Promise<unknown>;
  /** How often in one round; fewer for what is slow. */
  readonly times: number;
}

/** Milliseconds are the best round's median; `ratio` is the median of the rounds' ratios. */
export interface Measured {
  readonly name: string;
  readonly way: string;
  readonly ms: number;
  readonly floorMs: number;
  readonly ratio: number;
}

const rounds = 7;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The median time of one call. Calls too short for the clock are timed in groups. */
async function time(call: () => Promise<unknown>, times: number): Promise<number> {
  const group = times >= 100 ? 10 : 1;
  const samples: number[] = [];
  for (let i = 0; i < times; i += group) {
    const start = performance.now();
    for (let j = 0; j < group; j++) await call();
    samples.push((performance.now() - start) / group);
  }
  return median(samples);
}

export async function measure({ name, way, run, floor, times }: Case): Promise<Measured> {
  const own: number[] = [];
  const floors: number[] = [];
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const [a, b] = round % 2 ? [run, floor] : [floor, run];
    const first = await time(a, times);
    const second = await time(b, times);
    if (round === 0) continue;
    own.push(round % 2 ? first : second);
    floors.push(round % 2 ? second : first);
  }
  const ratio = median(own.map((ms, i) => ms / (floors[i] ?? Number.NaN)));
  return { name, way, ms: Math.min(...own), floorMs: Math.min(...floors), ratio };
}
