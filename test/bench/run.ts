/** `npm run bench [-- --json FILE]`: each request by each way in, beside the floor of that way. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchChromium } from './inChromium.ts';
import { benchHttp, benchInProcess } from './inNode.ts';
import type { Measured } from './measure.ts';
import { verificationsPerSecond } from './signatures.ts';

/** Ratios that must not be passed. Ways without a limit are shown only. */
const limits: Readonly<Record<string, number>> = { 'MSW + worker': 1.1 };

/** What must be reached, in a second, whatever the floor. */
const verifications = 10_000;

const { json } = parseArgs({ options: { json: { type: 'string' } } }).values;

const row = (cells: readonly string[]) =>
  cells.map((cell, i) => (i < 2 ? cell.padEnd(20) : cell.padStart(10))).join('');

console.log(row(['request', 'way in', 'ms', 'floor ms', 'ratio', 'limit']));
const results: Measured[] = [];
for (const bench of [benchInProcess, benchHttp, benchChromium]) {
  for (const result of await bench()) {
    const { name, way, ms, floorMs, ratio } = result;
    results.push(result);
    const limit = limits[way]?.toFixed(2) ?? '';
    console.log(row([name, way, ms.toFixed(4), floorMs.toFixed(4), ratio.toFixed(2), limit]));
  }
}

const verified = await verificationsPerSecond();
console.log(`\n${Math.round(verified)} signatures verified per second, limit ${verifications}`);

if (json) {
  const ratios = results.map(({ name, way, ratio }) => {
    const limit = limits[way] ?? null;
    return {
      name: `${name}, ${way} ÷ floor`,
      value: ratio,
      limit,
      ok: limit === null || ratio <= limit,
    };
  });
  const absolute = {
    name: 'Signatures verified per second in Node, at least',
    value: verified,
    limit: verifications,
    ok: verified >= verifications,
  };
  const report = [...ratios, absolute];
  writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`);
}
