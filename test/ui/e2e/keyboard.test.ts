/** Everything without a pointer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, openSite, ready, type Site } from './site.ts';

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

describe('focus is never lost', () => {
  const here = () => {
    const { activeElement: at } = document;
    return `${at?.closest('.panel')?.id} ${at?.matches(':focus-visible')}`;
  };

  test('when an example takes its own list away', async () => {
    const { page } = await site.open();
    await page.focus('.example');
    await answered(page, () => page.keyboard.press('Enter'));
    await expect.poll(() => page.evaluate(here)).toBe('panel-answer true');
  });

  test('when the last of the pairs is removed', async () => {
    const { page } = await site.open();
    await page.locator('summary', { hasText: 'Tags' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add one' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove name1' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(here)).toBe('panel-request true');
    expect(await page.locator('.group[open] .group-title').textContent()).toBe('Tags');
  });

  test('when details are closed: their object has it again', async () => {
    const { page } = await site.open();
    await page.locator('wa-tree-item[data-id="o/photos/cat.jpg"] .node-label').first().click();
    await page.getByRole('button', { name: 'Close details' }).focus();
    await page.keyboard.press('Enter');
    const id = () => (document.activeElement as HTMLElement).dataset['id'];
    await expect.poll(() => page.evaluate(id)).toBe('o/photos/cat.jpg');
  });

  test('when one panel takes the place of another', async () => {
    const { page } = await site.open({ viewport: { width: 390, height: 844 } });
    await page.focus('#send');
    await answered(page, () => page.keyboard.press('Enter'));
    await expect.poll(() => page.evaluate(here)).toBe('panel-answer true');
  });
});

test('whatever Tab reaches shows that it has focus, and the whole page is reached', async () => {
  const { page } = await site.open();
  await page.fill('#source', 'photos/not-there.jpg');
  await answered(page, () => page.keyboard.press('Control+Shift+Enter'));
  await page.reload();
  await ready(page);
  const panels = new Set<string>();
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      let element = document.activeElement;
      const panel = element?.closest('.panel')?.id ?? '';
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      if (!element || element === document.body) return null;
      const styles = [element, element.nextElementSibling].map((e) => e && getComputedStyle(e));
      const ring = styles.some((s) => s && (s.outlineStyle !== 'none' || s.boxShadow !== 'none'));
      return { panel, name: element.outerHTML.slice(0, 80), ring };
    });
    if (at === null) break;
    expect(at.ring, at.name).toBe(true);
    panels.add(at.panel);
  }
  for (const name of ['world', 'request', 'answer', 'timeline'])
    expect([...panels]).toContain(`panel-${name}`);
});
