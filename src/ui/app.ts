/** The shell: arranges the panels, hears their intents and the keys, keeps the theme. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Intent, Emit } from './intent.ts';
import { actionOf } from './keys.ts';
import './panels/answer.ts';
import './panels/request.ts';
import './panels/timeline.ts';
import './panels/world.ts';
import { icon, type IconName } from './parts/icon.ts';
import { split } from './parts/split.ts';
import { topBar } from './parts/topBar.ts';
import { firstState, type AppState, type PanelName } from './state.ts';
import './panel.css';
import './app.css';

/** Below this only one panel fits. */
export const narrowQuery = '(max-width: 899px)';

const panels: readonly (readonly [PanelName, string, IconName])[] = [
  ['world', 'World', 'world'],
  ['request', 'Request', 'request'],
  ['answer', 'Answer', 'answer'],
  ['timeline', 'Log', 'log'],
];

const elements: Readonly<Record<PanelName, (state: AppState, narrow: boolean) => TemplateResult>> =
  {
    world: (state, narrow) => html`<bl-world .state=${state} ?narrow=${narrow}></bl-world>`,
    request: (state) => html`<bl-request .state=${state}></bl-request>`,
    answer: (state) => html`<bl-answer .state=${state}></bl-answer>`,
    timeline: (state) => html`<bl-timeline .state=${state}></bl-timeline>`,
  };

function wide(state: AppState): TemplateResult {
  const show = (name: PanelName) => elements[name](state, false);
  const build = split({
    name: 'answer',
    label: 'Resize request and answer',
    primary: 'end',
    size: Math.round((innerWidth - 288) * 0.575),
    start: show('request'),
    end: show('answer'),
  });
  const work = split({
    name: 'world',
    label: 'Resize world',
    primary: 'start',
    size: 288,
    start: show('world'),
    end: build,
  });
  return html`<main class="wide">${split({ name: 'timeline', label: 'Resize timeline', vertical: true, primary: 'end', size: 132, start: work, end: show('timeline') })}</main>`;
}

function narrow(state: AppState, emit: Emit): TemplateResult {
  return html`<main class="narrow">${elements[state.panel](state, true)}</main>
    <nav class="bottom" aria-label="Panels">
      ${panels.map(
        ([name, label, mark]) =>
          html`<button type="button" aria-current=${state.panel === name ? 'page' : nothing} @click=${() => emit({ do: 'panel', panel: name })}>${icon(mark)}<span>${label}</span></button>`,
      )}
    </nav>`;
}

/** What a crash leaves of the session. */
function kept({ workspace }: AppState): string {
  if (!workspace) return '';
  return workspace.saved
    ? 'What it had answered is saved.'
    : 'The session was not saved: it will begin anew.';
}

function notices(state: AppState, emit: Emit): TemplateResult {
  const { phase, trouble, toast, said } = state;
  return html`${
    phase === 'crashed'
      ? html`<div class="banner" role="alert">${icon('warning')}<span>${trouble ?? 'The simulator stopped.'} ${kept(state)}</span><button type="button" class="button small" @click=${() => emit({ do: 'restart' })}>Start it again</button></div>`
      : nothing
  }
  <div class="toasts" role="alert">
    ${toast ? html`<div class="toast">${icon('warning')}<span>${toast}</span><button type="button" class="icon-button" aria-label="Dismiss" @click=${() => emit({ do: 'toast', text: null })}>${icon('cross')}</button></div>` : nothing}
  </div>
  <div class="sr-only" role="status" aria-live="polite">${said}</div>`;
}

export class App extends LitElement {
  static override properties = { state: { attribute: false }, isNarrow: { state: true } };

  declare state: AppState;
  /** Does what an intent says. */
  act: (intent: Intent) => void = () => {};
  declare private isNarrow: boolean;
  private readonly media = matchMedia(narrowQuery);

  constructor() {
    super();
    this.state = firstState;
    this.isNarrow = this.media.matches;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.media.addEventListener('change', this.measure);
    this.addEventListener('intent', this.hear);
    document.addEventListener('keydown', this.press);
  }

  /** The split panels find their places in the first frame: until then nothing is seen to jump. */
  protected override firstUpdated(): void {
    requestAnimationFrame(() => requestAnimationFrame(() => this.classList.add('settled')));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.media.removeEventListener('change', this.measure);
    this.removeEventListener('intent', this.hear);
    document.removeEventListener('keydown', this.press);
  }

  private readonly measure = (): void => {
    this.isNarrow = this.media.matches;
  };

  private readonly hear = (event: CustomEvent<Intent>): void => this.act(event.detail);

  private readonly press = (event: KeyboardEvent): void => {
    const action =
      this.state.dialog || this.state.person || this.state.kmsKey
        ? undefined
        : actionOf(event, 'anywhere');
    if (action === undefined) return;
    event.preventDefault();
    if (action === 'send' || action === 'sendTrace')
      this.act({ do: 'send', trace: action === 'sendTrace' });
    if (action === 'nextPanel' || action === 'previousPanel')
      void this.moveOn(action === 'nextPanel' ? 1 : -1);
    if (action === 'sheet') this.act({ do: 'dialog', dialog: 'keys' });
    if (action === 'filter') void this.filter();
  };

  private async filter(): Promise<void> {
    if (this.isNarrow) this.act({ do: 'panel', panel: 'world' });
    this.act({ do: 'worldTab', tab: 'buckets' });
    await this.updateComplete;
    await this.querySelector<LitElement>('bl-world')?.updateComplete;
    this.querySelector<HTMLInputElement>('#world-filter')?.select();
  }

  /** F6: into the next panel, round about. */
  private async moveOn(by: 1 | -1): Promise<void> {
    const names = panels.map(([name]) => name);
    const here = names.findIndex((name) =>
      this.querySelector(`#panel-${name}`)?.contains(document.activeElement),
    );
    const from = here >= 0 ? here : by === 1 ? -1 : 0;
    const next = names.at((from + by + names.length) % names.length);
    if (!next) return;
    if (this.isNarrow) this.act({ do: 'panel', panel: next });
    await this.updateComplete;
    this.querySelector<HTMLElement>(`#panel-${next}`)?.focus();
  }

  protected override render(): TemplateResult {
    const { state } = this;
    const emit: Emit = (intent) => this.act(intent);
    if (state.dialog) void import('./parts/dialogs.ts');
    if (state.person) void import('./parts/personDialog.ts');
    if (state.kmsKey) void import('./parts/keyDialog.ts');
    return html`${topBar(state, emit)}${notices(state, emit)}
      ${this.isNarrow ? narrow(state, emit) : wide(state)}
      ${state.dialog ? html`<bl-dialogs .dialog=${state.dialog}></bl-dialogs>` : nothing}
      ${state.person ? html`<bl-person .shown=${state.person} .world=${state.world} .toast=${state.toast}></bl-person>` : nothing}
      ${state.kmsKey ? html`<bl-key .shown=${state.kmsKey} .world=${state.world}></bl-key>` : nothing}`;
  }
}

customElements.define('bl-app', App);

declare global {
  interface HTMLElementTagNameMap {
    'bl-app': App;
  }
}
