/** Who may what, in the page: people and settings that are kept, and a denied copy that is let through. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, openSite, ready, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);

afterAll(() => site.close());

const status = (page: Page) => page.textContent('.verdict-status');

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.locator('wa-dialog').waitFor({ state: 'detached' });
}

async function set(page: Page, setting: string, value: string): Promise<void> {
  await page.click('#world-tab-settings');
  const group = page.getByRole('radiogroup', { name: setting });
  await group.locator('label', { hasText: value }).click();
  await page.locator('.world-setting .pill', { hasText: 'changed' }).first().waitFor();
}

async function openPerson(page: Page, name: string): Promise<void> {
  await page.click('#world-tab-people');
  await page.locator('.person', { hasText: name }).click();
  await page.locator('wa-dialog.dialog-person[open] .person-page').waitFor();
}

describe('a denied copy', () => {
  test('names the statement that decided in one click, and says what would allow it', async () => {
    const { page } = await site.open();
    await answered(page, () => page.locator('.example', { hasText: 'Copy to vault' }).click());
    const sentence = page.locator('.verdict-statement');
    expect(await sentence.textContent()).toBe(
      'OnlyEncryptedByKms in the bucket policy of vault denies s3:PutObject.',
    );
    await sentence.click();
    const statement = page.locator('.statement.deciding');
    await statement.waitFor();
    expect(await statement.textContent()).toContain('OnlyEncryptedByKms');
    expect(await statement.evaluate((at) => at.getBoundingClientRect().top < innerHeight)).toBe(
      true,
    );
    expect(await page.locator('.step.decisive .remedies').textContent()).toContain(
      'What would allow it',
    );
  });

  test('is let through by the statement that the page proposes for the person', async () => {
    const { page, complaints } = await site.open();
    await answered(page, () => page.locator('.example', { hasText: 'Copy as carol' }).click());
    for (let tries = 0; tries < 4 && (await status(page)) === '403'; tries += 1) {
      await page.getByRole('button', { name: 'Open carol’s policies' }).first().click();
      await page.locator('bl-document textarea').waitFor();
      await page.getByRole('button', { name: 'Put in place' }).last().click();
      await expect
        .poll(() => page.locator('bl-document .document-foot').last().textContent())
        .not.toContain('Changed');
      await close(page);
      await answered(page, () => page.click('#send'));
    }
    expect(await status(page)).toBe('200');
    expect(complaints).toEqual([]);
  });

  test('is let through by the policy that the page proposes for the bucket', async () => {
    const { page } = await site.open();
    await answered(page, () => page.locator('.example', { hasText: 'Copy to vault' }).click());
    await page.getByRole('button', { name: 'Open PutBucketPolicy for vault' }).click();
    expect(await page.inputValue('#operation')).toBe('PutBucketPolicy');
    await answered(page, () => page.click('#send'));
    await page.locator('.entry').last().click();
    await page.getByRole('button', { name: 'Edit a copy', exact: true }).click();
    await answered(page, () => page.click('#send'));
    expect(await status(page)).toBe('200');
  });
});

describe('people', () => {
  test('a new user may nothing, with a policy more, and is gone after a reset but not a reload', async () => {
    const { page } = await site.open();
    await page.click('#world-tab-people');
    await page.locator('.add input').first().fill('dora');
    await page.getByRole('button', { name: 'Add user' }).first().click();
    await openPerson(page, 'dora');
    await page.fill('[name="policy"]', 'AmazonS3FullAccess');
    await page.keyboard.press('Enter');
    await page.locator('.policy-line', { hasText: 'AmazonS3FullAccess' }).waitFor();
    await close(page);
    await page.selectOption('#principal', { label: 'dora' });
    await answered(page, () => page.click('#send'));
    expect(await status(page)).toBe('200');
    await page.reload();
    await ready(page);
    await page.click('#world-tab-people');
    expect(await page.locator('.person', { hasText: 'dora' }).textContent()).toContain('1 policy');
    await page.getByRole('button', { name: 'Reset the world' }).first().click();
    await page.locator('.dialog-actions').getByText('Reset the world').click();
    await page.locator('.person', { hasText: 'dora' }).waitFor({ state: 'detached' });
  });

  test('an edit that the world does not take says why, and changes nothing', async () => {
    const { page } = await site.open();
    await page.click('#world-tab-people');
    await page.locator('.add input').first().fill('Carol');
    await page.getByRole('button', { name: 'Add user' }).first().click();
    await page.locator('.toast').waitFor();
    expect(await page.locator('.toast').textContent()).toContain(
      'must have one user only that is called carol',
    );
    expect(await page.locator('.person', { hasText: /carol/i }).count()).toBe(1);
  });

  test('a disabled key and a deleted user are refused in every world', async () => {
    const { page } = await site.open();
    await openPerson(page, 'alice');
    await page.getByRole('button', { name: 'Disable alice' }).click();
    await page.getByRole('button', { name: 'Enable alice' }).waitFor();
    await close(page);
    await answered(page, () => page.click('#send'));
    expect(await page.textContent('.error-card > h3')).toBe('InvalidAccessKeyId');
    await openPerson(page, 'carol');
    await page.getByRole('button', { name: 'Delete carol' }).click();
    await page.getByRole('button', { name: 'Bring carol back' }).waitFor();
    await close(page);
    await page.selectOption('#principal', { label: 'carol (deleted)' });
    await answered(page, () => page.click('#send'));
    expect(await page.textContent('.error-card > h3')).toBe('InvalidAccessKeyId');
  });

  test('who is edited has focus back, and keys alone reach all of it', async () => {
    const { page } = await site.open();
    await page.focus('#world-tab-buckets');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.person').first().waitFor();
    const at = () =>
      page.evaluate(() => document.activeElement?.querySelector('.person-name')?.textContent ?? '');
    for (let i = 0; i < 12 && (await at()) !== 'carol'; i += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('wa-dialog.dialog-person[open] .person-page').waitFor();
    // On nothing that a second Enter would press.
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toBe('person-arn');
    await close(page);
    await expect.poll(at).toBe('carol');
  });

  test.each(['AWS SDK', 'raw fetch'])(
    'a session of a role signs with its token, by the world’s clock: %s in a strict world',
    async (sender) => {
      const { page } = await site.open();
      await set(page, 'Signatures', 'Strict');
      await page.selectOption('#principal', { label: 'copier / nightly' });
      await page.fill('#source', 'photos/film.mov');
      await page.locator('.send-bar label', { hasText: sender }).click();
      await answered(page, () => page.click('#send'));
      // Whose signature does not hold is refused before anybody looks at the size.
      expect(await page.textContent('.error-card p')).toContain('5368709120');
      await page.reload();
      await ready(page);
      await page.click('#world-tab-settings');
      expect(await page.locator('.world-setting:has(.pill)').textContent()).toContain('Signatures');
    },
  );
});

test('strict CORS ends a raw fetch with a network error, and the page offers the rule that lacks', async () => {
  const { page } = await site.open();
  await set(page, 'CORS', 'Strict');
  await answered(page, () => page.click('#send'));
  expect(await status(page)).toBe('200');
  const raw = page.locator('.send-bar label', { hasText: 'raw fetch' });
  await raw.click();
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-why')).toContain('The page hears of a network error.');
  await page.click('#answer-tab-sdk');
  expect(await page.textContent('#answer-panel')).toContain('Failed to fetch');
  await page.click('#answer-tab-answer');
  await page.getByRole('button', { name: 'Open PutBucketCors for backup' }).click();
  expect(await page.inputValue('#body-text')).toContain('<AllowedMethod>PUT</AllowedMethod>');
  await answered(page, () => page.click('#send'));
  await page.locator('.example, [aria-label="More to try"]').first().click();
  await page.locator('.example').first().waitFor();
  await raw.click();
  await answered(page, () => page.locator('.example').first().click());
  expect(await status(page)).toBe('200');
});
