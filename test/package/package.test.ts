/** The package as its users get it: packed, installed elsewhere, imported, typed, bundled, and run. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = (name: string) => join(root, 'node_modules/.bin', name);

let folder: string;
let tarball: string;

/** Runs a command and gives its output; what it complained of is in the error's message. */
async function run(cwd: string, command: string, ...args: readonly string[]): Promise<string> {
  try {
    return (await execute(command, args, { cwd, maxBuffer: 16 * 1024 * 1024 })).stdout;
  } catch (error) {
    const { message, stdout = '' } = error as Error & { stdout?: string };
    throw new Error(`${message}\n${stdout}`, { cause: error });
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucketlab-package-'));
  await run(root, 'node', '.tools/library.ts');
  await run(root, 'npm', 'pack', '--pack-destination', folder);
  tarball = join(folder, (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '');
  await write('package.json', JSON.stringify({ name: 'user', private: true, type: 'module' }));
  await run(
    folder,
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    tarball,
    'msw@3.0.5',
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('holds what it should and nothing of the sources', async () => {
  const names = (await run(folder, 'tar', '-tzf', tarball)).split('\n').filter(Boolean);
  const strange = names.filter(
    (name) => !/^package\/(dist\/lib\/|(package\.json|README\.md|LICENSE|NOTICE)$)/.test(name),
  );
  expect(strange).toEqual([]);
  expect(names).toContain('package/dist/lib/index.js');
});

test('publint and attw find nothing', async () => {
  await run(root, bin('publint'), '--strict', tarball);
  await run(root, bin('attw'), tarball, '--profile', 'esm-only');
});

test("import { createSimulator } from 'bucketlab' gives an S3", async () => {
  await write(
    'use.js',
    `import { createSimulator } from 'bucketlab';
     const simulator = createSimulator();
     const send = (path, init) => simulator.fetch(new Request('https://s3.us-east-1.amazonaws.com' + path, {
       headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0' },
       ...init,
     }));
     await send('/a-bucket', { method: 'PUT' });
     await send('/a-bucket/key', { method: 'PUT', body: 'hello' });
     console.log(await (await send('/a-bucket/key')).text());`,
  );
  expect(await run(folder, 'node', 'use.js')).toBe('hello\n');
});

test('bucketlab/msw and bucketlab/node answer the requests of a process', async () => {
  await write(
    'intercept.js',
    `import { createSimulator } from 'bucketlab';
     import { handlers } from 'bucketlab/msw';
     import { interceptNode } from 'bucketlab/node';
     if (handlers(createSimulator()).length === 0) throw new Error('no handlers');
     const { stop } = await interceptNode(createSimulator());
     const response = await fetch('https://s3.us-east-1.amazonaws.com/no-such-bucket');
     console.log(response.status, response.headers.get('server'));
     stop();`,
  );
  expect(await run(folder, 'node', 'intercept.js')).toMatch(/^\d{3} AmazonS3\n$/);
});

describe.each(['nodenext', 'bundler'])(
  'its types resolve with moduleResolution %s',
  (resolution) => {
    test('and say what they are', async () => {
      await write(
        `${resolution}/use.ts`,
        `import { createSimulator, type Exchange, type Simulator } from 'bucketlab';
       import { connect, interceptPage } from 'bucketlab/browser';
       import { handlers } from 'bucketlab/msw';
       import { httpServer, interceptNode } from 'bucketlab/node';
       const simulator: Simulator = createSimulator();
       export const uses = [connect, interceptPage, handlers, httpServer, interceptNode];
       export const stop: () => void = simulator.observe((exchange: Exchange) => exchange.trace);
       // @ts-expect-error: there are types, not any
       simulator.fetch(1);`,
      );
      const module = resolution === 'nodenext' ? 'nodenext' : 'esnext';
      const compilerOptions = {
        module,
        moduleResolution: resolution,
        target: 'es2024',
        lib: ['es2024', 'dom'],
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
      };
      await write(`${resolution}/tsconfig.json`, JSON.stringify({ compilerOptions }));
      await run(folder, bin('tsc'), '-p', resolution);
    });
  },
);

test('a bundler finds the worker of bucketlab/browser', async () => {
  await write('site/index.html', '<script type="module" src="./main.js"></script>');
  await write('site/main.js', "import { connect } from 'bucketlab/browser';\nconnect();");
  await run(folder, bin('vite'), 'build', 'site', '--logLevel', 'error');
  const assets = await readdir(join(folder, 'site/dist/assets'));
  expect(assets.filter((name) => name.startsWith('host-'))).toHaveLength(1);
});

test('npx bucketlab serve answers over HTTP', async () => {
  const child = spawn('npx', ['bucketlab', 'serve', '--port', '0'], {
    cwd: folder,
    detached: true,
  });
  const exited = once(child, 'exit');
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, endpoint] = /^bucketlab listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line) ?? [];
      expect(endpoint, line).toBeDefined();
      expect((await fetch(`${endpoint}/`)).headers.get('server')).toBe('AmazonS3');
      break;
    }
  } finally {
    // npx does not hand a signal on: end its whole group.
    process.kill(-(child.pid as number), 'SIGTERM');
    await exited;
  }
});
