/** Over all that the walk asks, each answer is sound. */
import { expect, test } from 'vitest';
import { lab } from '../semantics/lab.ts';
import { walk, walks } from '../semantics/walk/walk.ts';
import { faultsOf } from './sound.ts';

/** The walk may take its time on a busy machine. */
const patience = 60_000;

test('every answer is one of the model, and every refusal has one decisive step', {
  timeout: patience,
}, async () => {
  const faults: string[] = [];
  let answers = 0;
  for (const { world, scenes } of walks) {
    const it = await lab(world && { world });
    it.simulator.observe((exchange) => {
      answers += 1;
      faults.push(...faultsOf(exchange));
    });
    await walk(it, scenes);
  }
  expect(faults).toEqual([]);
  expect(answers).toBeGreaterThan(200);
});

test('a stranger would be told of', async () => {
  const it = await lab({ buckets: ['photos'] });
  await it.s3.listObjectsV2({ Bucket: 'photos' });
  const listing = it.last();
  const { answer } = listing;
  const headers = [...answer.headers, ['x-amz-strange', 'x'] as const];
  const preview = new TextEncoder().encode(
    '<ListBucketResult><Contents><Colour>red</Colour></Contents></ListBucketResult>',
  );
  const body = { size: preview.length, preview };
  const [step] = listing.trace;
  const trace = step ? [{ ...step, decisive: true }] : [];
  expect(faultsOf({ ...listing, trace, answer: { ...answer, headers, body } })).toEqual([
    expect.stringContaining('200 has 1 decisive steps'),
    expect.stringContaining('the header x-amz-strange'),
    expect.stringContaining('the element ListBucketResult/Contents/Colour'),
  ]);
});
