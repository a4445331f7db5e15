/**
 * Where the tests' Chromium is: CHROME_PATH, an installed Chrome or Chromium, Playwright's own download,
 * and as a last resort the system's package manager. Built-in modules only: runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const commands = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome',
];

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  `${process.env['ProgramFiles'] ?? 'C:\\Program Files'}\\Google\\Chrome\\Application\\chrome.exe`,
];

/** What a test's Chromium is started with: quiet, off the network, and able to run as root in a container. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | undefined} the Chromium that Playwright downloaded for itself */
function playwrightsOwn() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright');
    const path = chromium.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The executable of a Chrome or Chromium on this machine.
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROME_PATH names no executable: ${named}`);
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = commands.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...elsewhere].find(runs) ?? playwrightsOwn();
}

/**
 * Downloads Playwright's Chromium, or installs the system's package when that is not possible.
 * @returns {string | undefined}
 */
export function installChromium() {
  const run = (/** @type {string} */ command, /** @type {string[]} */ args) => {
    console.log(`No Chromium found: ${command} ${args.join(' ')} …`);
    const options = { cwd: root, timeout: 300_000, stdio: /** @type {const} */ ('inherit') };
    return spawnSync(command, args, options).status === 0;
  };
  run(join(root, 'node_modules/.bin/playwright'), ['install', 'chromium']);
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  return findChromium();
}
