/** KMS keys in the page, by keys of the keyboard alone: made, guarded, granted, disabled, and each change in the log. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);

afterAll(() => site.close());

/** From where focus is to the next that a selector names, by Tab. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const there = () =>
    page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  for (let i = 0; i < 60 && !(await there()); i += 1) await page.keyboard.press('Tab');
  expect(await there(), selector).toBe(true);
}

/** From the filter into the tree, and down to a row. */
async function toRow(page: Page, label: string): Promise<void> {
  await page.keyboard.press('/');
  await tabTo(page, 'wa-tree-item');
  await page.keyboard.press('Home');
  const at = () =>
    page.evaluate(
      () => document.activeElement?.querySelector(':scope > .node .node-label')?.textContent ?? '',
    );
  for (let i = 0; i < 60 && (await at()) !== label; i += 1) await page.keyboard.press('ArrowDown');
  expect(await at()).toBe(label);
}

const operations = (page: Page) =>
  page.evaluate(() =>
    document.querySelector('bl-app')?.state.exchanges.map((one) => one.operation ?? ''),
  );

test('a key is made, and disabled; its policy and grants are changed; the log tells of each', async () => {
  const { page, complaints } = await site.open();
  const before = (await operations(page))?.length ?? 0;
  const done = (operation: string) =>
    expect.poll(async () => (await operations(page))?.at(-1)).toBe(operation);
  await toRow(page, 'New KMS key');
  await page.keyboard.press('Enter');
  await page.locator('wa-dialog.dialog-key[open] [name="alias"]').waitFor();
  await tabTo(page, '[name="alias"]');
  await page.keyboard.type('fresh');
  await page.keyboard.press('Enter');
  await done('CreateAlias');
  await page.locator('wa-dialog.dialog-key[label^="alias/fresh"]').waitFor({ state: 'attached' });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toBe('person-arn');

  await tabTo(page, 'bl-document textarea');
  await page.keyboard.press('Control+a');
  const deny = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*"}]}';
  await page.keyboard.insertText(deny);
  await tabTo(page, 'bl-document .primary');
  await page.keyboard.press('Enter');
  await done('PutKeyPolicy');
  expect(await page.locator('.key-refusal').textContent()).toContain(
    'PutKeyPolicy was refused: MalformedPolicyDocumentException',
  );
  expect(await page.inputValue('bl-document textarea')).toBe(deny);

  await tabTo(page, '[name="grantee"]');
  await page.keyboard.type('arn:aws:iam::123456789012:user/carol');
  await tabTo(page, '[name="context"]');
  await page.keyboard.type('aws:s3:arn=arn:aws:s3:::photos');
  await page.keyboard.press('Enter');
  await done('CreateGrant');
  await expect
    .poll(() => page.locator('.key-list .key-name').first().textContent())
    .toMatch(
      /user\/carol may Decrypt, GenerateDataKey\s+if the encryption context has aws:s3:arn=/,
    );
  await tabTo(page, '[aria-label^="Revoke"]');
  await page.keyboard.press('Enter');
  await done('RevokeGrant');

  await tabTo(page, '.key-actions > button');
  await page.keyboard.press('Enter');
  await done('DisableKey');
  await page.getByRole('button', { name: 'Enable', exact: true }).waitFor();
  expect((await operations(page))?.slice(before)).toEqual([
    'CreateKey',
    'CreateAlias',
    'PutKeyPolicy',
    'CreateGrant',
    'RevokeGrant',
    'DisableKey',
  ]);
  expect(complaints).toEqual([]);
}, 60_000);

test('a key that is left has focus back in the tree, and opens once more; its request stands in the log', async () => {
  const { page } = await site.open();
  await toRow(page, 'alias/photos');
  await page.keyboard.press('Enter');
  await page.locator('wa-dialog.dialog-key[open] .key-actions').waitFor();
  await tabTo(page, '.key-actions > button');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Enable', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('wa-dialog').waitFor({ state: 'detached' });
  // The row that was left has focus back, and opens the same key once more.
  await page.keyboard.press('Enter');
  await page.locator('wa-dialog.dialog-key[open] .key-actions').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('wa-dialog').waitFor({ state: 'detached' });
  expect(await page.locator('.node-key .pill').first().textContent()).toBe('disabled');
  await answered(page, () => page.locator('.entry').last().click());
  expect(await page.textContent('.verdict-status')).toBe('200');
}, 60_000);
