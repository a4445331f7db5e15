import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { serve, type Served } from './interop/served.ts';

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url));

interface Ended {
  readonly status: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command to its end. */
const run = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [cli, ...args], { timeout: 10_000 }, (error, stdout, stderr) =>
      resolve({ status: error ? (error.code ?? null) : 0, stdout, stderr }),
    );
  });

let folder: string;
let server: Served | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucketlab-'));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => server?.stop());

const file = async (name: string, text: string) => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

describe('a mistake is told in one sentence, with exit status 2', () => {
  test.each([
    [['serve', '--prot', '1'], "Unknown option '--prot'"],
    [['serve', '--port'], "Option '--port <value>' argument missing"],
    [['serve', '--port', 'x'], '--port must be a number from 0 to 65535, not x'],
    [['serve', '--port', '70000'], '--port must be a number from 0 to 65535, not 70000'],
    [['serve', 'here'], 'serve takes no argument here'],
    [['sevre'], 'there is no command sevre'],
    [[], 'which command? Try bucketlab serve'],
    [['serve', '--host', '203.0.113.1'], '203.0.113.1:9000 is not an address of this machine'],
  ])('%j', async (args, sentence) => {
    expect(await run(...args)).toEqual({
      status: 2,
      stdout: '',
      stderr: `bucketlab: ${sentence}.\n`,
    });
  });

  test('a world file that is not there, is no JSON, or no world', async () => {
    const missing = await run('serve', '--world', join(folder, 'missing.json'));
    expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining('no such file') });
    const broken = await run('serve', '--world', await file('broken.json', '{'));
    expect(broken).toMatchObject({ status: 2, stderr: expect.stringContaining('must be JSON') });
    const path = await file('wrong.json', '{"accounts": 1}');
    expect(await run('serve', '--world', path)).toEqual({
      status: 2,
      stdout: '',
      stderr: `bucketlab: --world ${path}: world.accounts must be a list that is not empty.\n`,
    });
    const refused = await run(
      'serve',
      '--world',
      await file('refused.json', '{"buckets": [{"name": "A"}]}'),
    );
    expect(refused.stderr).toMatch(/InvalidBucketName: The specified bucket is not valid\.\n$/);
  });

  test('a port in use', async () => {
    server = await serve();
    expect(await run('serve', '--port', String(server.port))).toEqual({
      status: 2,
      stdout: '',
      stderr: `bucketlab: 127.0.0.1:${server.port} is already in use.\n`,
    });
  });
});

test('--help prints how it is used', async () => {
  const { status, stdout } = await run('--help');
  expect([status, stdout.split('\n')[0]]).toEqual([
    0,
    'Usage: bucketlab serve [--port 9000] [--host 127.0.0.1] [--world FILE]',
  ]);
});

test('the ready line names the address, and the address answers', async () => {
  server = await serve();
  expect(server.endpoint).toBe(`http://127.0.0.1:${server.port}`);
  const response = await fetch(server.endpoint);
  expect(response.headers.get('content-type')).toContain('xml');
});

test('--world is the world that is served', async () => {
  server = await serve('--world', await file('world.json', '{"seed": "another"}'));
  const id = (await fetch(server.endpoint)).headers.get('x-amz-request-id');
  await server.stop();
  server = await serve();
  expect((await fetch(server.endpoint)).headers.get('x-amz-request-id')).not.toBe(id);
});

test('the faults of a file strike clients, not what the file itself makes', async () => {
  const world = {
    buckets: [{ name: 'photos', objects: [{ key: 'cat', body: 'a cat' }] }],
    kmsKeys: [{ alias: 'alias/cat' }],
    faults: [{ does: { kind: 'error', code: 'SlowDown' } }],
  };
  server = await serve('--world', await file('faulty.json', JSON.stringify(world)));
  const { endpoint } = server;
  const asked = async () => (await fetch(`${endpoint}/photos/cat`)).status;
  expect([await asked(), await asked()]).toEqual([503, 403]);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it cleanly, with a connection open',
  async (signal) => {
    server = await serve();
    await fetch(server.endpoint);
    const idle = connect(server.port, '127.0.0.1');
    await once(idle, 'connect');
    server.process.kill(signal);
    const [status] = await once(server.process, 'exit');
    expect(status).toBe(0);
    idle.destroy();
  },
);
