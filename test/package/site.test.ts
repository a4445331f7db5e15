/** The built site on a plain static host, under a sub-path. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArgs, findChromium } from '../../.tools/chromium.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const subPath = '/some/where/';
/** A host that browsers do not trust without https: no service worker, no locks, no crypto.subtle. */
const insecure = 'bucketlab.test';
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

let site: string;
let server: Server;
let browser: Browser;
let address: string;

/** Serves files of the site below the sub-path, and nothing else. */
function host(): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
    try {
      if (!path.startsWith(subPath)) throw new Error('elsewhere');
      const file = path.slice(subPath.length) || 'index.html';
      const content = await readFile(join(site, file));
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  };
  return createServer((request, response) => void answer(request, response));
}

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'bucketlab-site-'));
  await build({ root, logLevel: 'error', build: { outDir: site, emptyOutDir: true } });
  server = host().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}${subPath}`;
  const executablePath = findChromium();
  browser = await chromium.launch({
    args: [...chromiumArgs, `--host-resolver-rules=MAP ${insecure} 127.0.0.1`],
    ...(executablePath ? { executablePath } : {}),
  });
});

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await rm(site, { recursive: true, force: true });
});

test("the service worker and the simulator's worker are files of their own", async () => {
  const files = await readdir(site, { recursive: true });
  expect(files).toContain('mockServiceWorker.js');
  expect(files.filter((name) => /assets\/host-.*\.js$/.test(name))).toHaveLength(1);
});

test("MSW's public-suffix list is not in the bundle", async () => {
  const scripts = (await readdir(site, { recursive: true })).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(scripts.map((name) => readFile(join(site, name))));
  expect(texts.filter((script) => script.includes('pvt.k12.ma.us'))).toEqual([]);
  const weight = texts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  // What a page that was opened and used to the end has loaded: the SDK and the simulator are most of it.
  expect(weight).toBeLessThan(600 * 1024);
});

test('what the page loads before its first frame is at most 120 kB, as a host compresses it', async () => {
  const html = await readFile(join(site, 'index.html'), 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map(
    ([, name = '']) => name,
  );
  expect(first.length).toBeGreaterThan(0);
  const scripts = await Promise.all(first.map((name) => readFile(join(site, name))));
  const weight = scripts.reduce((sum, script) => sum + brotliCompressSync(script).length, 0);
  expect(weight).toBeLessThan(120_000);
});

test('what few requests need is in files of its own: the elliptic curve of SigV4A', async () => {
  const scripts = (await readdir(join(site, 'assets'))).filter((name) => name.endsWith('.js'));
  // The first coordinate of the point that generates P-256.
  const generator = '6b17d1f2e12c4247';
  const holds = async (name: string) =>
    (await readFile(join(site, 'assets', name), 'utf8')).includes(generator);
  const holders = [];
  for (const name of scripts) if (await holds(name)) holders.push(name);
  expect(holders).toEqual([expect.stringMatching(/^nist-/)]);
});

test('opens under a sub-path, and the service worker of that sub-path answers S3', async () => {
  const page = await browser.newPage();
  const missing: string[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(address) && response.status() === 404)
      missing.push(response.url());
  });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(address);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const controller = await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL);
  expect(controller).toBe(`${address}mockServiceWorker.js`);
  const answer = () =>
    page.evaluate(async () => {
      const response = await fetch('https://photos.s3.us-east-1.amazonaws.com/cat.jpg');
      return response.headers.get('server');
    });
  await expect.poll(() => answer().catch(String), { timeout: 10_000 }).toBe('AmazonS3');
  expect([missing, complaints]).toEqual([[], []]);
});

/** Sends the prefilled copy, then reloads: the timeline must tell of it both times. */
async function copyAndReload(page: Page): Promise<void> {
  const timeline = page.locator('bl-timeline');
  await page.locator('#send').click();
  await expect.poll(() => timeline.innerText(), { timeout: 15_000 }).toMatch(/CopyObject/);
  const told = await timeline.innerText();
  expect(told).toMatch(/200/);
  await page.reload();
  await expect.poll(() => timeline.innerText(), { timeout: 15_000 }).toBe(told);
}

test('one click copies an object with the real SDK, and a reload loses nothing', async () => {
  const page = await browser.newPage();
  await page.goto(address);
  await copyAndReload(page);
});

test('the same without a service worker, where the page is not trusted', async () => {
  const page = await browser.newPage();
  await page.goto(address.replace('127.0.0.1', insecure));
  expect(await page.evaluate(() => 'serviceWorker' in navigator)).toBe(false);
  await copyAndReload(page);
});
