/** boto3, signing with versions 4 and 2, against `bucketlab serve` in a world that judges every signature. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { installed, named, output } from './installed.ts';
import { serve } from './served.ts';

const there = installed('python3', '-c', 'import boto3');
const script = fileURLToPath(new URL('./strict.py', import.meta.url));

describe.skipIf(!there)(named('boto3', there, 'boto3'), () => {
  test('signs as a strict world wants it', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bucketlab-strict-'));
    const world = join(folder, 'world.json');
    writeFileSync(world, '{ "strict": true, "buckets": [{ "name": "seeded" }] }');
    const server = await serve('--world', world);
    const as = {
      read: 'he',
      listed: 1,
      tagged: 200,
      url: 200,
      put: 200,
      metadata: { b: '2' },
      'other type': [403, 'SignatureDoesNotMatch'],
      posted: 204,
      refused: 'SignatureDoesNotMatch',
    };
    try {
      const seen: unknown = JSON.parse(await output('python3', [script, server.endpoint], '.'));
      expect(seen).toEqual({ s3v4: as, s3: as });
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
