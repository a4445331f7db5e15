/**
 * Installs what a fresh clone misses, so that `npm start` and `npm test` need nothing before them.
 * Runs on Node 20 with nothing installed: only built-in modules here.
 *
 *   node .tools/ready.mjs              packages only
 *   node .tools/ready.mjs --chromium   and a Chromium, if the machine has none
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, installChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const lock = `${root}package-lock.json`;
/** npm writes this file last, so its age tells whether an install finished after the lockfile changed. */
const installed = `${root}node_modules/.package-lock.json`;

/** @returns {boolean} whether every package of the lockfile is there in its version */
function packagesAreReady() {
  if (!existsSync(installed) || !existsSync(`${root}node_modules/.bin/node`)) return false;
  if (statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return true;
  const wanted = JSON.parse(readFileSync(lock, 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional || present[path]?.version === version,
  );
}

if (!packagesAreReady()) {
  console.log('Installing packages …');
  const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    console.error('npm install failed: see its message above.');
    process.exit(1);
  }
}

if (process.argv.includes('--chromium')) {
  const path = findChromium() ?? installChromium();
  if (!path) {
    console.error(
      'No Chromium: install Chrome or Chromium, or set CHROME_PATH to the executable of one.',
    );
    process.exit(1);
  }
}
