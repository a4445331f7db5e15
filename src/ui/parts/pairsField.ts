/** Names and values that travel as several headers (user metadata) or as one (tags). */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icon.ts';
import { valueIn } from './events.ts';

export type Pair = readonly [name: string, value: string];

interface Pairs {
  readonly id: string;
  readonly label: string;
  /** The header, shown under the label. */
  readonly header: string;
  readonly doc: string;
  readonly pairs: readonly Pair[];
  readonly set: (pairs: readonly Pair[]) => void;
}

export function pairsField(field: Pairs): TemplateResult {
  const { id, label, header, doc, pairs, set } = field;
  return html`<div class="field pairs" role="group" aria-labelledby="${id}-label" aria-describedby="${id}-doc">
    <div class="field-name">
      <span class="field-label" id="${id}-label">${label}</span>
      <code class="field-header">${header}</code>
    </div>
    <div class="field-value">
      ${pairs.map((pair, i) => pairRow(field, pair, i))}
      <button type="button" class="button tiny" @click=${() => set([...pairs, [freeName(pairs), '']])}>Add ${pairs.length ? 'another' : 'one'}</button>
    </div>
    <p class="field-doc" id="${id}-doc">${doc}</p>
  </div>`;
}

function pairRow({ label, pairs, set }: Pairs, [name, value]: Pair, i: number): TemplateResult {
  const change = (pair: Pair | null) => set(pair ? pairs.with(i, pair) : pairs.toSpliced(i, 1));
  return html`<div class="pair">
    <input
      type="text"
      class="mono"
      aria-label="${label}: name ${i + 1}"
      spellcheck="false"
      autocapitalize="off"
      .value=${live(name)}
      @input=${(event: Event) => change([valueIn(event), value])}
    />
    <span aria-hidden="true">=</span>
    <input
      type="text"
      class="mono"
      aria-label="${label}: value ${i + 1}"
      spellcheck="false"
      .value=${live(value)}
      @input=${(event: Event) => change([name, valueIn(event)])}
    />
    <button type="button" class="icon-button" aria-label="Remove ${name || 'this pair'}" title="Remove" @click=${() => change(null)}>
      ${icon('cross')}
    </button>
  </div>`;
}

function freeName(pairs: readonly Pair[]): string {
  const taken = new Set(pairs.map(([name]) => name));
  let n = pairs.length + 1;
  while (taken.has(`name${n}`)) n += 1;
  return `name${n}`;
}

/** Pairs of a `x-amz-tagging` value. */
export function readTagging(value: string | undefined): readonly Pair[] {
  return value ? [...new URLSearchParams(value)] : [];
}

/** The header value of pairs; none at all is not sent. */
export function writeTagging(pairs: readonly Pair[]): string | undefined {
  return pairs.length
    ? new URLSearchParams(pairs.map(([n, v]) => [n, v] as [string, string])).toString()
    : undefined;
}
