/** Answers of every kind: what each example promises, its source one click away, and bodies of any size. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answered, openSite, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await openSite();
}, 120_000);

afterAll(() => site.close());

test('every example is answered as it says, and a refusal’s source is one click from its sentence', async () => {
  const { page } = await site.open();
  const promised = await page.locator('.example-status').allTextContents();
  expect(promised.join(' ')).toBe('200 200 412 400 403 404 400 400 404 403 403 403 403 301');
  for (const [i, status] of promised.entries()) {
    await answered(page, () => page.locator('.example').nth(i).click());
    expect(await page.textContent('.verdict-status')).toBe(status);
    if (status !== '200') {
      const source = await page.locator('.verdict-why .source').getAttribute('href');
      expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    }
    await page.getByRole('link', { name: 'More to try' }).click();
    await page.locator('.example').first().waitFor();
  }
});

describe('a GetObject', () => {
  async function get(page: Page, key: string): Promise<void> {
    await page.selectOption('#operation', 'GetObject');
    await page.fill('#target-bucket', 'photos');
    await page.fill('#target-key', key);
    await answered(page, () => page.click('#send'));
    await page.click('#answer-tab-sdk');
  }

  test.each(['AWS SDK', 'raw fetch'])(
    'of 6 GiB by %s is not read to its end: no tab could hold it',
    async (sender) => {
      const { page } = await site.open();
      await page.locator('.send-bar label', { hasText: sender }).click();
      await get(page, 'film.mov');
      expect(await page.textContent('.verdict-line')).toContain('6 GiB');
      expect(await page.textContent('#answer-panel')).toMatch(/left after \d+ bytes/);
    },
  );

  test('shows the body it got', async () => {
    const { page } = await site.open();
    await get(page, 'cat.jpg');
    expect(await page.textContent('#answer-panel')).toContain('26 bytes');
  });
});

describe('an operation that takes a document', () => {
  async function putCors(sender: string): Promise<Page> {
    const { page } = await site.open();
    await page.locator('.send-bar label', { hasText: sender }).click();
    await page.selectOption('#operation', 'PutBucketCors');
    await answered(page, () => page.click('#send'));
    return page;
  }

  test('is sent by the SDK as its sample says, and the world shows it', async () => {
    const page = await putCors('AWS SDK');
    expect(await page.textContent('.verdict-status')).toBe('200');
    await page.locator('wa-tree-item[data-id="b/backup"] .node').first().click();
    await page.locator('.detail', { hasText: 'CORS' }).waitFor();
    expect(await page.textContent('.detail .setting summary')).toBe('1 entry');
  });

  test('is sent by raw fetch without the checksum that the SDK adds, and S3 asks for it', async () => {
    const page = await putCors('raw fetch');
    expect(await page.textContent('.verdict-status')).toBe('400');
    expect(await page.textContent('.verdict')).toContain('Content-MD5');
  });
});

test.each([
  ['late', '200 but an error inside', 'InternalError'],
  ['empty', '200 but nothing inside', 'InternalError: S3 aborted request'],
  ['before', '0 No answer', 'TypeError'],
  ['body', '200 but cut off', 'TypeError'],
  ['slow', '503 Slow Down', 'SlowDown'],
])('what goes wrong (%s) strikes one copy, and the SDK throws', async (fault, said, thrown) => {
  const { page } = await site.open();
  await page.selectOption('#fault', fault);
  await answered(page, () => page.click('#send'));
  expect((await page.textContent('.verdict-line'))?.replace(/\s+/g, ' ').trim()).toContain(
    said.replace(' ', ''),
  );
  await page.click('#answer-tab-sdk');
  expect(await page.textContent('#answer-panel')).toContain(thrown);
  expect(await page.inputValue('#fault')).toBe('');
});

test('a key of KMS is made by its own API as raw HTTP, and the world shows it', async () => {
  const { page } = await site.open();
  await page.click('#request-tab-raw');
  const lines = [
    'POST / HTTP/1.1',
    'host: kms.us-east-1.amazonaws.com',
    'content-type: application/x-amz-json-1.1',
    'x-amz-target: TrentService.CreateAlias',
    '',
  ];
  const keys = page.locator('wa-tree-item[data-id^="k/arn:aws:kms:us-east-1:"]');
  const id = (await keys.first().getAttribute('data-id'))?.split('/').at(-1);
  const body = JSON.stringify({ AliasName: 'alias/again', TargetKeyId: id });
  await page.fill('.raw-text', [...lines, body].join('\n'));
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
  await page.locator('.node-key', { hasText: 'alias/again' }).waitFor();
});

test.each(['AWS SDK', 'raw fetch'])(
  'a bucket that is asked for in the wrong region is told the right one, by %s',
  async (sender) => {
    const { page } = await site.open();
    await page.locator('.send-bar label', { hasText: sender }).click();
    await page.click('#request-tab-raw');
    const lines = ['GET /cat.jpg HTTP/1.1', 'host: photos.s3.eu-west-1.amazonaws.com', '', ''];
    await page.fill('.raw-text', lines.join('\n'));
    await answered(page, () => page.click('#send'));
    expect(await page.textContent('.verdict-status')).toBe('301');
    await page.click('#answer-tab-trace');
    expect(await page.textContent('#answer-panel')).toContain(
      'Send it to photos.s3.us-east-1.amazonaws.com, signed for us-east-1',
    );
  },
);

test('a text that cannot be read is not sent: the form holds an older request than it shows', async () => {
  const { page } = await site.open();
  await page.click('#request-tab-raw');
  await page.fill('.raw-text', 'PUT cat.jpg');
  await page.click('#send');
  expect(await page.textContent('.toast')).toContain('Not sent: line 1, column 5');
  expect(await page.locator('.entry').count()).toBe(0);
});

test('two quick presses send once, and the same answer twice is said twice', async () => {
  const { page } = await site.open();
  await answered(page, () => page.dblclick('#send'));
  expect(await page.locator('.entry').count()).toBe(1);
  const first = await page.textContent('[role="status"]');
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('[role="status"]')).not.toBe(first);
});

test('names and values of any kind stay inside the page', async () => {
  const { page, complaints } = await site.open();
  await page.fill('#target-bucket', 'a/b');
  await page.click('#send');
  expect(await page.locator('.toast').textContent()).toContain('the SDK itself threw');
  await page.fill('#target-bucket', '<b>Odd & “bücket”');
  await page.fill('#target-key', `${'very-long-'.repeat(90)}\u{1f600}`);
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.error-card')).toContain('NoSuchBucket');
  await page.fill('#target-bucket', 'backup');
  await page.fill('#target-key', 'k'.repeat(900));
  await answered(page, () => page.click('#send'));
  expect(await page.textContent('.verdict-status')).toBe('200');
  for (const tab of ['answer', 'headers', 'diff', 'xml', 'sdk', 'trace']) {
    await page.click(`#answer-tab-${tab}`);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(wider, tab).toBe(false);
  }
  expect(complaints).toEqual([]);
});
