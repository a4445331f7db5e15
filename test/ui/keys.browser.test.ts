/** The page of a KMS key as a pure view: the key in, requests to KMS out. */
import { render } from 'lit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Intent } from '../../src/ui/intent.ts';
import { keyArn } from '../../src/ui/look.ts';
import type { DocumentEditor } from '../../src/ui/parts/documentEditor.ts';
import { keyPage } from '../../src/ui/parts/keyDialog.ts';
import { contextIn } from '../../src/ui/parts/keyGrants.ts';
import type { KmsKeyShown } from '../../src/ui/state.ts';
import type { KeyView } from '../../src/worker/api.ts';
import { world } from './samples.ts';

let box: HTMLElement;
let intents: Intent[];

beforeEach(() => {
  box = document.body.appendChild(document.createElement('div'));
  intents = [];
});

afterEach(() => box.remove());

const sample = world.keys[0]!;
const arn = keyArn(sample.key);

function show(shown: Partial<KmsKeyShown> = {}, view: Partial<KeyView> = {}): void {
  const page = {
    shown: { arn, ...shown },
    world: { ...world, keys: [{ ...sample, ...view }] },
    as: 'test2',
    emit: (intent: Intent) => void intents.push(intent),
  };
  render(
    keyPage(page, () => {}),
    box,
  );
}

const button = (name: string) =>
  [...box.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!;

/** What was asked of KMS: operation, input, host, and who. */
const asked = () =>
  intents.map((intent) => {
    if (intent.do !== 'kms' && intent.do !== 'newKey') throw new Error(`${intent.do} asks nothing`);
    const { headers, body, host, principal } = intent.draft;
    const target = headers.find(([name]) => name === 'x-amz-target')?.[1];
    return [target, JSON.parse(body.kind === 'text' ? body.text : ''), host, principal];
  });

const host = 'kms.eu-west-1.amazonaws.com';
const request = (operation: string, input: object) => [
  `TrentService.${operation}`,
  { KeyId: arn, ...input },
  host,
  'test2',
];

test('an enabled key is disabled or scheduled for deletion, another enabled or kept', () => {
  show();
  button('Disable').click();
  box.querySelector<HTMLInputElement>('[name="days"]')!.value = '30';
  button('Schedule deletion').click();
  show({}, { state: 'disabled' });
  button('Enable').click();
  show({}, { state: 'pending deletion' });
  button('Cancel deletion').click();
  expect(asked()).toEqual([
    request('DisableKey', {}),
    request('ScheduleKeyDeletion', { PendingWindowInDays: 30 }),
    request('EnableKey', {}),
    request('CancelKeyDeletion', {}),
  ]);
});

test('its policy is put in place by PutKeyPolicy, and past the lockout check if asked', async () => {
  show({ proposed: { document: '{"Effect":"Allow"}' } });
  const editor = box.querySelector<DocumentEditor>('bl-document')!;
  await editor.updateComplete;
  expect(editor.textContent).toContain('Changed, not in place yet.');
  button('Put in place').click();
  box.querySelector<HTMLInputElement>('#key-policy-bypass')!.click();
  button('Put in place').click();
  const [Policy, again] = asked().map(([, input]) => (input as { Policy: string }).Policy);
  expect(JSON.parse(Policy ?? '')).toEqual({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow' }],
  });
  expect(asked()).toEqual([
    request('PutKeyPolicy', { Policy }),
    request('PutKeyPolicy', { Policy: again, BypassPolicyLockoutSafetyCheck: true }),
  ]);
});

test('its grants are told in words, without their tokens, revoked, and added to', () => {
  const grant = {
    GrantId: 'g1',
    token: 'of-the-grant',
    created: 0,
    issuer: '210987654321',
    GranteePrincipal: 'arn:aws:iam::123456789012:user/carol',
    Operations: ['Decrypt'],
    Constraints: { EncryptionContextEquals: { a: 'b' } },
  };
  show({}, { key: { ...sample.key, grants: [grant] } });
  expect(box.textContent).toMatch(/carol\s+may Decrypt\s+if the encryption context is a=b/);
  expect(box.innerHTML).not.toContain('of-the-grant');
  button('Revoke').click();
  const form = box.querySelector<HTMLFormElement>('.grant-form')!;
  const field = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)!;
  field('grantee').value = 'arn:aws:iam::123456789012:role/copier';
  field('context').value = 'aws:s3:arn=arn:aws:s3:::photos, b=c=d';
  form.requestSubmit();
  field('context').value = '';
  field('operation').click();
  form.requestSubmit();
  const GranteePrincipal = 'arn:aws:iam::123456789012:role/copier';
  expect(asked()).toEqual([
    request('RevokeGrant', { GrantId: 'g1' }),
    request('CreateGrant', {
      GranteePrincipal,
      Operations: ['Decrypt', 'GenerateDataKey'],
      Constraints: {
        EncryptionContextSubset: { 'aws:s3:arn': 'arn:aws:s3:::photos', b: 'c=d' },
      },
    }),
    request('CreateGrant', { GranteePrincipal, Operations: ['GenerateDataKey'] }),
  ]);
  expect(contextIn(' , ')).toBeUndefined();
});

test('aliases come and go', () => {
  show();
  box.querySelector<HTMLInputElement>('[name="alias"]')!.value = 'other';
  button('Add alias').click();
  button('Delete').click();
  expect(asked().map(([target, input]) => [target, input])).toEqual([
    ['TrentService.CreateAlias', { AliasName: 'alias/other', TargetKeyId: arn }],
    ['TrentService.DeleteAlias', { AliasName: 'alias/photos' }],
  ]);
});

test('what KMS refused stands where it was asked for, with the way to its reasons', () => {
  show({ refusal: { part: 'grants', says: 'CreateGrant was refused', n: 7 } });
  const [refusal, ...others] = box.querySelectorAll('[role="alert"]');
  expect(others).toEqual([]);
  expect(refusal?.closest('section')?.querySelector('h3')?.textContent).toBe('Grants');
  refusal?.querySelector('button')?.click();
  expect(intents).toEqual([
    { do: 'kmsKey', key: null },
    { do: 'open', n: 7, tab: 'trace' },
  ]);
});

test('a key that has ended meanwhile is told to be gone', () => {
  show({ arn: 'arn:aws:kms:eu-west-1:210987654321:key/none' });
  expect(box.textContent).toContain('It is no longer there.');
});

test('a new key has a spec with the usage that belongs to it, a region and a name', () => {
  const page = { world, as: 'test', emit: (intent: Intent) => void intents.push(intent) };
  render(
    keyPage({ ...page, shown: { newIn: '123456789012' } }, () => {}),
    box,
  );
  const form = box.querySelector('form')!;
  form.querySelector<HTMLInputElement>('[name="region"]')!.value = 'eu-west-1';
  form.requestSubmit();
  form.querySelector<HTMLInputElement>('[name="alias"]')!.value = 'alias/mac';
  form.querySelector<HTMLSelectElement>('[name="spec"]')!.value = 'HMAC_256';
  form.requestSubmit();
  expect(asked()).toEqual([
    ['TrentService.CreateKey', {}, host, 'test'],
    [
      'TrentService.CreateKey',
      { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' },
      host,
      'test',
    ],
  ]);
  expect(intents).toMatchObject([{ alias: '' }, { alias: 'alias/mac' }]);
});
