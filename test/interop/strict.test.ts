/** boto3, signing with versions 4 and 2, and the AWS CLI, against `bucketlab serve` in a world that judges every signature. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { installed, named, output } from './installed.ts';
import { withSession } from '../semantics/sessions.ts';
import { serve } from './served.ts';

const there = installed('python3', '-c', 'import boto3');
const script = fileURLToPath(new URL('./strict.py', import.meta.url));

async function serveStrict() {
  const folder = mkdtempSync(join(tmpdir(), 'bucketlab-strict-'));
  const world = join(folder, 'world.json');
  const session = { accessKeyId: 'ASIASESSION', secretAccessKey: 'of a session' };
  const accounts = withSession({ ...session, sessionToken: 'to/ken+=' });
  writeFileSync(world, JSON.stringify({ strict: true, accounts, buckets: [{ name: 'seeded' }] }));
  return { server: await serve('--world', world), folder };
}

describe.skipIf(!there)(named('boto3', there, 'boto3'), () => {
  test('signs as a strict world wants it', { timeout: 120_000 }, async () => {
    const { server, folder } = await serveStrict();
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
      session: [200, 200],
      'no token': 'InvalidAccessKeyId',
      'other token': 'InvalidToken',
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

const cli = installed('aws', '--version');

describe.skipIf(!cli)(named('the AWS CLI', cli, 'aws'), () => {
  test('signs as a strict world wants it', { timeout: 120_000 }, async () => {
    const { server, folder } = await serveStrict();
    const aws = (...args: readonly string[]) =>
      output('aws', ['--endpoint-url', server.endpoint, ...args], folder);
    try {
      const bytes = Buffer.alloc(9 * 1024 * 1024, 'bucketlab');
      writeFileSync(join(folder, 'large.bin'), bytes);
      await aws('s3', 'cp', 'large.bin', 's3://seeded/a folder/ü +&.bin');
      await aws('s3', 'cp', 's3://seeded/a folder/ü +&.bin', 's3://seeded/copy.bin');
      await aws('s3', 'cp', 's3://seeded/copy.bin', 'back.bin');
      expect(readFileSync(join(folder, 'back.bin')).equals(bytes)).toBe(true);
      const url = (await aws('s3', 'presign', 's3://seeded/copy.bin')).trim();
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
      const wrong = output(
        'aws',
        ['--endpoint-url', server.endpoint, 's3api', 'list-buckets', '--no-sign-request'],
        folder,
      );
      await expect(wrong).rejects.toThrow('AccessDenied');
    } finally {
      await server.stop();
      rmSync(folder, { recursive: true });
    }
  });
});
