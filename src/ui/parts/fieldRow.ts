/** One header or query parameter of the request: a box that says whether it is sent, and its value. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Field } from '../forms/field.ts';
import { checkedIn, valueIn } from './events.ts';

/** Undefined: not sent. Empty: sent empty. */
export type FieldValue = string | undefined;

interface Row {
  readonly field: Field;
  readonly value: FieldValue;
  readonly set: (value: FieldValue) => void;
  /** Values it can be filled with, and what each is. */
  readonly suggestions?: readonly (readonly [value: string, meaning: string])[];
  /** Id of a hint that is about this field. */
  readonly hinted?: boolean;
}

export function fieldRow(row: Row): TemplateResult {
  const { field, value, hinted } = row;
  const id = `f-${field.in}-${field.name.replace(/[^a-z0-9]/gi, '_')}`;
  const state = value === undefined ? 'absent' : value === '' ? 'empty' : 'sent';
  return html`<div class="field is-${state} ${hinted ? 'hinted' : ''}">
    <input
      type="checkbox"
      class="field-sent"
      id="${id}-sent"
      aria-label="Send ${field.name}"
      title=${value === undefined ? 'Not sent' : 'Reset to not sent'}
      .checked=${live(value !== undefined)}
      @change=${(event: Event) => row.set(checkedIn(event) ? firstValue(field) : undefined)}
    />
    <label class="field-name" for=${id}>
      <span class="field-label">${field.label}</span>
      <code class="field-header">${field.in === 'query' ? `?${field.name}` : field.name}</code>
    </label>
    <div class="field-value">${control(row, id)}${state === 'empty' ? html`<span class="tag-empty">sent empty</span>` : nothing}</div>
    ${field.doc ? html`<p class="field-doc" id="${id}-doc">${field.doc}</p>` : nothing}
  </div>`;
}

function firstValue(field: Field): string {
  return field.options?.[0] ?? '';
}

function control(row: Row, id: string): TemplateResult {
  return row.field.options ? choice(row, id) : text(row, id);
}

function choice({ field, value, set }: Row, id: string): TemplateResult {
  const options = field.options ?? [];
  const strange = value !== undefined && !options.includes(value);
  return html`<select
    id=${id}
    aria-describedby=${field.doc ? `${id}-doc` : nothing}
    @change=${(event: Event) => {
      const chosen = valueIn(event);
      set(chosen === '\0' ? undefined : chosen);
    }}
  >
    <option .value=${'\0'} .selected=${value === undefined}>${field.absent ? `not sent → ${field.absent}` : 'not sent'}</option>
    ${options.map((option) => html`<option .value=${option} .selected=${value === option}>${option}</option>`)}
    ${strange ? html`<option .value=${value} .selected=${true}>${value === '' ? '(empty)' : value}</option>` : nothing}
  </select>`;
}

function placeholderOf({ absent, required }: Field): string {
  if (required) return 'needed';
  return absent ? `not sent → ${absent}` : 'not sent';
}

function text({ field, value, set, suggestions = [] }: Row, id: string): TemplateResult {
  const mono = field.kind === 'etag' || field.kind === 'date' || field.in === 'query';
  return html`<input
      type="text"
      id=${id}
      class=${mono ? 'mono' : nothing}
      inputmode=${field.kind === 'number' ? 'numeric' : nothing}
      aria-describedby=${field.doc ? `${id}-doc` : nothing}
      placeholder=${placeholderOf(field)}
      list=${suggestions.length ? `${id}-list` : nothing}
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      .value=${live(value ?? '')}
      @input=${(event: Event) => set(valueIn(event))}
    />
    ${
      suggestions.length
        ? html`<datalist id="${id}-list">
            ${suggestions.map(([v, meaning]) => html`<option .value=${v} label=${meaning}></option>`)}
          </datalist>`
        : nothing
    }`;
}
