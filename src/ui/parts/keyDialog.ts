/** The page of a KMS key, or of one to be made. What is changed here is asked of KMS. Loaded when first asked for. */
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { WorldView } from '../../worker/api.ts';
import { emitFrom } from '../intent.ts';
import { callersOf, kmsKeyOf, type Caller } from '../look.ts';
import type { KmsKeyShown } from '../state.ts';
import { copyButton } from './copyButton.ts';
import { valueIn } from './events.ts';
import type { KeyCase, KeyPage } from './keyCase.ts';
import { aliasSection, keyFacts, stateSection } from './keyFacts.ts';
import { grantSection } from './keyGrants.ts';
import { keyPolicySection } from './keyPolicy.ts';
import { newKeyForm } from './newKey.ts';
import './dialogs.css';
import './key.css';
import './person.css';

export function keyPage(page: KeyPage, choose: (as: string) => void): TemplateResult {
  const { shown, world } = page;
  const sender = senderField(page, choose);
  const { arn } = shown;
  if (arn === undefined) return html`<div class="person-page">${sender}${newKeyForm(page)}</div>`;
  const view = kmsKeyOf(world, arn);
  return html`<div class="person-page">
    <p class="person-arn" tabindex="-1" autofocus><code>${arn}</code>${copyButton(arn, 'ARN')}</p>
    ${view ? sections({ ...page, view }, sender) : html`<p class="muted">It is no longer there.</p>`}
  </div>`;
}

function sections(given: KeyCase, sender: TemplateResult): TemplateResult {
  return html`${keyFacts(given)}${sender}
    ${stateSection(given)}${keyPolicySection(given)}${grantSection(given)}${aliasSection(given)}`;
}

/** By policies of its own a key may keep out even its account: so others may ask, too. */
function senderField({ world, as }: KeyPage, choose: (as: string) => void): TemplateResult {
  const option = ({ accessKeyId, name, unusable }: Caller) =>
    html`<option .value=${accessKeyId} .selected=${accessKeyId === as}>${name}${unusable ? ` (${unusable})` : ''}</option>`;
  return html`<label class="grant-field">Changes are requests to KMS, sent as
    <select name="as" @change=${(event: Event) => choose(valueIn(event))}>
      ${world.accounts.map(
        ({ id, displayName }) =>
          html`<optgroup label="${displayName} · ${id}">${callersOf(world)
            .filter(({ account }) => account === id)
            .map(option)}</optgroup>`,
      )}
    </select>
  </label>`;
}

export class KeyDialog extends LitElement {
  static override properties = {
    shown: { attribute: false },
    world: { attribute: false },
    as: { state: true },
  };

  declare shown: KmsKeyShown;
  declare world: WorldView | null;
  /** Chosen by hand; undefined is the account's own root. */
  declare private as: string | undefined;
  private readonly emit = emitFrom(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private readonly choose = (as: string): void => {
    this.as = as;
  };

  private senderIn(world: WorldView): string {
    if (this.as !== undefined) return this.as;
    const account = this.shown.newIn ?? this.shown.arn?.split(':')[4];
    const own = callersOf(world).filter((one) => one.account === account);
    return (own.find(({ kind }) => kind === 'root') ?? own[0])?.accessKeyId ?? '';
  }

  /** The form of a new key gives way to its page: then focus has to go there, too. */
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get('shown')?.arn !== this.shown.arn && changed.get('shown'))
      this.querySelector<HTMLElement>('.person-arn')?.focus();
  }

  protected override render(): TemplateResult {
    const { world, shown, emit } = this;
    const view = shown.arn === undefined ? undefined : kmsKeyOf(world, shown.arn);
    const name = view?.aliases[0] ?? shown.arn?.split('/').at(-1);
    return html`<wa-dialog
      open
      light-dismiss
      label=${name === undefined ? 'New KMS key' : `${name}: a KMS key`}
      class="dialog-person dialog-key"
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) emit({ do: 'kmsKey', key: null });
      }}
    >
      ${world ? keyPage({ shown, world, as: this.senderIn(world), emit }, this.choose) : ''}
    </wa-dialog>`;
  }
}

customElements.define('bl-key', KeyDialog);
