/** Trace: every rule that looked at the request, in order, with the deciding one open. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Exchange } from '../../explain/exchange.ts';
import type { Phase, TraceStep } from '../../explain/trace.ts';
import { actionOf } from '../keys.ts';
import { PanelElement } from '../parts/element.ts';
import { copyButton } from '../parts/copyButton.ts';
import { icon } from '../parts/icon.ts';
import { offersFor } from '../parts/offers.ts';
import type { OfferOf } from '../parts/opinions.ts';
import { moveInList } from '../parts/roving.ts';
import { outcomes, stepBody } from '../parts/step.ts';
import { shownExchange } from '../state.ts';
import './trace.css';

export type TraceFilter = 'applied' | 'decisive' | 'choices' | 'all';

export interface TraceLocal {
  /** `applied` leaves out what the request gave no occasion for. */
  readonly filter: TraceFilter;
  readonly setFilter: (filter: TraceFilter) => void;
  /** Steps opened or closed by hand. */
  readonly open: ReadonlyMap<number, boolean>;
  readonly toggle: (n: number, open: boolean) => void;
  /** The step that the address names. */
  readonly focused: number | null;
  readonly offerOf?: OfferOf;
}

const phases: Readonly<Record<Phase, string>> = {
  lifecycle: 'Due before the request',
  wire: 'Reading the request',
  access: 'Access',
  request: 'The request itself',
  source: 'Source',
  destination: 'Destination',
  decide: 'Decisions',
  commit: 'Writing',
};

function isDecisive(step: TraceStep): boolean {
  return step.decisive || step.outcome === 'refused';
}

export function keeps(step: TraceStep, filter: TraceFilter): boolean {
  if (filter === 'all') return true;
  if (filter === 'applied') return step.outcome !== 'skipped';
  return filter === 'choices' ? step.outcome === 'chose' : isDecisive(step);
}

export function traceView(exchange: Exchange, local: TraceLocal): TemplateResult {
  const shown = exchange.trace.filter((step) => keeps(step, local.filter));
  if (exchange.trace.length === 0)
    return html`<div class="empty"><p class="empty-title">No rule was reached</p><p class="muted">The request could not be read at all.</p></div>`;
  return html`${filters(exchange, local)}
    <ol class="trace" aria-label="Steps">
      ${shown.map((step, i) => stepItem(step, shown[i - 1], local, step === inTab(shown, local)))}
    </ol>`;
}

/** The one step that Tab reaches; the arrows reach the others. */
function inTab(shown: readonly TraceStep[], { focused }: TraceLocal): TraceStep | undefined {
  return shown.find((step) => step.n === focused) ?? shown.find(isDecisive) ?? shown[0];
}

function filters({ trace }: Exchange, { filter, setFilter }: TraceLocal): TemplateResult {
  const options: readonly (readonly [TraceFilter, string])[] = [
    ['applied', 'Applied'],
    ['decisive', 'Deciding'],
    ['choices', 'Choices'],
    ['all', 'All'],
  ];
  return html`<div class="tab-tools">
    <fieldset class="segments small">
      <legend class="sr-only">Steps to show</legend>
      ${options.map(([id, label]) => {
        const n = trace.filter((step) => keeps(step, id)).length;
        if (n === 0) return nothing;
        return html`<label>
          <input type="radio" name="trace-filter" .value=${id} .checked=${filter === id} @change=${() => setFilter(id)} />
          <span>${label} <span class="tab-count">${n}</span></span>
        </label>`;
      })}
    </fieldset>
    <span class="muted keys-hint">↑ ↓ move · n p deciding</span>
  </div>`;
}

function isOpen(step: TraceStep, { open, focused }: TraceLocal): boolean {
  return open.get(step.n) ?? (step.n === focused || isDecisive(step));
}

