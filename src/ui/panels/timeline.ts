/** Timeline: every request of this session, newest first. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Exchange } from '../../explain/exchange.ts';
import type { Emit } from '../intent.ts';
import { actionOf } from '../keys.ts';
import { callerName } from '../look.ts';
import { statusBadge } from '../parts/badge.ts';
import { PanelElement } from '../parts/element.ts';
import { icon } from '../parts/icon.ts';
import { panelFrame } from '../parts/panel.ts';
import { moveInList } from '../parts/roving.ts';
import type { AppState } from '../state.ts';
import { count, duration, timeOfDay } from '../text.ts';
import { targetOf, toneOf } from '../verdict.ts';
import './timeline.css';

export function timelineView(state: AppState, emit: Emit): TemplateResult {
  const { exchanges, shown, workspace } = state;
  const chosen = exchanges.find((e) => e.n === shown);
  return panelFrame({
    name: 'timeline',
    title: 'Timeline',
    tools: html`<span class="muted timeline-note">${count(exchanges.length, 'entry', 'entries')}${workspace ? (workspace.saved ? ', saved in this browser' : ', not saved') : ''}</span>
      ${chosen ? tools(chosen, emit) : nothing}`,
    content: html`<div class="panel-body">${exchanges.length ? list(state, emit) : empty(state)}</div>`,
  });
}

function tools({ n }: Exchange, emit: Emit): TemplateResult {
  return html`<span class="timeline-tools">
    <button type="button" class="button small" title="Send the same bytes once more (r)" @click=${() => emit({ do: 'replay', n })}>${icon('replay')} Replay #${n}</button>
    <button type="button" class="button small" title="Take it into the request form (d)" @click=${() => emit({ do: 'duplicate', n })}>${icon('duplicate')} Edit a copy</button>
  </span>`;
}

function empty({ phase, workspace }: AppState): TemplateResult {
  return html`<p class="muted pad">${phase === 'starting' ? 'Opening the session…' : workspace?.saved === false ? 'Each request becomes an entry here, until the page is closed.' : 'Each request becomes an entry here, and stays after a reload.'}</p>`;
}

function list(state: AppState, emit: Emit): TemplateResult {
  const newest = state.exchanges.toReversed();
  const inTab = newest.some((e) => e.n === state.shown) ? state.shown : newest[0]?.n;
  return html`<ol class="entries" reversed @keydown=${(event: KeyboardEvent) => moveInList(event, '.entry')}>
    ${repeat(
      newest,
      (e) => e.n,
      (e) => entry(e, state, e.n === inTab, emit),
    )}
  </ol>`;
}

function entry(
  exchange: Exchange,
  { shown, world }: AppState,
  inTab: boolean,
  emit: Emit,
): TemplateResult {
  const { n, at, operation, request, answer, caller, took } = exchange;
  const current = n === shown;
  return html`<li>
    <button type="button" class="entry" data-n=${n} aria-current=${current ? 'true' : nothing} tabindex=${inTab ? '0' : '-1'} @click=${() => emit({ do: 'open', n })}>
      <span class="entry-n">${n}</span>
      ${statusBadge(answer.status, toneOf(exchange))}
      <span class="entry-op">${operation ?? request.method}</span>
      <span class="entry-target mono">${targetOf(exchange)}</span>
      <span class="entry-error mono">${exchange.error?.code ?? ''}</span>
      <span class="entry-who">${callerName(world, caller?.arn)}</span>
      <span class="entry-at mono">${timeOfDay(at)}</span>
      <span class="entry-took">${took === undefined ? '' : duration(took)}</span>
    </button>
  </li>`;
}

export class TimelinePanel extends PanelElement {
  protected override readonly shows = [
    'exchanges',
    'shown',
    'world',
    'workspace',
    'phase',
  ] as const;

  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    const action = actionOf(event, 'timeline');
    const row =
      event.target instanceof Element ? event.target.closest<HTMLElement>('.entry') : null;
    const n = Number(row?.dataset['n']);
    if (!n || (action !== 'replay' && action !== 'duplicate')) return;
    event.preventDefault();
    this.emit({ do: action, n });
  }

  protected override render(): TemplateResult {
    return timelineView(this.state, this.emit);
  }
}

customElements.define('bl-timeline', TimelinePanel);
