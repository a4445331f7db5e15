/** Everything without a pointer. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);

afterAll(() => site.close());

const focused = () => document.activeElement?.closest('.panel')?.id;

test('Ctrl+Enter sends from anywhere, also while typing', async () => {
  const { page } = await site.open();
  await page.focus('#target-key');
  await answered(page, () => page.keyboard.press('Control+Enter'));
  expect(await page.textContent('.verdict-status')).toBe('200');
  expect(await page.textContent('[role="status"]')).toContain('200 OK');
});

test('an object is found, taken as source and copied by keys alone', async () => {
  const { page } = await site.open();
  await page.keyboard.press('/');
  await page.keyboard.type('report');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  for (let i = 0; i < 8; i += 1) {
    const id = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['id']);
    if (id === 'o/partner-inbox/report.csv') break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('c');
  expect(await page.inputValue('#source')).toBe('partner-inbox/report.csv');
  await answered(page, () => page.keyboard.press('Control+Shift+Enter'));
  expect(await page.getAttribute('#answer-tab-trace', 'aria-selected')).toBe('true');
});

test('F6 and Shift+F6 go round the panels', async () => {
  const { page } = await site.open();
  const seen: (string | undefined)[] = [];
  for (let i = 0; i < 5; i += 1) {
    await page.keyboard.press('F6');
    seen.push(await page.evaluate(focused));
  }
  expect(seen).toEqual([
    'panel-world',
    'panel-request',
    'panel-answer',
    'panel-timeline',
    'panel-world',
  ]);
  await page.keyboard.press('Shift+F6');
  expect(await page.evaluate(focused)).toBe('panel-timeline');
});

test('in the trace the arrows move, Enter opens, n and p jump between deciding steps', async () => {
  const { page } = await site.open();
  await answered(page, () => page.keyboard.press('Control+Shift+Enter'));
  await page.locator('.step-head').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const here = () => page.evaluate(() => document.activeElement?.getAttribute('aria-expanded'));
  expect(await here()).toBe('true');
  await page.keyboard.press('n');
  const decides = () =>
    page.evaluate(() => (document.activeElement as HTMLElement).dataset['decisive']);
  expect(await decides()).toBe('yes');
});

test('the tabs take arrows, and Enter opens', async () => {
  const { page } = await site.open();
  await answered(page, () => page.keyboard.press('Control+Enter'));
  await page.focus('#answer-tab-diff');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  expect(await page.getAttribute('#answer-tab-checksums', 'aria-selected')).toBe('true');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  expect(await page.getAttribute('#answer-tab-trace', 'aria-selected')).toBe('true');
});

test('in the timeline r replays and d takes the entry into the form', async () => {
  const { page } = await site.open();
  await answered(page, () => page.keyboard.press('Control+Enter'));
  await page.locator('.entry').first().focus();
  await answered(page, () => page.keyboard.press('r'));
  expect(await page.locator('.entry').count()).toBe(2);
  await page.fill('#target-key', 'other.jpg');
  await page.locator('.entry').first().focus();
  await page.keyboard.press('d');
  expect(await page.inputValue('#target-key')).toBe('cat.jpg');
});

test('the sheet of keys opens with ? and closes with Esc, back to where the focus was', async () => {
  const { page } = await site.open();
  await page.focus('#send');
  await page.keyboard.press('?');
  await page.locator('.sheet').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.sheet').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('send');
});

test('separators move by arrows, and their place is remembered', async () => {
  const { page } = await site.open();
  const width = () => page.evaluate(() => document.querySelector('#panel-world')?.clientWidth ?? 0);
  const before = await width();
  await page.getByRole('separator', { name: 'Resize world' }).focus();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('ArrowRight');
  const after = await width();
  expect(after).toBeGreaterThan(before);
  await page.reload();
  await page.locator('#panel-world').waitFor();
  expect(Math.abs((await width()) - after)).toBeLessThanOrEqual(1);
});