function stepItem(
  step: TraceStep,
  before: TraceStep | undefined,
  local: TraceLocal,
  tabbed: boolean,
): TemplateResult {
  const open = isOpen(step, local);
  const [name, word] = outcomes[step.outcome];
  const decisive = isDecisive(step);
  return html`<li class="step step-${step.outcome} ${decisive ? 'decisive' : ''}" value=${step.n}>
      ${before?.phase === step.phase ? nothing : html`<p class="phase">${phases[step.phase]}</p>`}
      <button
        type="button"
        class="step-head"
        id="step-${step.n}"
        tabindex=${tabbed ? '0' : '-1'}
        aria-expanded=${open ? 'true' : 'false'}
        aria-controls=${open ? `step-${step.n}-body` : nothing}
        data-decisive=${decisive || step.outcome === 'chose' ? 'yes' : nothing}
        @click=${() => local.toggle(step.n, !open)}
      >
        <span class="step-mark">${icon(name)}</span><span class="step-n">${step.n}</span>
        <span class="step-text"><span class="sr-only">${word}: </span>${step.rule.says}</span>
        ${decisive ? html`<span class="pill pill-decisive">decided</span>` : step.value === undefined ? nothing : html`<span class="step-value mono">${step.value}</span>`}
      </button>
      ${open ? html`<div class="step-detail" id="step-${step.n}-body"><p class="step-rule"><code class="rule">${step.rule.id}</code>${copyButton(step.rule.id, 'rule id')}</p>${stepBody(step, local.offerOf && { offerOf: local.offerOf })}</div>` : nothing}
    </li>`;
}

export class TracePanel extends PanelElement {
  static override properties = {
    ...PanelElement.properties,
    filter: { state: true },
    open: { state: true },
  };
  protected override readonly shows = ['exchanges', 'shown', 'step', 'world'] as const;

  declare private filter: TraceFilter;
  declare private open: ReadonlyMap<number, boolean>;

  constructor() {
    super();
    this.filter = 'applied';
    this.open = new Map();
    this.addEventListener('keydown', (event) => this.key(event));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (before && before.shown !== this.state.shown) {
      this.open = new Map();
      this.filter = 'applied';
    }
    const wanted = shownExchange(this.state)?.trace.find((s) => s.n === this.state.step);
    if (wanted && changed.has('state') && before?.step !== wanted.n && !keeps(wanted, this.filter))
      this.filter = 'all';
  }

  protected override render(): TemplateResult {
    const exchange = shownExchange(this.state);
    if (!exchange) return html``;
    const { filter, open } = this;
    return traceView(exchange, {
      filter,
      open,
      focused: this.state.step,
      offerOf: offersFor(exchange, this.state.world, this.emit),
      setFilter: (next) => (this.filter = next),
      toggle: (n, now) => (this.open = new Map([...this.open, [n, now]])),
    });
  }

  /** The step that the address names comes into view, and takes focus when it was asked for. */
  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    const { step, shown } = this.state;
    if (before && before.step === step && before.shown === shown) return;
    const head = step === null ? null : this.querySelector<HTMLElement>(`#step-${step}`);
    head?.focus({ preventScroll: true });
    const item = head?.parentElement ?? this.querySelector('.decisive');
    item?.scrollIntoView({ block: 'nearest' });
    item?.querySelector('.statement.deciding')?.scrollIntoView({ block: 'nearest' });
  }

  private key(event: KeyboardEvent): void {
    const action = actionOf(event, 'trace');
    if (action === 'nextDecisive' || action === 'previousDecisive')
      this.jump(event, action === 'nextDecisive' ? 1 : -1);
    else moveInList(event, '.step-head');
  }

  private jump(event: KeyboardEvent, by: 1 | -1): void {
    event.preventDefault();
    const all = [...this.querySelectorAll<HTMLElement>('.step-head')];
    const at = all.findIndex((head) => head === document.activeElement);
    const rest = by === 1 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).toReversed();
    rest.find((head) => head.dataset['decisive'] === 'yes')?.focus();
  }
}

customElements.define('bl-trace', TracePanel);
