/** What changed: source, before, after, and the rule that made it so. A table; cards where it is narrow. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Change, ChangeRow, Exchange } from '../../explain/exchange.ts';
import { groupRows, isUnlikeSource, telling, type RowGroup } from '../changes.ts';
import { stepOf } from '../verdict.ts';
import { originBadge, ruleLink } from './badge.ts';
import { copyButton } from './copyButton.ts';
import { checkedIn } from './events.ts';
import { icon, type IconName } from './icon.ts';
import { valueView } from './value.ts';
import './diff.css';

export interface DiffLocal {
  readonly all: boolean;
  readonly setAll: (all: boolean) => void;
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
  ${exchange.changes.map((change) => changeTable(exchange, change, all || !change.rows.some(telling)))}`;
}

function nothingChanged(exchange: Exchange): TemplateResult {
  const why =
    exchange.answer.status < 300 && !exchange.error
      ? 'This request only read.'
      : 'The request was refused before anything was written.';
  return html`<div class="empty"><p class="empty-title">Nothing changed</p><p class="muted">${why}</p></div>`;
}

const effects = { added: 'new', updated: 'changed', removed: 'removed' } as const;
const kinds: Readonly<Record<Change['kind'], IconName>> = {
  bucket: 'bucket',
  object: 'object',
  upload: 'upload',
  part: 'upload',
  kmsKey: 'key',
  kmsAlias: 'key',
  accessPoint: 'bucket',
  multiRegionAccessPoint: 'bucket',
  accountBlock: 'bucket',
  stsSession: 'key',
};

/** Roles are spelled out: where the table becomes cards, its layout would take them away. */
function changeTable(exchange: Exchange, change: Change, all: boolean): TemplateResult {
  const rows = all ? change.rows : change.rows.filter(telling);
  const columns = {
    effect: change.effect,
    source: rows.some((row) => row.source !== undefined),
    before: change.effect !== 'added' && rows.some((row) => row.before !== undefined),
    after: change.effect !== 'removed',
  };
  const unlike = rows.filter(isUnlikeSource).length;
  const heads = [
    'Attribute',
    ...(columns.source ? ['Source'] : []),
    ...(columns.before ? ['Before'] : []),
    ...(columns.after ? ['After'] : []),
    'Why',
  ];
  return html`<section class="change">
    <h3>${icon(kinds[change.kind])} <span class="mono change-subject">${change.subject}</span> <span class="pill effect-${change.effect}">${effects[change.effect]}</span>${unlike ? html`<span class="marked-note"><span class="swatch"></span>${unlike} unlike the source</span>` : nothing}</h3>
    <table class="diff" role="table">
      <thead role="rowgroup">
        <tr role="row">
          ${heads.map((name) => html`<th scope="col" role="columnheader" class="col-${name.toLowerCase()}">${name}</th>`)}
        </tr>
      </thead>
      ${groupRows(rows).map((group) => groupBody(exchange, group, columns))}
    </table>
  </section>`;
}

interface Columns {
  readonly effect: Change['effect'];
  readonly source: boolean;
  readonly before: boolean;
  readonly after: boolean;
}

/** The rows of one reason, which is told once. */
function groupBody(exchange: Exchange, group: RowGroup, columns: Columns): TemplateResult {
  return html`<tbody role="rowgroup" class=${group.unlike ? 'marked' : nothing}>
    ${group.rows.map((row, i) => diffRow(row, columns, i === 0 ? why(exchange, group) : nothing))}
  </tbody>`;
}

function why(exchange: Exchange, { rows, origin, rule, because }: RowGroup): TemplateResult {
  return html`<td class="why" role="cell" rowspan=${rows.length}>
    ${originBadge(origin)} ${because ? html`<span class="because">${because}</span>` : nothing}
    ${ruleLink(rule, stepOf(exchange, rule))}
  </td>`;
}

function diffRow(row: ChangeRow, columns: Columns, reason: unknown): TemplateResult {
  return html`<tr role="row" class="row-${row.origin}">
    <th scope="row" role="rowheader">${breakable(row.attribute)}</th>
    ${columns.source ? cell('Source', row.source) : nothing}
    ${columns.before ? cell('Before', row.before) : nothing}
    ${columns.after ? cell('After', row.after, isNew(row, columns) ? 'new' : '') : nothing}
    ${reason}
  </tr>`;
}

/** Whether the value is another than there was, or, for a new thing, than the source's. */
function isNew(row: ChangeRow, { effect }: Columns): boolean {
  return row.after !== (effect === 'updated' ? row.before : (row.source ?? row.after));
}

/** A long member name may wrap between its words. */
function breakable(name: string): readonly (string | TemplateResult)[] {
  return name
    .split(/(?<=[a-z])(?=[A-Z])|(?<=-)(?=meta-|[^-]+$)/)
    .map((part, i) => (i === 0 ? part : html`<wbr />${part}`));
}

function cell(label: string, value: string | undefined, classes = ''): TemplateResult {
  return html`<td class="value ${classes}" role="cell" data-label=${label}>
    ${value === undefined ? html`<span class="none" aria-label="none">–</span>` : html`${valueView(value)}${value.length > 16 ? copyButton(value, label) : nothing}`}
  </td>`;
}
