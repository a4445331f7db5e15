/** s3cmd against `bucketlab serve`. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installed, named, output } from './installed.ts';
import { serve, type Served } from './served.ts';

const there = installed('s3cmd', '--version');
const MiB = 1024 * 1024;

describe.skipIf(!there)(named('s3cmd', there, 's3cmd'), { timeout: 120_000 }, () => {
  let server: Served;
  let folder: string;
  const s3cmd = (...args: readonly string[]) => {
    const host = `127.0.0.1:${server.port}`;
    const keys = ['--access_key=test', '--secret_key=test', '--config=/dev/null', '--no-progress'];
    const where = [`--host=${host}`, `--host-bucket=${host}`, '--no-ssl'];
    return output('s3cmd', [...where, ...keys, ...args], folder);
  };

  beforeAll(async () => {
    server = await serve();
    folder = await mkdtemp(join(tmpdir(), 'bucketlab-s3cmd-'));
    await s3cmd('mb', 's3://s3cmd-source');
    await s3cmd('mb', 's3://s3cmd-target');
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  test('puts, copies, tells of and gets a file', async () => {
    await writeFile(join(folder, 'small.txt'), 'hello');
    const key = 's3://s3cmd-source/a folder/ü + ?.txt';
    await s3cmd('put', 'small.txt', key, '--add-header=x-amz-meta-color:blue');
    await s3cmd('cp', key, 's3://s3cmd-target/copy');
    const told = await s3cmd('info', 's3://s3cmd-target/copy');
    expect(told).toMatch(/x-amz-meta-color: +blue/);
    expect(told).toMatch(/MD5 sum: +5d41402abc4b2a76b9719d911017c592/);
    await s3cmd('get', 's3://s3cmd-target/copy', 'down.txt');
    expect(await readFile(join(folder, 'down.txt'), 'utf8')).toBe('hello');
    expect(await s3cmd('ls', '--recursive', 's3://s3cmd-source')).toContain('a folder/ü + ?.txt');
  });

  test('sends and copies a large file in parts', async () => {
    const bytes = Buffer.alloc(12 * MiB, 'a large body, ');
    await writeFile(join(folder, 'large.bin'), bytes);
    const inParts = '--multipart-chunk-size-mb=5';
    await s3cmd('put', inParts, 'large.bin', 's3://s3cmd-source/large.bin');
    await s3cmd('cp', inParts, 's3://s3cmd-source/large.bin', 's3://s3cmd-target/across.bin');
    await s3cmd('get', 's3://s3cmd-target/across.bin', 'across.bin');
    expect((await readFile(join(folder, 'across.bin'))).equals(bytes)).toBe(true);
  });

  test('is refused what is not there, and leaves nothing behind', async () => {
    await expect(s3cmd('get', 's3://s3cmd-source/gone', 'gone')).rejects.toThrow('does not exist');
    await s3cmd('rb', '--recursive', '--force', 's3://s3cmd-source');
    expect(await s3cmd('ls')).not.toContain('s3cmd-source');
  });
});
