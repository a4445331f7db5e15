/**
 * `node .tools/screens.mjs`: the pictures of the README, taken of the built site. Each is the same every time: a fixed
 * window, no motion, the ready-made world with its own clock, and the only measured number fixed.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumArgs, findChromium } from './chromium.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'public/screens');

/** What a picture may weigh: it is in the repository, and in the README. */
const heaviest = 250_000;

/** @typedef {import('playwright').Page} Page */

/** @param {Page} page */
async function send(page) {
  await page.click('#send');
  await page.locator('.verdict').waitFor();
}

/** @param {Page} page */
async function refuse(page) {
  await page.locator('.example', { hasText: 'Copy to vault' }).click();
  await page.locator('.verdict').waitFor();
  await page.click('.verdict-statement');
  await page.locator('.statement.deciding').waitFor();
}

const wide = { width: 1280, height: 800 };
const narrow = { width: 390, height: 844 };

/** @type {readonly { name: string; scheme: 'light' | 'dark'; viewport: typeof wide; act: (page: Page) => Promise<void> }[]} */
const pictures = [
  { name: 'play-1280-light', scheme: 'light', viewport: wide, act: send },
  { name: 'play-1280-dark', scheme: 'dark', viewport: wide, act: send },
  { name: 'play-390-light', scheme: 'light', viewport: narrow, act: send },
  { name: 'trace-1280-light', scheme: 'light', viewport: wide, act: refuse },
];

/** Says one duration for all: how long the simulator took is measured, and never the same. */
function fixDurations() {
  for (const place of document.querySelectorAll('.verdict-numbers span[title], .entry-took'))
    place.textContent = '1.0 ms';
}

/** Focus, pointer and caret are no part of a picture. @param {Page} page */
async function settle(page) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await page.evaluate(fixDurations);
  await page.evaluate(() => document.fonts.ready);
}

/** @param {string} url @param {import('playwright').Browser} browser @param {(typeof pictures)[number]} picture */
async function take(url, browser, { name, scheme, viewport, act }) {
  const context = await browser.newContext({
    viewport,
    colorScheme: scheme,
    deviceScaleFactor: 1,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('#send:not([disabled])').waitFor();
  await act(page);
  await settle(page);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, caret: 'hide', animations: 'disabled' });
  await context.close();
  const { size } = await stat(path);
  console.log(`${name}.png ${Math.ceil(size / 1000)} kB`);
  if (size > heaviest) throw new Error(`${name}.png is heavier than ${heaviest} bytes`);
}

await mkdir(folder, { recursive: true });
const outDir = await mkdtemp(join(tmpdir(), 'bucketlab-screens-'));
process.env['NODE_ENV'] = 'production';
await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
const server = await preview({
  root,
  logLevel: 'error',
  build: { outDir },
  preview: { port: 0, strictPort: false, host: '127.0.0.1' },
});
const executablePath = findChromium();
const browser = await chromium.launch({
  // Without these the edges of a few buttons differ by a shade from run to run.
  args: [...chromiumArgs, '--disable-partial-raster', '--disable-skia-runtime-opts'],
  ...(executablePath ? { executablePath } : {}),
});
try {
  const url = server.resolvedUrls?.local[0] ?? '';
  for (const picture of pictures) await take(url, browser, picture);
} finally {
  await browser.close();
  await server.close();
  await rm(outDir, { recursive: true, force: true });
}
