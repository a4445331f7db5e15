/** Bucketlab as its users start it: a process that serves, on a port of its own choosing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Served {
  readonly endpoint: string;
  readonly port: number;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const readyLine = /^bucketlab listening on (http:\/\/.*:(\d+))$/;

/** Starts `bucketlab serve` from source and waits for its ready line. Rejects with what it said instead. */
export async function serve(...args: readonly string[]): Promise<Served> {
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += String(chunk);
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [, endpoint, port] = readyLine.exec(line) ?? [];
    if (!endpoint) continue;
    child.stdout.resume();
    return { endpoint, port: Number(port), process: child, stop: () => stop(child) };
  }
  throw new Error(`bucketlab did not start: ${complaint}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
