/** The groups of a form: folded ones say how much of them is sent. */
import { html, nothing, type TemplateResult } from 'lit';
import { headerOf, queryOf, withHeader, withQuery, type Draft } from '../../scenarios/draft.ts';
import type { WorldView } from '../../worker/api.ts';
import type { Field, Form, Group } from '../forms/field.ts';
import { otherHeaders, otherQuery, sentCount } from '../forms/forms.ts';
import type { Hint } from '../forms/hint.ts';
import { suggestionsFor } from '../forms/suggest.ts';
import { fieldRow, type FieldValue } from './fieldRow.ts';
import { icon } from './icon.ts';
import { pairsField, readTagging, writeTagging, type Pair } from './pairsField.ts';
import './fields.css';

interface Groups {
  readonly form: Form;
  readonly draft: Draft;
  readonly world: WorldView | null;
  readonly hints: readonly Hint[];
  readonly edit: (draft: Draft) => void;
  /** Groups unfolded or folded by hand, or edited; others are open when they send something. */
  readonly open: ReadonlyMap<string, boolean>;
  readonly fold: (id: string, open: boolean) => void;
}

export function groupList(view: Groups): TemplateResult {
  return html`<div class="groups">${view.form.groups.map((group) => groupBox(view, group))}${others(view)}</div>`;
}

function groupBox(all: Groups, group: Group): TemplateResult {
  const view = staysOpen(all, group.id);
  const content = html`${group.note ? html`<p class="group-note">${group.note}</p>` : nothing}
  ${group.fields.map((field) => oneField(view, field))}`;
  return box(view, {
    id: group.id,
    title: group.title,
    sent: sentCount(view.draft, group.fields),
    inside: outline(view.draft, group),
    content,
  });
}

/** A group does not fold under the hand that takes its last value out. */
function staysOpen(view: Groups, id: string): Groups {
  const edit = (draft: Draft) => {
    view.fold(id, true);
    view.edit(draft);
  };
  return { ...view, edit };
}

/** What a folded group holds: what it sends, or else what it could. */
function outline(draft: Draft, { fields }: Group): string {
  const said = fields.flatMap((field) => {
    if (field.kind === 'pairs') return sentCount(draft, [field]) ? [field.label] : [];
    const value = field.in === 'header' ? headerOf(draft, field.name) : queryOf(draft, field.name);
    return value === undefined ? [] : [`${field.label}: ${value || 'empty'}`];
  });
  return (said.length ? said : fields.map(({ label }) => label)).join(' · ');
}

interface Box {
  readonly id: string;
  readonly title: string;
  readonly sent: number;
  /** One line that stands for the content while it is folded. */
  readonly inside: string;
  readonly content: TemplateResult;
}

function box(view: Groups, { id, title, sent, inside, content }: Box): TemplateResult {
  const open = view.open.get(id) ?? sent > 0;
  return html`<details
    class="group"
    ?open=${open}
    @toggle=${(event: Event) => {
      const now = (event.target as HTMLDetailsElement).open;
      if (now !== open) view.fold(id, now);
    }}
  >
    <summary>${icon('chevron', 'fold')}<span class="group-title">${title}</span><span class="group-inside ${sent ? 'sent' : ''}">${open ? nothing : inside}</span>${
      sent
        ? html`<span class="count" title="${sent} sent">${sent}<span class="sr-only"> sent</span></span>`
        : nothing
    }</summary>
    ${open ? html`<div class="group-body">${content}</div>` : nothing}
  </details>`;
}

function oneField(view: Groups, field: Field): TemplateResult {
  const { draft, edit } = view;
  if (field.kind === 'pairs') return pairs(view, field);
  const isHeader = field.in === 'header';
  const value = isHeader ? headerOf(draft, field.name) : (queryOf(draft, field.name) ?? undefined);
  const set = (next: FieldValue) =>
    edit(isHeader ? withHeader(draft, field.name, next) : withQuery(draft, field.name, next));
  const hinted = view.hints.some((hint) => hint.at === field.name);
  return fieldRow({
    field,
    value,
    set,
    hinted,
    suggestions: suggestionsFor(field, draft, view.world),
  });
}

function pairs({ draft, edit }: Groups, field: Field): TemplateResult {
  const base = { id: `f-${field.member}`, label: field.label, doc: field.doc };
  if (field.name === 'x-amz-tagging') {
    const set = (next: readonly Pair[]) => edit(withHeader(draft, field.name, writeTagging(next)));
    return pairsField({
      ...base,
      header: field.name,
      pairs: readTagging(headerOf(draft, field.name)),
      set,
    });
  }
  const mine = draft.headers.filter(([n]) => n.startsWith(field.name));
  const rest = draft.headers.filter(([n]) => !n.startsWith(field.name));
  return pairsField({
    ...base,
    header: `${field.name}*`,
    pairs: mine.map(([n, v]) => [n.slice(field.name.length), v]),
    set: (next) =>
      edit({
        ...draft,
        headers: [...rest, ...next.map(([n, v]) => [field.name + n.toLowerCase(), v] as const)],
      }),
  });
}

/** Headers and parameters that have no field: kept, and to be edited as they are. */
function others(all: Groups): TemplateResult {
  const view = staysOpen(all, 'others');
  const { draft, edit } = view;
  const headers = otherHeaders(draft);
  const query = otherQuery(draft);
  const content = html`${pairsField({
    id: 'f-other-headers',
    label: 'Other headers',
    header: 'any header',
    doc: 'Sent as they are, known to S3 or not.',
    pairs: headers,
    set: (next) =>
      edit({
        ...draft,
        headers: [
          ...draft.headers.filter((h) => !headers.includes(h)),
          ...next.map(([n, v]) => [n.toLowerCase(), v] as const),
        ],
      }),
  })}
  ${pairsField({
    id: 'f-other-query',
    label: 'Other parameters',
    header: '?any',
    doc: 'Query parameters beside the ones above.',
    pairs: query.map(([n, v]) => [n, v ?? '']),
    set: (next) =>
      edit({
        ...draft,
        query: [
          ...draft.query.filter((q) => !query.includes(q)),
          ...next.map(([n, v]) => [n, v === '' ? null : v] as const),
        ],
      }),
  })}`;
  const names = [...headers, ...query].map(([name]) => name);
  return box(view, {
    id: 'others',
    title: 'Other headers',
    sent: names.length,
    inside: names.length ? names.join(' · ') : 'any header or parameter',
    content,
  });
}
