/** rclone against `bucketlab serve`. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installed, named, output } from './installed.ts';
import { serve, type Served } from './served.ts';

const there = installed('rclone', 'version');
const MiB = 1024 * 1024;

describe.skipIf(!there)(named('rclone', there, 'rclone'), { timeout: 120_000 }, () => {
  let server: Served;
  let folder: string;
  const rclone = (...args: readonly string[]) => {
    const remote = [
      's3',
      'provider=Other',
      'access_key_id=test',
      'secret_access_key=test',
      'region=us-east-1',
      'force_path_style=true',
      // Left out, rclone asks for `private`, which buckets without ACLs refuse.
      'acl=bucket-owner-full-control',
      `endpoint="${server.endpoint}"`,
    ].join();
    const addressed = args.map((arg) => arg.replace(/^lab:/, `:${remote}:`));
    return output('rclone', ['--config', '/dev/null', '--retries', '1', ...addressed], folder);
  };

  beforeAll(async () => {
    server = await serve();
    folder = await mkdtemp(join(tmpdir(), 'bucketlab-rclone-'));
    await mkdir(join(folder, 'tree/a folder'), { recursive: true });
    await writeFile(join(folder, 'tree/a folder/ü + &.txt'), 'hello');
    await writeFile(join(folder, 'tree/large.bin'), Buffer.alloc(12 * MiB, 'a large body, '));
    await rclone('mkdir', 'lab:tree');
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  test('copies a tree up, and finds it the same', async () => {
    await rclone('copy', 'tree', 'lab:tree', '--s3-upload-cutoff', '5M', '--s3-chunk-size', '5M');
    const listing = await rclone('lsf', '--recursive', '--files-only', 'lab:tree');
    expect(listing.trim().split('\n').sort()).toEqual(['a folder/ü + &.txt', 'large.bin']);
    await rclone('check', 'tree', 'lab:tree');
  });

  test('copies across in parts, and syncs down', async () => {
    await rclone('copyto', 'lab:tree/large.bin', 'lab:tree/across.bin', '--s3-copy-cutoff', '5M');
    await rclone('sync', 'lab:tree', 'down');
    const [sent, got] = await Promise.all([
      readFile(join(folder, 'tree/large.bin')),
      readFile(join(folder, 'down/across.bin')),
    ]);
    expect(got.equals(sent)).toBe(true);
  });

  test('purges, and is refused what is gone', async () => {
    await rclone('purge', 'lab:tree');
    expect(await rclone('lsd', 'lab:')).toBe('');
    await expect(rclone('lsf', 'lab:tree')).rejects.toThrow('directory not found');
  });
});
