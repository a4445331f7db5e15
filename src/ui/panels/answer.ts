/** Answer: the status, the sentence that says why, and everything that came back. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Exchange } from '../../explain/exchange.ts';
import type { TraceStep } from '../../explain/trace.ts';
import { bodyKind } from '../body.ts';
import type { Emit } from '../intent.ts';
import { answerTab } from '../parts/answerSummary.ts';
import { toneIcon } from '../parts/badge.ts';
import { checksumsTab } from '../parts/checksums.ts';
import { changeCount } from '../changes.ts';
import { decidingSentence } from '../deciding.ts';
import { firstSteps } from '../parts/firstSteps.ts';
import { diffTab, type DiffLocal } from '../parts/diffTable.ts';
import { PanelElement } from '../parts/element.ts';
import { headersTab } from '../parts/headersTable.ts';
import { icon } from '../parts/icon.ts';
import { offersFor } from '../parts/offers.ts';
import { panelFrame } from '../parts/panel.ts';
import { ribbon } from '../parts/ribbon.ts';
import { sdkTab } from '../parts/sdkView.ts';
import { sourceLink } from '../parts/step.ts';
import { tabPanel, tabStrip } from '../parts/tabs.ts';
import { type AnswerTab, printRoute } from '../route.ts';
import { shownExchange, type AppState } from '../state.ts';
import { duration, size } from '../text.ts';
import { failed, targetOf, verdict } from '../verdict.ts';
import '../parts/details.css';
import '../parts/verdict.css';
import './answer.css';
import './trace.ts';

export function answerView(state: AppState, local: DiffLocal, emit: Emit): TemplateResult {
  const exchange = shownExchange(state);
  const title = exchange ? `Answer #${exchange.n}` : 'Answer';
  if (!exchange)
    return panelFrame({
      name: 'answer',
      title,
      content: html`<div class="panel-body" tabindex="0" role="group" aria-label="What to try">${firstSteps(state, emit)}</div>`,
    });
  return panelFrame({
    name: 'answer',
    title,
    tools: html`<span class="answer-target" title=${targetOf(exchange)}>${exchange.operation ?? exchange.request.method} <span class="mono">${targetOf(exchange)}</span></span>
      <a class="icon-button" href="#/play" aria-label="More to try" title="More to try">${icon('flask')}</a>
      <button type="button" class="icon-button" aria-label="Replay #${exchange.n}" title="Replay: send the same bytes once more" @click=${() => emit({ do: 'replay', n: exchange.n })}>${icon('replay')}</button>
      <button type="button" class="icon-button" aria-label="Edit a copy of #${exchange.n}" title="Edit a copy: take it into the request form" @click=${() => emit({ do: 'duplicate', n: exchange.n })}>${icon('duplicate')}</button>`,
    content: html`${headline(exchange, emit)}
      ${tabStrip({ name: 'Answer', prefix: 'answer', tabs: tabsOf(exchange), selected: state.tab, choose: (tab) => emit({ do: 'open', n: exchange.n, tab }) })}
      ${tabPanel('answer', state.tab, views[state.tab](state, exchange, local, emit), 'panel-body')}`,
  });
}

function headline(exchange: Exchange, emit: Emit): TemplateResult {
  const { tone, status, word, sentence, step } = verdict(exchange);
  return html`<div class="verdict verdict-${tone}">
    <p class="verdict-line">
      ${toneIcon(tone)}<b class="verdict-status">${status}</b><span class="verdict-word">${word}</span>
      <span class="verdict-numbers muted">${exchange.took === undefined ? nothing : html`<span title="In the simulator">${duration(exchange.took)}</span>`}<span>${size(exchange.answer.body.size)}</span></span>
    </p>
    ${
      step
        ? html`<div class="verdict-why">
            <p>${policiesLink(exchange, step)}${sentence}</p>
            <span class="verdict-links">
              <button type="button" class="button small" @click=${() => emit({ do: 'open', n: exchange.n, tab: 'trace', step: step.n })}>Why ${icon('arrowRight')}</button>
              ${sourceLink(step.rule)}
            </span>
          </div>`
        : failed(exchange)
          ? html`<p>${sentence}</p>`
          : nothing
    }
    ${ribbon(exchange, emit)}
  </div>`;
}

/** What the policies came to, leading to the statement. */
function policiesLink({ n }: Exchange, step: TraceStep): TemplateResult | typeof nothing {
  const sentence = decidingSentence(step);
  if (sentence === undefined) return nothing;
  const href = printRoute({ at: 'exchange', n, tab: 'trace', step: step.n });
  return html`<a class="verdict-statement" href=${href}>${sentence}</a> `;
}

function tabsOf(exchange: Exchange) {
  const { answer, trace } = exchange;
  const changes = changeCount(exchange);
  return [
    { id: 'answer', label: 'Answer' },
    { id: 'headers', label: 'Headers' },
    { id: 'diff', label: 'Diff', ...(changes ? { count: changes } : {}) },
    { id: 'checksums', label: 'Checksums' },
    { id: 'xml', label: bodyKind(answer.headers, answer.body) === 'xml' ? 'XML' : 'Body' },
    { id: 'sdk', label: 'SDK' },
    { id: 'trace', label: 'Trace', count: trace.length },
  ] as const;
}

type TabView = (state: AppState, exchange: Exchange, local: DiffLocal, emit: Emit) => unknown;

const views: Readonly<Record<AnswerTab, TabView>> = {
  answer: (state, exchange, _, emit) => answerTab(exchange, offersFor(exchange, state.world, emit)),
  headers: (_, exchange) => headersTab(exchange),
  diff: (_, exchange, local) => diffTab(exchange, local),
  checksums: (_, exchange) => checksumsTab(exchange),
  xml: (_, exchange) => {
    void import('../parts/xmlView.ts');
    return html`<bl-body .exchange=${exchange}></bl-body>`;
  },
  sdk: ({ outcomes }, exchange, _, emit) => sdkTab(exchange, outcomes.get(exchange.n), emit),
  trace: (state) => html`<bl-trace .state=${state}></bl-trace>`,
};

export class AnswerPanel extends PanelElement {
  static override properties = { ...PanelElement.properties, all: { state: true } };
  protected override readonly shows = [
    'exchanges',
    'shown',
    'tab',
    'step',
    'outcomes',
    'world',
    'phase',
  ] as const;

  declare private all: boolean;

  constructor() {
    super();
    this.all = false;
  }

  /** A strip of tabs too long for the panel shows the chosen one. */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.querySelector('.tab[aria-selected="true"]')?.scrollIntoView({
      block: 'nearest',
      inline: 'nearest',
    });
  }

  protected override render(): TemplateResult {
    return answerView(this.state, { all: this.all, setAll: (all) => (this.all = all) }, this.emit);
  }
}

customElements.define('bl-answer', AnswerPanel);
