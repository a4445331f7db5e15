import { expect, test } from 'vitest';
import { seed } from '../../src/scenarios/seed.ts';
import { parseWorldFile } from '../../src/scenarios/worldFile.ts';
import { createSimulator } from '../../src/simulator.ts';
import { defaultWorld } from '../../src/world/world.ts';

const arn = 'arn:aws:s3:eu-west-1:123456789012:accesspoint/finance';
const Statement = [
  { Effect: 'Allow', Principal: { AWS: '210987654321' }, Action: 's3:*', Resource: arn },
];
const written = (more = {}) =>
  JSON.stringify({
    buckets: [
      {
        name: 'photos',
        region: 'eu-west-1',
        accessPoints: [{ name: 'finance', vpc: 'vpc-1', policy: { Statement }, ...more }],
      },
    ],
  });

async function filled(file: string) {
  const { world, seed: described } = parseWorldFile(file);
  const simulator = createSimulator({ world });
  await seed(simulator, described);
  return [...simulator.records.scan('ap/')];
}

test('access points are made with their bucket, in a strict world too', async () => {
  const strict = { ...(JSON.parse(written()) as object), strict: true };
  for (const file of [written(), JSON.stringify(strict)])
    expect(await filled(file)).toMatchObject([
      { kind: 'accessPoint', name: 'finance', bucket: 'photos', region: 'eu-west-1', vpc: 'vpc-1' },
    ]);
  expect(defaultWorld.strict).toBe(false);
});

test('one that does not fit is told of', async () => {
  await expect(filled(written({ name: 'no' }))).rejects.toThrow(
    "The seed's CreateAccessPoint of photos, no as test was answered 400 InvalidAccessPoint",
  );
  await expect(filled(written({ vpc: 1 }))).rejects.toThrow('accessPoints[0].vpc');
});
