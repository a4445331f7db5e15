/** The AWS CLI against `bucketlab serve`. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installed, named, output } from './installed.ts';
import { serve, type Served } from './served.ts';

const there = installed('aws', '--version');
const MiB = 1024 * 1024;

describe.skipIf(!there)(named('the AWS CLI', there, 'aws'), { timeout: 120_000 }, () => {
  let server: Served;
  let folder: string;
  const aws = (...args: readonly string[]) =>
    output('aws', ['--endpoint-url', server.endpoint, ...args], folder);
  const json = async (...args: readonly string[]) =>
    JSON.parse(await aws('--output', 'json', ...args)) as Record<string, unknown>;

  beforeAll(async () => {
    server = await serve();
    folder = await mkdtemp(join(tmpdir(), 'bucketlab-cli-'));
    await aws('s3', 'mb', 's3://cli-source');
    await aws('s3', 'mb', 's3://cli-target');
  }, 60_000);

  afterAll(async () => {
    await server?.stop();
    if (folder) await rm(folder, { recursive: true });
  });

  test('s3api put-object, copy-object, head-object: what was asked for is there', async () => {
    await writeFile(join(folder, 'small.txt'), 'hello');
    const key = 'a folder/ü + ?.txt';
    const put = ['s3api', 'put-object', '--bucket', 'cli-source', '--key', key];
    await json(
      ...put,
      '--body',
      'small.txt',
      '--metadata',
      'color=blue',
      '--content-type',
      'text/x-a',
    );
    // botocore encodes the source itself.
    const source = `cli-source/${key}`;
    const copy = [
      's3api',
      'copy-object',
      '--bucket',
      'cli-target',
      '--key',
      'copy',
      '--copy-source',
      source,
    ];
    expect(await json(...copy)).toMatchObject({
      CopyObjectResult: { ETag: '"5d41402abc4b2a76b9719d911017c592"' },
    });
    const head = ['s3api', 'head-object', '--bucket', 'cli-target', '--key', 'copy'];
    expect(await json(...head)).toMatchObject({
      ContentLength: 5,
      ContentType: 'text/x-a',
      Metadata: { color: 'blue' },
    });
  });

  test('a refusal is told with its code', async () => {
    const copy = ['s3api', 'copy-object', '--bucket', 'cli-target', '--key', 'x'];
    await expect(aws(...copy, '--copy-source', 'cli-source/no-such')).rejects.toThrow('NoSuchKey');
  });

  test('s3 cp of 12 MiB goes up, across and down in parts, and is the same', async () => {
    const bytes = Buffer.alloc(12 * MiB, 'a large body, ');
    await writeFile(join(folder, 'large.bin'), bytes);
    await aws('s3', 'cp', 'large.bin', 's3://cli-source/large.bin');
    const head = ['s3api', 'head-object', '--bucket', 'cli-source', '--key', 'large.bin'];
    expect(await json(...head)).toMatchObject({
      ContentLength: bytes.length,
      ETag: expect.stringMatching(/^"[0-9a-f]{32}-2"$/),
    });
    await aws('s3', 'cp', 's3://cli-source/large.bin', 's3://cli-target/across.bin');
    await aws('s3', 'cp', 's3://cli-target/across.bin', 'down.bin');
    expect((await readFile(join(folder, 'down.bin'))).equals(bytes)).toBe(true);
  });

  test('s3 ls shows buckets, prefixes and sizes', async () => {
    expect(await aws('s3', 'ls')).toContain('cli-source');
    const listing = await aws('s3', 'ls', 's3://cli-source/');
    expect(listing).toContain('PRE a folder/');
    expect(listing).toMatch(/12582912 large\.bin/);
    expect(await aws('s3', 'ls', 's3://cli-source', '--recursive')).toContain('a folder/ü + ?.txt');
  });

  test('s3 mv and rm leave nothing behind', async () => {
    await aws('s3', 'mv', 's3://cli-source/large.bin', 's3://cli-source/moved.bin');
    await aws('s3', 'rm', 's3://cli-source', '--recursive');
    expect(await aws('s3', 'ls', 's3://cli-source')).toBe('');
    await aws('s3', 'rb', 's3://cli-source');
  });
});
