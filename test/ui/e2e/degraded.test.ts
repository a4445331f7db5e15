/** What is missing is said, and everything that can still work does. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, openSite, ready, type Site, workerScript } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);

afterAll(() => site.close());

test('where IndexedDB is refused the session is not saved, the page says so, and a copy works', async () => {
  const { page, complaints } = await site.openWithWorker(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission.', 'SecurityError');
    };
  });
  const badge = page.locator('.badge', { hasText: 'This session is not saved' });
  await badge.click();
  expect(await page.textContent('.toast')).toContain('ends when its tab is closed');
  expect(await page.textContent('#panel-timeline')).toContain('not saved');
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
  await page.reload();
  await ready(page);
  expect(await page.locator('.entry').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('a write that the browser has no room for is answered 507, with nothing changed', async () => {
  const { page } = await site.openWithWorker(() => {
    const put = IDBObjectStore.prototype.put;
    const scope = globalThis as { full?: boolean };
    IDBObjectStore.prototype.put = function (...args) {
      if (scope.full) throw new DOMException('No room.', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const worker = page.workers().find((w) => workerScript.test(w.url()));
  await worker?.evaluate(() => {
    (globalThis as { full?: boolean }).full = true;
  });
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-line')).toContain('507Insufficient Storage');
  expect(await page.textContent('.error-card')).toContain('InsufficientStorage');
  await page.click('#answer-tab-diff');
  expect(await page.textContent('#answer-panel')).toContain('Nothing changed');
});

test('where the service worker is refused the page catches its own requests, and says so', async () => {
  const { page } = await site.open({ serviceWorkers: 'block' });
  await page.locator('.badge', { hasText: 'In-page interception' }).click();
  expect(await page.textContent('.toast')).toContain('everything works');
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
  await page.locator('.send-bar label', { hasText: 'raw fetch' }).click();
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
});

test('a worker that dies is said to be gone, and its restart finds everything that was answered', async () => {
  const { page } = await site.open();
  await answered(page, () => page.click('#send'));
  const worker = page.workers().find((w) => workerScript.test(w.url()));
  await worker?.evaluate(() => {
    setTimeout(() => {
      throw new Error('out of memory');
    });
  });
  await page.locator('.banner').waitFor();
  expect(await page.textContent('.banner')).toContain('out of memory');
  expect(await page.textContent('.banner')).toContain('What it had answered is saved.');
  expect(await page.locator('#send').isDisabled()).toBe(true);
  await page.locator('.banner button').click();
  await page.locator('.banner').waitFor({ state: 'detached' });
  await ready(page);
  expect(await page.locator('.entry').count()).toBe(1);
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
});

test('a worker that cannot be loaded is said, instead of waking for ever', async () => {
  const { page } = await site.open();
  await page.context().route(workerScript, (route) => route.abort());
  await page.reload();
  await page.locator('.banner').waitFor();
  expect(await page.textContent('.banner')).toContain('could not be loaded');
  expect(await page.textContent('#panel-answer')).toContain('The simulator is not running.');
  await page.context().unroute(workerScript);
  await page.locator('.banner button').click();
  await ready(page);
});
