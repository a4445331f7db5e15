/** The key sheet and the question before a reset. Loaded when first asked for. */
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { emitFrom, type Emit } from '../intent.ts';
import { customaryKeys, keyTable, shownKey, type KeyScope } from '../keys.ts';
import './dialogs.css';

const scopes: readonly (readonly [KeyScope, string])[] = [
  ['anywhere', 'Anywhere'],
  ['world', 'In the world'],
  ['trace', 'In the trace'],
  ['timeline', 'In the timeline'],
];

function keySheet(): TemplateResult {
  return html`<div class="sheet" role="region" aria-label="All keys" tabindex="0">
    ${scopes.map(
      ([scope, title]) => html`<section>
        <h3>${title}</h3>
        <dl>
          ${keyTable.filter((k) => k.scope === scope).map(({ key, does }) => line(shownKey(key), does))}
          ${scope === 'anywhere' ? customaryKeys.map(([keys, does]) => line(keys, does)) : nothing}
        </dl>
      </section>`,
    )}
  </div>`;
}

function line(keys: string, does: string): TemplateResult {
  return html`<div><dt>${keys.split(' ').map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`;
}

function resetQuestion(emit: Emit): TemplateResult {
  return html`<p>The session’s requests and everything they made will be gone. The ready-made world comes back.</p>
    <div slot="footer" class="dialog-actions">
      <button type="button" class="button" autofocus @click=${() => emit({ do: 'dialog', dialog: null })}>Keep it</button>
      <button type="button" class="button danger" @click=${() => emit({ do: 'reset' })}>Reset the world</button>
    </div>`;
}

export class Dialogs extends LitElement {
  static override properties = { dialog: {} };

  declare dialog: 'keys' | 'reset';
  private readonly emit = emitFrom(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const keys = this.dialog === 'keys';
    return html`<wa-dialog
      open
      light-dismiss
      label=${keys ? 'Keys' : 'Reset the world?'}
      class="dialog-${this.dialog}"
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) this.emit({ do: 'dialog', dialog: null });
      }}
    >
      ${keys ? keySheet() : resetQuestion(this.emit)}
    </wa-dialog>`;
  }
}

customElements.define('bl-dialogs', Dialogs);
