/** 390 px: one panel at a time, and the main job in one tap. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);

afterAll(() => site.close());

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

test('Send is in view, one tap copies and brings the answer', async () => {
  const { page } = await site.open(phone);
  expect(await page.locator('#send').isVisible()).toBe(true);
  await answered(page, () => page.tap('#send'));
  expect(await page.locator('#panel-answer').isVisible()).toBe(true);
  expect(await page.locator('#panel-request').count()).toBe(0);
});

test('Back leads from the answer to the request', async () => {
  const { page } = await site.open(phone);
  await answered(page, () => page.tap('#send'));
  await page.goBack();
  await page.locator('#panel-request').waitFor();
  await page.goForward();
  await page.locator('#panel-answer').waitFor();
});

test('the diff is cards, each value with its column’s name', async () => {
  const { page } = await site.open(phone);
  await answered(page, () => page.tap('#send'));
  const label = await page.evaluate(() => {
    const cell = document.querySelector('.diff td.value');
    return cell ? getComputedStyle(cell, '::before').content : '';
  });
  expect(label).toBe('"Source"');
});

test('at 320 px nothing is wider than the window', async () => {
  const { page } = await site.open({ viewport: { width: 320, height: 640 }, hasTouch: true });
  const wider = () => document.documentElement.scrollWidth > innerWidth;
  expect(await page.evaluate(wider)).toBe(false);
  await answered(page, () => page.tap('#send'));
  expect(await page.evaluate(wider)).toBe(false);
});

test('magnified four times, the page scrolls as a whole and the answer can be read to its end', async () => {
  const { page } = await site.open({ viewport: { width: 320, height: 256 } });
  await page.locator('#send').scrollIntoViewIfNeeded();
  await answered(page, () => page.click('#send'));
  await page.locator('.diff tbody').last().scrollIntoViewIfNeeded();
  const { wider, taller, inner } = await page.evaluate(() => ({
    wider: document.documentElement.scrollWidth > innerWidth,
    taller: document.documentElement.scrollHeight > innerHeight,
    inner: getComputedStyle(document.querySelector('.panel-body') ?? document.body).overflowY,
  }));
  expect({ wider, taller, inner }).toEqual({ wider: false, taller: true, inner: 'visible' });
});
