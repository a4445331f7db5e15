/** People and settings of the world as pure views: state in, DOM out, intents back. */
import { render, type TemplateResult } from 'lit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Intent } from '../../src/ui/intent.ts';
import { peopleView } from '../../src/ui/panels/people.ts';
import { settingsView } from '../../src/ui/panels/settings.ts';
import type { DocumentEditor } from '../../src/ui/parts/documentEditor.ts';
import { personView } from '../../src/ui/parts/personDialog.ts';
import { managedPolicyNames } from '../../src/world/managedPolicies.ts';
import { world } from './samples.ts';

let box: HTMLElement;
let intents: Intent[];

beforeEach(() => {
  box = document.body.appendChild(document.createElement('div'));
  intents = [];
});

afterEach(() => box.remove());

const emit = (intent: Intent) => void intents.push(intent);
const show = (view: TemplateResult) => render(view, box);
const texts = (selector: string) =>
  [...box.querySelectorAll(selector)].map((e) => e.textContent?.replace(/\s+/g, ' ').trim());

describe('People', () => {
  const carol = world.principals.find(({ name }) => name === 'carol')!;
  const copier = world.roles[0]!;

  test('lists who is in each account and what they may, and opens one of them', () => {
    show(peopleView(world, emit));
    expect(texts('.account:first-of-type .person')).toEqual([
      'alice of the account may: all that its account may',
      'carol user may: 2 policies',
      'copier role may: nothing',
    ]);
    expect(texts('.sessions li')).toEqual(['nightly session without end']);
    box.querySelectorAll<HTMLElement>('.person')[1]?.click();
    expect(intents).toEqual([{ do: 'person', person: { arn: carol.arn } }]);
  });

  test('an account has an email, given and taken away', () => {
    show(peopleView(world, emit));
    const email = box.querySelector<HTMLInputElement>('.account-email input')!;
    expect(email.value).toBe('alice@example.com');
    for (const value of ['a@example.com', ' ']) {
      email.value = value;
      email.dispatchEvent(new Event('change'));
    }
    const account = '123456789012';
    expect(intents).toEqual([
      { do: 'people', edit: { account, set: { email: 'a@example.com' } } },
      { do: 'people', edit: { account, set: { email: undefined } } },
    ]);
  });

  test('somebody has tags, which come and go', () => {
    const tagged = { ...carol, tags: { team: 'design', stage: 'dev' } };
    show(personView({ person: tagged, world, proposed: undefined, emit }));
    box.querySelector<HTMLElement>('[aria-label="Take away tag team"]')?.click();
    const form = box.querySelector<HTMLInputElement>('[name="tag"]')!.form!;
    form.querySelector<HTMLInputElement>('[name="tag"]')!.value = 'team';
    form.querySelector<HTMLInputElement>('[name="value"]')!.value = 'photo';
    form.requestSubmit();
    show(
      personView({ person: { ...carol, tags: { team: 'x' } }, world, proposed: undefined, emit }),
    );
    box.querySelector<HTMLElement>('[aria-label="Take away tag team"]')?.click();
    const { arn } = carol;
    expect(intents).toEqual([
      { do: 'people', edit: { arn, set: { tags: { stage: 'dev' } } } },
      { do: 'people', edit: { arn, set: { tags: { team: 'photo', stage: 'dev' } } } },
      { do: 'people', edit: { arn, set: { tags: undefined } } },
    ]);
  });

  test('takes in a new user or role by name', () => {
    show(peopleView(world, emit));
    for (const [i, word] of ['user', 'role'].entries()) {
      const form = box.querySelector<HTMLFormElement>('.add')!;
      form.querySelector<HTMLInputElement>('[name="name"]')!.value = `new-${word}`;
      form.requestSubmit(form.querySelectorAll('button')[i]);
    }
    expect(intents).toEqual([
      { do: 'people', edit: { add: 'user', account: '123456789012', name: 'new-user' } },
      { do: 'people', edit: { add: 'role', account: '123456789012', name: 'new-role' } },
    ]);
  });

  test('of a user shows keys by id and state, never a secret, and switches them', () => {
    show(personView({ person: carol, world, proposed: undefined, emit }));
    expect(texts('.key-list li')).toEqual([
      'carol Active Disable Remove',
      'carol-2 Inactive Enable Remove',
    ]);
    for (const button of box.querySelectorAll<HTMLElement>('.key-list .button')) button.click();
    expect(intents).toEqual([
      { do: 'people', edit: { key: 'carol', status: 'Inactive' } },
      { do: 'people', edit: { removeKey: 'carol' } },
      { do: 'people', edit: { key: 'carol-2', status: 'Active' } },
      { do: 'people', edit: { removeKey: 'carol-2' } },
    ]);
  });

  test('offers the policies of AWS that the world knows', () => {
    show(personView({ person: carol, world, proposed: undefined, emit }));
    const names = [...box.querySelectorAll<HTMLOptionElement>('#aws-policies option')];
    expect(names.map(({ value }) => value).toSorted()).toEqual(managedPolicyNames.toSorted());
  });

  test('of a role shows its sessions, and who may take it on', () => {
    show(personView({ person: copier, world, proposed: undefined, emit }));
    expect(texts('.key-list li')).toEqual([
      'nightly copier-nightly session without end Disable End',
    ]);
    expect(texts('h3')).toContain('Who may take it on');
    const form = box.querySelector<HTMLFormElement>('.add-line')!;
    form.querySelector('input')!.value = 'weekly';
    form.requestSubmit();
    expect(intents).toEqual([
      { do: 'people', edit: { add: 'session', arn: copier.arn, name: 'weekly' } },
    ]);
  });

  test('a policy is put in place only when it is JSON, and says where it is not', async () => {
    show(personView({ person: carol, world, proposed: undefined, emit }));
    const editor = box.querySelector<DocumentEditor>('bl-document')!;
    const right = '{"Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}}';
    const type = async (text: string): Promise<void> => {
      const area = editor.querySelector('textarea')!;
      area.value = text;
      area.dispatchEvent(new Event('input'));
      await editor.updateComplete;
    };
    await editor.updateComplete;
    await type('{"Version": }');
    expect(editor.textContent).toContain('Line 1, column 13: expected a value.');
    expect(editor.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
    const put = [...editor.querySelectorAll('button')].at(-1);
    expect(put?.disabled).toBe(true);
    await type('{"Version": "2012-10-17",\n "Statement": [{"Effect": "Maybe"}]}');
    expect(editor.textContent).toMatch(/Line 2, column 27: Statement\[0\]\.Effect must be /);
    expect(put?.disabled).toBe(true);
    await type(right);
    put?.click();
    expect(intents).toEqual([
      {
        do: 'people',
        edit: {
          arn: carol.arn,
          set: {
            policies: ['AmazonS3ReadOnlyAccess', { name: 'write', document: right }],
          },
        },
      },
    ]);
  });

  test('what a refusal proposes stands ready beside what is there', async () => {
    const document = '{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}';
    const proposed = { part: 'policies', document } as const;
    show(personView({ person: carol, world, proposed, emit }));
    const editor = [...box.querySelectorAll<DocumentEditor>('bl-document')].at(-1)!;
    await editor.updateComplete;
    expect(editor.textContent).toContain('Changed, not in place yet.');
    [...editor.querySelectorAll('button')].at(-1)?.click();
    expect(intents).toMatchObject([
      {
        edit: {
          set: { policies: ['AmazonS3ReadOnlyAccess', { name: 'write' }, { name: 'added' }] },
        },
      },
    ]);
  });
});

describe('Settings', () => {
  test('each says what it does, and which are not as at first', () => {
    show(settingsView(world, emit));
    expect(texts('.world-setting:has(.pill) .setting-title')).toEqual(['Signatures']);
    for (const control of box.querySelectorAll<HTMLInputElement>('input')) {
      const named = control.labels?.length || control.getAttribute('aria-labelledby');
      expect(named, control.outerHTML).toBeTruthy();
    }
  });

  test('a choice is made at once, a text when it can be one', () => {
    show(settingsView(world, emit));
    box
      .querySelector<HTMLElement>('[name="set-strict"][value="lenient"], [name="set-strict"]')
      ?.click();
    const ip = box.querySelector<HTMLInputElement>('#set-source-ip')!;
    for (const value of ['999.1.1.1', '198.51.100.7']) {
      ip.value = value;
      ip.dispatchEvent(new Event('change'));
    }
    const vpc = box.querySelector<HTMLInputElement>('#set-vpc')!;
    vpc.value = 'vpc-1';
    vpc.dispatchEvent(new Event('change'));
    expect(intents).toEqual([
      { do: 'settle', settings: { strict: false } },
      { do: 'settle', settings: { network: { sourceIp: '198.51.100.7' } } },
      { do: 'settle', settings: { network: { sourceIp: '203.0.113.10', vpc: 'vpc-1' } } },
    ]);
  });

  test('those of an account are regions that it has not and its public access block', () => {
    show(settingsView(world, emit));
    const regions = box.querySelector<HTMLInputElement>('#regions-123456789012')!;
    regions.value = 'ap-east-1, me-south-1';
    regions.dispatchEvent(new Event('change'));
    box.querySelector<HTMLElement>('.account-setting [type="checkbox"]')?.click();
    expect(intents).toMatchObject([
      { edit: { account: '123456789012', set: { disabledRegions: ['ap-east-1', 'me-south-1'] } } },
      { edit: { set: { publicAccessBlock: { BlockPublicAcls: true, BlockPublicPolicy: false } } } },
    ]);
  });
});
