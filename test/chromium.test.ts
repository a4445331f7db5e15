import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium } from '../.tools/chromium.mjs';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bucketlab-'));
  vi.stubEnv('CHROME_PATH', '');
  vi.stubEnv('PATH', ['first', 'second'].map((name) => join(folder, name)).join(':'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

async function install(path: string): Promise<string> {
  const file = join(folder, path);
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, '');
  await chmod(file, 0o755);
  return file;
}

test('CHROME_PATH comes before what is installed', async () => {
  await install('first/chromium');
  const named = await install('elsewhere/my-chrome');
  vi.stubEnv('CHROME_PATH', named);
  expect(findChromium()).toBe(named);
});

test('a CHROME_PATH that names nothing is said, not passed over', async () => {
  await install('first/chromium');
  vi.stubEnv('CHROME_PATH', join(folder, 'nothing'));
  expect(() => findChromium()).toThrow(/CHROME_PATH names no executable/);
});

test('an installed Chrome or Chromium is found on the path', async () => {
  const chromium = await install('second/chromium');
  expect(findChromium()).toBe(chromium);
  const chrome = await install('second/google-chrome');
  expect(findChromium()).toBe(chrome);
});
