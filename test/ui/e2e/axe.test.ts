/** axe-core finds nothing, and nothing is wider than the window: light and dark, wide and narrow, in every state. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);

afterAll(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare global {
  interface Window {
    readonly axe: { run(options: object): Promise<AxeResults> };
  }
}

/** What is wrong with the page as it stands, as sentences. */
async function faults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations, wider } = await page.evaluate(async (runOnly) => {
    const results = await window.axe.run({ runOnly });
    return {
      violations: results.violations.map(
        (v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`,
      ),
      wider: document.documentElement.scrollWidth > innerWidth,
    };
  }, tags);
  return wider ? [...violations, 'the page scrolls sideways'] : violations;
}

const looks = [
  { name: 'light, 1280 px', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark, 1280 px', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: 'light, 390 px', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'dark, 390 px', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
] as const;

const tabs = ['answer', 'headers', 'diff', 'checksums', 'xml', 'sdk', 'trace'];

describe.each(looks)('$name', ({ name: _, ...look }) => {
  // A colour on its way to another is neither: without motion the page is always at rest.
  const options = { ...look, reducedMotion: 'reduce' } as const;

  /** Brings a panel into view where only one fits. */
  async function show(page: Page, label: string): Promise<void> {
    const bottom = page.locator('nav.bottom button', { hasText: label });
    if (await bottom.count()) await bottom.click();
  }

  test('before anything is sent', async () => {
    const { page } = await site.open(options);
    expect(await faults(page)).toEqual([]);
    expect(await page.locator('.group[open]').count()).toBe(0);
    while (await page.locator('.group:not([open]) summary').count())
      await page.locator('.group:not([open]) summary').first().click();
    expect(await faults(page)).toEqual([]);
    await page.click('#request-tab-raw');
    expect(await faults(page)).toEqual([]);
    for (const panel of ['World', 'Answer', 'Log']) {
      await show(page, panel);
      expect(await faults(page)).toEqual([]);
    }
  }, 60_000);

  test.each(['photos/cat.jpg', 'photos/not-there.jpg'])(
    'with the answer to a copy of %s',
    async (source) => {
      const { page } = await site.open(options);
      await page.fill('#source', source);
      await answered(page, () => page.click('#send'));
      for (const tab of tabs) {
        await page.click(`#answer-tab-${tab}`);
        expect(await faults(page)).toEqual([]);
      }
      await show(page, 'Log');
      expect(await faults(page)).toEqual([]);
    },
    60_000,
  );

  test('with people and settings, one of the people open, and his policy at fault', async () => {
    const { page } = await site.open(options);
    await show(page, 'World');
    await page.click('#world-tab-settings');
    await page.locator('.world-setting').first().waitFor();
    expect(await faults(page)).toEqual([]);
    await page.click('#world-tab-people');
    await page.locator('.account-ids').first().waitFor();
    for (const summary of await page.locator('.account-ids summary').all()) await summary.click();
    expect(await faults(page)).toEqual([]);
    await page.locator('.person', { hasText: 'copier' }).click();
    await page.locator('bl-document textarea').first().fill('{ "Version": oops }');
    expect(await faults(page)).toEqual([]);
  }, 60_000);

  test.each(['Copy as carol', 'Copy to vault'])(
    'with a refusal by policies: %s',
    async (title) => {
      const { page } = await site.open(options);
      await show(page, 'Answer');
      await answered(page, () => page.locator('.example', { hasText: title }).click());
      for (const tab of ['answer', 'trace']) {
        await page.click(`#answer-tab-${tab}`);
        expect(await faults(page)).toEqual([]);
      }
    },
    60_000,
  );

  test('with a KMS key open, what KMS refused of it, and a new one', async () => {
    const { page } = await site.open(options);
    await show(page, 'World');
    const row = (label: string) => page.locator('.node-label', { hasText: label }).first();
    await row('alias/photos').click();
    await page.locator('.dialog-key bl-document textarea').fill('{ "Version": "1999" }');
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put in place' }).click();
    await page.locator('.key-refusal').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.dialog-key').waitFor({ state: 'detached' });
    await row('New KMS key').click();
    await page.locator('.dialog-key [name="alias"]').waitFor();
    expect(await faults(page)).toEqual([]);
  }, 60_000);

  test('with details and dialogs open', async () => {
    const { page } = await site.open(options);
    await show(page, 'World');
    await page.locator('wa-tree-item[data-id="o/photos/cat.jpg"] .node-label').first().click();
    await page.locator('.detail').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.locator('.sheet').waitFor();
    expect(await faults(page)).toEqual([]);
  }, 60_000);
});
