import { fileURLToPath } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { chromiumArgs, findChromium } from './.tools/chromium.mjs';

const executablePath = findChromium();

const port = Number(process.env['PORT'] ?? 5173);

const inBrowser = 'test/**/*.browser.test.ts';
const ofPackage = 'test/package/**/*.test.ts';

/** npm's shell does not pass its signals on: when it is gone, the server that it started goes too. */
const endsWithNpm: Plugin = {
  name: 'bucketlab:ends-with-npm',
  apply: 'serve',
  configureServer(server) {
    if (process.env['VITEST'] || process.env['npm_lifecycle_event'] === undefined) return;
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      void server.close().finally(() => process.exit());
    }, 250).unref();
  },
};

export default defineConfig({
  // Relative addresses, so that the built site works under any sub-path.
  base: './',
  publicDir: 'public',
  resolve: {
    alias: {
      // MSW carries the public-suffix list (121 kB gzipped) for cookies, which S3 has none of.
      'tough-cookie': fileURLToPath(new URL('./.tools/noCookies.mjs', import.meta.url)),
    },
  },
  plugins: [msw({ mode: 'worker-only' }), endsWithNpm],
  worker: { format: 'es' },
  // Named, because finding one late reloads the page, which a running test does not survive.
  optimizeDeps: {
    include: [
      '@awesome.me/webawesome/dist/components/dialog/dialog.js',
      '@awesome.me/webawesome/dist/components/split-panel/split-panel.js',
      '@awesome.me/webawesome/dist/components/tree-item/tree-item.js',
      '@awesome.me/webawesome/dist/components/tree/tree.js',
      '@aws-sdk/client-s3',
      '@aws-sdk/lib-storage',
      '@aws-sdk/s3-request-presigner',
      '@mswjs/interceptors/XMLHttpRequest',
      '@mswjs/interceptors/fetch',
      '@noble/curves/nist.js',
      'comlink',
      'fast-xml-parser',
      'hash-wasm',
      'idb',
      'lit',
      'lit/directives/live.js',
      'lit/directives/ref.js',
      'lit/directives/repeat.js',
      'msw',
      'msw/browser',
      'msw/experimental',
      'sorted-btree',
    ],
  },
  // A taken port is said, not passed over; two runs of the tests may stand side by side.
  server: { port, strictPort: !process.env['VITEST'] },
  preview: { port, strictPort: true },
  build: { outDir: 'dist/site', target: 'es2022', emptyOutDir: true },
  test: {
    // A browser on a loaded machine may miss a beat once; what fails twice is wrong. Retries are told in the report.
    retry: process.env['CI'] ? 1 : 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [inBrowser, ofPackage],
          testTimeout: 15_000,
          // The walk through every rule is one hook; a loaded machine takes its time.
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [inBrowser],
          globalSetup: 'test/contract/inNode.ts',
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: chromiumArgs,
                ...(executablePath ? { executablePath } : {}),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: { name: 'package', include: [ofPackage], testTimeout: 240_000, hookTimeout: 240_000 },
      },
    ],
  },
});
