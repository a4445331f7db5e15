/** The built playground on a local port, and a Chromium to walk it with. Each test file has its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { chromiumArgs, findChromium } from '../../../.tools/chromium.mjs';

export interface Site {
  readonly url: string;
  /** A page in a browser of its own: nothing stored yet. `before` runs in it before anything else. */
  open(options?: BrowserContextOptions, before?: () => void): Promise<Visit>;
  /** The same, with `first` run in the simulator's worker before its own script. */
  openWithWorker(first: () => void): Promise<Visit>;
  close(): Promise<void>;
}

export interface Visit {
  readonly page: Page;
  /** Exceptions and console errors of the page. */
  readonly complaints: string[];
  /** Requests that left this computer. */
  readonly outside: string[];
}

const root = new URL('../../../', import.meta.url).pathname;

export async function openSite(): Promise<Site> {
  const outDir = await mkdtemp(join(tmpdir(), 'bucketlab-site-'));
  const mode = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } });
  process.env['NODE_ENV'] = mode;
  const server = await preview({
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, strictPort: false, host: '127.0.0.1' },
  });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    args: chromiumArgs,
    ...(executablePath ? { executablePath } : {}),
  });
  const url = server.resolvedUrls?.local[0] ?? '';
  return {
    url,
    open: (options = {}, before = () => {}) => visit(browser, url, options, before),
    openWithWorker: (first) => visit(browser, url, {}, () => {}, first),
    async close() {
      await browser.close();
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

/** The worker's script in the built site. */
export const workerScript = /\/assets\/host-[^/]+\.js$/;

async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  before: () => void,
  inWorker?: () => void,
): Promise<Visit> {
  const context = await browser.newContext(options);
  await context.addInitScript(before);
  if (inWorker) {
    await context.route(workerScript, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: `(${inWorker.toString()})();\n${await response.text()}`,
      });
    });
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  const outside: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Chromium itself reports every 4xx, which is what the playground is about.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      complaints.push(message.text());
  });
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const local = hostname === '127.0.0.1' || !protocol.startsWith('http');
    // What the page asks S3 is caught before it leaves; a service worker's own requests are seen here too.
    if (!local && !hostname.endsWith('.amazonaws.com')) outside.push(request.url());
  });
  await page.goto(url);
  await ready(page);
  return { page, complaints, outside };
}

/** Waits until the world is there and requests are being caught. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('bl-app')?.state.phase === 'ready');
}

/** Waits for an answer that was not shown before. */
export async function answered(page: Page, act: () => Promise<void>): Promise<void> {
  const before = await page.evaluate(() => document.querySelector('bl-app')?.state.shown ?? null);
  await act();
  await page.waitForFunction(
    (old) => (document.querySelector('bl-app')?.state.shown ?? null) !== old,
    before,
  );
  await page.locator('.verdict').waitFor();
}
