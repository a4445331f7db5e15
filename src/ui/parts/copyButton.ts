/** Copies a value; says so; where the clipboard is denied, shows the value selected. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

export class CopyButton extends LitElement {
  static override properties = {
    value: {},
    label: {},
    state: { state: true },
  };

  declare value: string;
  /** What is copied, for screen readers: “ETag”. */
  declare label: string;
  declare private state: 'idle' | 'copied' | 'denied';

  constructor() {
    super();
    this.value = '';
    this.label = '';
    this.state = 'idle';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private readonly rest = (): void => {
    this.state = 'idle';
  };

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.value);
      this.state = 'copied';
    } catch {
      this.state = 'denied';
      await this.updateComplete;
      this.querySelector('input')?.select();
    }
    setTimeout(() => {
      if (this.state === 'copied') this.rest();
    }, 1600);
  }

  protected override render(): TemplateResult {
    const done = this.state === 'copied';
    return html`<button
        type="button"
        class="icon-button copy"
        aria-label=${done ? 'Copied' : `Copy ${this.label}`}
        title=${done ? 'Copied' : `Copy ${this.label}`}
        @click=${() => void this.copy()}
      >
        ${icon(done ? 'check' : 'copy')}
      </button>
      ${
        this.state === 'denied'
          ? html`<input
              class="copy-fallback"
              readonly
              aria-label="Select and copy"
              .value=${this.value}
              @blur=${this.rest}
            />`
          : nothing
      }`;
  }
}

customElements.define('bl-copy', CopyButton);

export function copyButton(value: string, label: string): TemplateResult {
  return html`<bl-copy .value=${value} .label=${label}></bl-copy>`;
}
