#!/usr/bin/env node
/** `bucketlab serve`: the simulator behind an HTTP server, for the AWS CLI and every other client. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { createSimulator, type Simulator } from './index.ts';
import { httpServer } from './intercept/httpServer.ts';
import { seed } from './scenarios/seed.ts';
import { memory } from './storage/memory.ts';
import { createStore } from './storage/store.ts';
import { parseWorldFile, type WorldFile } from './scenarios/worldFile.ts';
import { defaultWorld, type World } from './world/world.ts';

const usage = `Usage: bucketlab serve [--port 9000] [--host 127.0.0.1] [--world FILE]

  --port   the port to listen on; 0 takes a free one
  --host   the address to listen on
  --world  a JSON file with accounts, clock, seed, region or buckets of the world
  --help   this text
`;

/** How long a request in flight may take to end after SIGINT or SIGTERM. */
const grace = 2000;

/** A mistake of the one who calls: told in one sentence, with exit status 2. */
class Misuse extends Error {}

interface Arguments {
  readonly port: number;
  readonly host: string;
  readonly world?: string;
}

/** Undefined when help was asked for. */
function readArguments(args: readonly string[]): Arguments | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [command, ...rest] = positionals;
  if (command !== 'serve')
    throw new Misuse(
      command ? `there is no command ${command}` : 'which command? Try bucketlab serve',
    );
  if (rest.length > 0) throw new Misuse(`serve takes no argument ${rest[0]}`);
  const { port, host, world } = values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Misuse(`--port must be a number from 0 to 65535, not ${port}`);
  }
  return { port: Number(port), host, ...(world === undefined ? {} : { world }) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string', default: '9000' },
        host: { type: 'string', default: '127.0.0.1' },
        world: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    // Node adds advice on positionals, sentence by sentence.
    throw new Misuse((error as Error).message.split('. ')[0]);
  }
}

/** Served, a world goes by the time of the machine, as its clients do; a file may say otherwise. */
const served: World = { ...defaultWorld, clock: { kind: 'system' } };

async function readWorld(path: string | undefined): Promise<WorldFile> {
  if (path === undefined) return { world: served, seed: { buckets: [] } };
  try {
    return parseWorldFile(await readFile(path, 'utf8'), served);
  } catch (error) {
    throw new Misuse(`--world ${path}: ${(error as Error).message}`);
  }
}

/** What a file starts with is made before anything goes wrong. */
async function fill(file: WorldFile, path: string | undefined): Promise<Simulator> {
  const { world } = file;
  const [store, systemTime] = [createStore(memory()), Date.now];
  try {
    await seed(createSimulator({ world: { ...world, faults: [] }, store, systemTime }), file.seed);
  } catch (error) {
    throw new Misuse(`--world ${path}: ${(error as Error).message}`);
  }
  return createSimulator({ world, store, systemTime });
}

const failures: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is already in use',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is not an address of this machine',
  ENOTFOUND: 'is not a known host',
};

async function listen(server: Server, { host, port }: Arguments): Promise<string> {
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new Misuse(`${host}:${port} ${failures[code] ?? `cannot be listened on: ${message}`}`);
  }
  const { address, family, port: actual } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`;
}

function closeOnSignal(server: Server): void {
  const close = () => {
    server.close();
    setTimeout(() => server.closeAllConnections(), grace).unref();
  };
  process.once('SIGINT', close);
  process.once('SIGTERM', close);
  closeWithParent(close);
}

/** npm runs scripts in a shell that does not pass its signals on: when that shell is gone, the server must go too. */
function closeWithParent(close: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    close();
  }, 250).unref();
}

async function main(): Promise<void> {
  const args = readArguments(process.argv.slice(2));
  if (!args) return void process.stdout.write(usage);
  const file = await readWorld(args.world);
  const server = httpServer(await fill(file, args.world));
  const address = await listen(server, args);
  closeOnSignal(server);
  console.log(`bucketlab listening on ${address}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  // S3's messages bring their own full stop.
  console.error(`bucketlab: ${error.message.replace(/\.$/, '')}.`);
  process.exitCode = 2;
}
