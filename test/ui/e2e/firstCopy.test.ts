/** The main job, as a person meets it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, openSite, ready, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);

afterAll(() => site.close());

test('one click on a fresh page copies an object with the real SDK and shows what changed', async () => {
  const { page, complaints, outside } = await site.open();
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
  expect(await page.getAttribute('#answer-tab-diff', 'aria-selected')).toBe('true');
  const attributes = await page.locator('.diff tbody th').allTextContents();
  expect(attributes).toEqual(expect.arrayContaining(['ETag', 'StorageClass']));
  await page.click('#answer-tab-sdk');
  expect(await page.textContent('#answer-panel')).toContain('The SDK returned');
  expect(await page.textContent('#answer-panel')).toContain('CopyObjectResult');
  expect(complaints).toEqual([]);
  expect(outside).toEqual([]);
});

test('the answer, its tab and the timeline are still there after a reload', async () => {
  const { page } = await site.open();
  await answered(page, () => page.click('#send'));
  const title = await page.textContent('#panel-answer-title');
  await page.reload();
  await ready(page);
  expect(await page.textContent('#panel-answer-title')).toBe(title);
  expect(await page.textContent('.verdict-status')).toBe('200');
  expect(await page.locator('.entry').count()).toBe(1);
  expect(await page.getAttribute('#answer-tab-diff', 'aria-selected')).toBe('true');
});

test('a refusal says which step decided, and its rule and source are in view', async () => {
  const { page } = await site.open();
  await page.fill('#source', 'photos/not-there.jpg');
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('404');
  expect(await page.textContent('.verdict-why')).toMatch(/^\s*Step \d+ decided: .+/);
  expect(await page.textContent('.error-card')).toContain('NoSuchKey');
  expect(await page.locator('#answer-panel .cite').count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Why', exact: true }).click();
  expect(await page.locator('.step.decisive .step-head').getAttribute('aria-expanded')).toBe(
    'true',
  );
});

test('raw fetch sends the same request, signed, and shows no signature', async () => {
  const { page } = await site.open();
  await page.locator('.send-bar label', { hasText: 'raw fetch' }).click();
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
  await page.click('#answer-tab-headers');
  const headers = await page.textContent('#answer-panel');
  expect(headers).toContain('Signature=<hidden>');
  expect(headers).not.toMatch(/Signature=[0-9a-f]{64}/);
});

test('an edit of the raw text changes the form, and a text that does not parse is left alone', async () => {
  const { page } = await site.open();
  await page.click('#request-tab-raw');
  const raw = page.locator('.raw-text');
  const text = await raw.inputValue();
  await raw.fill(`${text.trimEnd()}\nx-amz-metadata-directive: REPLACE\nx-not-s3: 1\n`);
  expect(await page.textContent('.hints')).toContain('x-not-s3 is not an S3 header');
  await page.click('#request-tab-form');
  expect(await page.locator('#f-header-x_amz_metadata_directive').inputValue()).toBe('REPLACE');
  await page.click('#request-tab-raw');
  await raw.fill('PUT cat.jpg');
  expect(await page.textContent('#raw-state')).toContain('Line 1');
  expect(await raw.inputValue()).toBe('PUT cat.jpg');
});

test('an object of the world fills the request, and its delete leaves a marker in the tree', async () => {
  const { page } = await site.open();
  const item = page.locator('wa-tree-item[data-id="o/photos/cat.jpg"]');
  await item.locator('.node-label').first().click();
  expect(await page.textContent('.detail')).toContain('STANDARD_IA');
  await page.locator('.detail-actions').getByText('Delete').click();
  expect(await page.locator('#operation').inputValue()).toBe('DeleteObject');
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('204');
  await page.waitForFunction(
    () => document.querySelector('[data-id="o/photos/cat.jpg"] .ghost') !== null,
  );
});

test('a replay makes a new entry, and a copy of an entry comes into the form', async () => {
  const { page } = await site.open();
  await page.fill('#target-key', 'again.jpg');
  await answered(page, () => page.click('#send'));
  await answered(page, () => page.locator('.timeline-tools button').first().click());
  expect(await page.locator('.entry').count()).toBe(2);
  await page.fill('#target-key', 'other.jpg');
  await page.getByRole('button', { name: 'Edit a copy', exact: true }).click();
  expect(await page.inputValue('#target-key')).toBe('again.jpg');
  expect(await page.inputValue('#source')).toBe('photos/cat.jpg');
});

test('a reset asks first, and then brings the ready-made world back', async () => {
  const { page } = await site.open();
  await answered(page, () => page.click('#send'));
  await page.getByRole('button', { name: 'Reset the world' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  expect(await page.locator('.entry').count()).toBe(1);
  await page.getByRole('button', { name: 'Reset the world' }).first().click();
  await page.locator('.dialog-actions').getByText('Reset the world').click();
  await page.waitForFunction(() => document.querySelectorAll('.entry').length === 0);
  expect(await page.textContent('#panel-answer')).toContain('Nothing sent yet');
});

test('without service workers the page itself intercepts, and says so', async () => {
  const { page } = await site.open({}, () => {
    delete (Navigator.prototype as { serviceWorker?: unknown }).serviceWorker;
  });
  expect(await page.textContent('.badges')).toContain('In-page interception');
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
});

test('nothing jumps while the page is loaded', async () => {
  const { page } = await site.open({}, () => {
    const scope = globalThis as { jumped?: number };
    scope.jumped = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        scope.jumped = (scope.jumped ?? 0) + (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.locator('.example').first().waitFor();
  const jumped = await page.evaluate(() => (globalThis as { jumped?: number }).jumped);
  expect(jumped).toBeLessThan(0.01);
});

test('the page’s security policy knows its one inline script, and allows no other', async () => {
  const { page } = await site.open();
  const { allowed, found } = await page.evaluate(async () => {
    const policy = document.querySelector<HTMLMetaElement>('meta[http-equiv]')?.content ?? '';
    const own = document.querySelector('script:not([src])')?.textContent ?? '';
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(own));
    const allowed = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    return { allowed, found: btoa(String.fromCharCode(...new Uint8Array(hash))) };
  });
  expect(allowed).toBe(`'self' 'wasm-unsafe-eval' 'sha256-${found}'`);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.planted = true';
    document.head.append(script);
    return 'planted' in globalThis;
  });
  expect(ran).toBe(false);
});

test('no secret key and no signature is anywhere in the page or in what it stores of itself', async () => {
  const { page } = await site.open();
  for (const sender of ['AWS SDK', 'raw fetch']) {
    await page.locator('.send-bar label', { hasText: sender }).click();
    await answered(page, () => page.click('#send'));
    for (const tab of ['headers', 'sdk', 'trace', 'xml']) {
      await page.click(`#answer-tab-${tab}`);
      const text = await page.evaluate(
        () => document.body.outerHTML + JSON.stringify(Object.entries(localStorage)),
      );
      expect(text).not.toMatch(/Signature=[0-9a-f]{16}|secretAccessKey/i);
    }
  }
});
