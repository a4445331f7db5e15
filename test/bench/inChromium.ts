/** Opens page.html in the machine's Chromium, with an on-disk profile: an incognito one keeps IndexedDB in memory. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview, type PreviewServer } from 'vite';
import { chromiumArgs, findChromium } from '../../.tools/chromium.mjs';
import type { Measured } from './measure.ts';

/** Without these, a page's clock ticks in steps of 100 µs. */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

export async function benchChromium(): Promise<Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bucketlab-bench-'));
  const server = await servePage(join(folder, 'site'));
  const executablePath = findChromium();
  const browser = await chromium.launchPersistentContext(join(folder, 'profile'), {
    headless: true,
    args: chromiumArgs,
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    const page = await browser.newPage();
    await page.goto(new URL('test/bench/page.html', server.resolvedUrls?.local[0]).href);
    await page.waitForFunction(() => 'bench' in window);
    return await page.evaluate(() =>
      (window as unknown as { bench(): Promise<Measured[]> }).bench(),
    );
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The page as it would be delivered: bundled, and served as files. */
async function servePage(outDir: string): Promise<PreviewServer> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const rollupOptions = { input: join(root, 'test/bench/page.html') };
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true, rollupOptions } });
  const options = { port: 0, strictPort: false, headers: isolation };
  return preview({ root, logLevel: 'error', build: { outDir }, preview: options });
}
