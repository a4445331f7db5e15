/** A policy as JSON text: edited, judged while it is typed, and put in place when it is asked for. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { faultOf } from '../policyText.ts';
import { copyButton } from './copyButton.ts';
import { valueIn } from './events.ts';
import { icon } from './icon.ts';
import './documentEditor.css';

export class DocumentEditor extends LitElement {
  static override properties = {
    value: {},
    proposed: {},
    label: {},
    text: { state: true },
  };

  /** What is in place. */
  declare value: string;
  /** What is offered instead of it. */
  declare proposed: string | undefined;
  declare label: string;
  /** What is being typed; undefined while it is what is in place. */
  declare private text: string | undefined;
  apply: (text: string) => void = () => {};
  /** What is wrong with a JSON object, beside being one. */
  judge: (json: string) => string | undefined = () => undefined;

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.text = undefined;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value') || changed.has('proposed')) this.text = this.proposed;
  }

  private get shown(): string {
    return this.text ?? this.value;
  }

  private get fault(): string | undefined {
    return faultOf(this.shown) ?? this.judge(this.shown);
  }

  private readonly type = (event: Event): void => {
    this.text = valueIn(event);
  };

  private readonly undo = (): void => {
    this.text = undefined;
  };

  private readonly submit = (): void => {
    if (this.fault === undefined) this.apply(this.shown);
  };

  protected override render(): TemplateResult {
    const { shown, label, fault } = this;
    const changed = shown !== this.value;
    const id = `document-${label.replace(/\W+/g, '-')}`;
    return html`<div class="document">
        <textarea
          class="mono"
          rows=${Math.min(16, Math.max(6, shown.split('\n').length))}
          spellcheck="false"
          aria-label=${label}
          aria-invalid=${fault ? 'true' : 'false'}
          aria-describedby=${id}
          .value=${live(shown)}
          @input=${this.type}
        ></textarea>
        ${copyButton(shown, 'JSON')}
      </div>
      <p class="document-foot">
        <span id=${id} class=${fault ? 'tone-bad' : 'muted'} role="status">${fault ? html`${icon('warning')} ${fault}` : changed ? 'Changed, not in place yet.' : nothing}</span>
        ${changed ? html`<button type="button" class="button small" @click=${this.undo}>Undo</button>` : nothing}
        <button type="button" class="button small ${changed && !fault ? 'primary' : ''}" ?disabled=${!changed || fault !== undefined} @click=${this.submit}>Put in place</button>
      </p>`;
  }
}

customElements.define('bl-document', DocumentEditor);
