/** What changed: source, before, after, and the rule that made it so. A table; cards where it is narrow. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Change, ChangeRow, Exchange } from '../../explain/exchange.ts';
import { printRoute } from '../route.ts';
import { originBadge, ruleLink } from './badge.ts';
import { copyButton } from './copyButton.ts';
import { icon } from './icon.ts';
import { checkedIn } from './events.ts';

export interface DiffLocal {
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
}

/** Rows that say something: not what stayed as it was. */
export function telling(row: ChangeRow): boolean {
  return row.origin !== 'unchanged';
}

export function changeCount(exchange: Exchange): number {
  return exchange.changes.reduce((sum, change) => sum + change.rows.filter(telling).length, 0);
}

export function diffTab(exchange: Exchange, { all, setAll }: DiffLocal): TemplateResult {
  if (exchange.changes.length === 0) return nothingChanged(exchange);
  const hidden = exchange.changes.some((change) => !change.rows.every(telling));
  return html`${
    hidden
      ? html`<div class="tab-tools">
          <label class="check"><input type="checkbox" .checked=${all} @change=${(event: Event) => setAll(checkedIn(event))} /> Show what stayed the same</label>
        </div>`
      : nothing
  }
  ${exchange.changes.map((change) => changeTable(exchange, change, all || change.rows.every((row) => !telling(row))))}`;
}

function nothingChanged(exchange: Exchange): TemplateResult {
  const why =
    exchange.answer.status < 300 && !exchange.error
      ? 'This request only read.'
      : 'The request was refused before anything was written.';
  return html`<div class="empty"><p class="empty-title">Nothing changed</p><p class="muted">${why}</p></div>`;
}

const effects = { added: 'new', updated: 'changed', removed: 'removed' } as const;

function changeTable(exchange: Exchange, change: Change, all: boolean): TemplateResult {
  const told = all ? change.rows : change.rows.filter(telling);
  // What surprises comes first.
  const rows = told.toSorted((a, b) => Number(unlikeSource(b)) - Number(unlikeSource(a)));
  const columns = {
    effect: change.effect,
    source: rows.some((row) => row.source !== undefined),
    before: change.effect !== 'added' && rows.some((row) => row.before !== undefined),
    after: change.effect !== 'removed',
  };
  const marked = rows.filter(unlikeSource).length;
  return html`<section class="block">
    <h3>${icon(change.kind === 'bucket' ? 'bucket' : change.kind === 'object' ? 'object' : 'upload')} <span class="mono">${change.subject}</span> <span class="pill effect-${change.effect}">${effects[change.effect]}</span>${marked ? html`<span class="marked-note"><span class="swatch"></span>${marked} unlike the source</span>` : nothing}</h3>
    <table class="diff">
      <thead>
        <tr>
          <th scope="col" class="col-attribute">Attribute</th>
          ${columns.source ? html`<th scope="col">Source</th>` : nothing}
          ${columns.before ? html`<th scope="col">Before</th>` : nothing}
          ${columns.after ? html`<th scope="col">After</th>` : nothing}
          <th scope="col" class="col-why">Why</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, i) => diffRow(exchange, row, columns, rows[i - 1]))}
      </tbody>
    </table>
  </section>`;
}

interface Columns {
  readonly effect: Change['effect'];
  readonly source: boolean;
  readonly before: boolean;
  readonly after: boolean;
}

function diffRow(
  exchange: Exchange,
  row: ChangeRow,
  columns: Columns,
  before: ChangeRow | undefined,
): TemplateResult {
  const said = before?.rule === row.rule && before?.because === row.because;
  return html`<tr class="row-${row.origin} ${unlikeSource(row) ? 'marked' : ''}">
    <th scope="row">${breakable(row.attribute)}</th>
    ${columns.source ? cell('Source', row.source) : nothing}
    ${columns.before ? cell('Before', row.before) : nothing}
    ${columns.after ? cell('After', row.after, isNew(row, columns) ? 'new' : '') : nothing}
    <td class="why" data-label="Why">
      <div>${originBadge(row.origin)} ${ruleLink(row.rule, stepOf(exchange, row.rule))}</div>
      ${row.because && !said ? html`<p>${row.because}</p>` : nothing}
    </td>
  </tr>`;
}

/** What a copy did not take over as it was. */
function unlikeSource(row: ChangeRow): boolean {
  return row.source !== undefined && row.after !== row.source;
}

/** Whether the value is another than there was, or, for a new thing, than the source's. */
function isNew(row: ChangeRow, { effect }: Columns): boolean {
  return row.after !== (effect === 'updated' ? row.before : (row.source ?? row.after));
}

/** A long member name may wrap between its words. */
function breakable(name: string): readonly (string | TemplateResult)[] {
  return name
    .split(/(?<=[a-z])(?=[A-Z])/)
    .map((part, i) => (i === 0 ? part : html`<wbr />${part}`));
}

function cell(label: string, value: string | undefined, classes = ''): TemplateResult {
  return html`<td class="value ${classes}" data-label=${label}>
    ${value === undefined ? html`<span class="none" aria-label="none">–</span>` : html`<span><span class="mono">${value}</span>${value.length > 20 ? copyButton(value, label) : nothing}</span>`}
  </td>`;
}

/** The address of the step that applied a rule. */
export function stepOf(exchange: Exchange, rule: string | undefined): string | undefined {
  const step = exchange.trace.find((s) => s.rule.id === rule);
  return step && printRoute({ at: 'exchange', n: exchange.n, tab: 'trace', step: step.n });
}
