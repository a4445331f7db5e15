/** What a KMS key is, its names, and whether it may be used. */
import { html, nothing, type TemplateResult } from 'lit';
import { keyArn } from '../look.ts';
import { count, dateTime } from '../text.ts';
import { copyButton } from './copyButton.ts';
import { fieldIn } from './events.ts';
import { ask, askKey, refusalIn, type KeyCase } from './keyCase.ts';
import { aliasName } from './newKey.ts';

export function keyFacts(given: KeyCase): TemplateResult {
  const { key } = given.view;
  const row = (name: string, value: unknown) =>
    html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`;
  const owner = given.world.accounts.find(({ id }) => id === key.account)?.displayName;
  return html`<dl class="facts wide key-facts">
    ${row('Key id', html`<code>${key.keyId}</code>${copyButton(key.keyId, 'key id')}`)}
    ${row('Region', html`<code>${key.region}</code>`)}
    ${row('Account', owner ? `${owner} · ${key.account}` : key.account)}
    ${row('Spec', html`<code>${key.keySpec}</code>`)}
    ${row('Usage', html`<code>${key.keyUsage}</code>`)}
    ${key.description === '' ? nothing : row('Description', key.description)}
    ${row('Managed by', key.manager === 'AWS' ? 'AWS, for one of its services' : 'the account')}
    ${key.tags.length ? row('Tags', key.tags.map((tag) => `${tag.Key}=${tag.Value}`).join(', ')) : nothing}
    ${row('Created', dateTime(key.created))}
  </dl>`;
}

export function stateSection(given: KeyCase): TemplateResult {
  const { state, key } = given.view;
  const button = (word: string, act: () => void, tone = '') =>
    html`<button type="button" class="button small ${tone}" @click=${act}>${word}</button>`;
  const says = {
    enabled: 'Enabled: it may be used.',
    disabled: 'Disabled: every use of it is refused.',
    'pending deletion': `It ends ${key.deletion === undefined ? 'soon' : `on ${dateTime(key.deletion)}Z`}; until then every use of it is refused.`,
  }[state];
  return html`<section>
    <h3>State</h3>
    <p>${says}</p>
    <div class="key-actions">
      ${
        state === 'pending deletion'
          ? button('Cancel deletion', () => askKey(given, 'state', ['CancelKeyDeletion', {}]))
          : html`${state === 'enabled' ? button('Disable', () => askKey(given, 'state', ['DisableKey', {}])) : button('Enable', () => askKey(given, 'state', ['EnableKey', {}]))}
            <form class="add-line key-end" @submit=${(event: Event) => schedule(event, given)}>
              <label>Delete in <input type="text" name="days" inputmode="numeric" required pattern="[0-9]{1,3}" .defaultValue=${'7'} /> days</label>
              <button type="submit" class="button small danger">Schedule deletion</button>
            </form>`
      }
    </div>
    ${refusalIn('state', given)}
  </section>`;
}

function schedule(event: Event, given: KeyCase): void {
  event.preventDefault();
  const days = fieldIn(event.currentTarget, 'days');
  askKey(given, 'state', ['ScheduleKeyDeletion', { PendingWindowInDays: Number(days) }]);
}

export function aliasSection(given: KeyCase): TemplateResult {
  const { aliases } = given.view;
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const AliasName = aliasName(fieldIn(form, 'alias'));
    const TargetKeyId = keyArn(given.view.key);
    ask(given, 'aliases', ['CreateAlias', { AliasName, TargetKeyId }]);
    form.reset();
  };
  return html`<section>
    <h3>${count(aliases.length, 'alias', 'aliases')}</h3>
    ${
      aliases.length
        ? html`<ul class="key-list">${aliases.map(
            (alias) =>
              html`<li><span class="key-name"><code>${alias}</code>${copyButton(alias, 'alias')}</span>
                <button type="button" class="button tiny" aria-label="Delete ${alias}" @click=${() => ask(given, 'aliases', ['DeleteAlias', { AliasName: alias }])}>Delete</button></li>`,
          )}</ul>`
        : nothing
    }
    <form class="add-line" @submit=${submit}>
      <input type="text" name="alias" required aria-label="Name of a new alias" placeholder="alias/name" autocomplete="off" autocapitalize="off" spellcheck="false" />
      <button type="submit" class="button small">Add alias</button>
    </form>
    ${refusalIn('aliases', given)}
  </section>`;
}
