/** The permissions that a request of this operation takes: what to write into a policy. */
import { html, nothing, type TemplateResult } from 'lit';
import { type RequiredAction, requiredActions } from '../../explain/requiredActions.ts';
import { icon } from './icon.ts';
import './fields.css';

const places = {
  bucket: 'on the bucket',
  object: 'on the key',
  source: 'on the source',
  account: 'on everything (*)',
} as const;

export function needsList(operation: string): TemplateResult | typeof nothing {
  const needed = requiredActions[operation] ?? [];
  if (needed.length === 0) return nothing;
  const always = needed.filter(({ when }) => isUsual(when));
  return html`<details class="group needs">
    <summary>${icon('chevron', 'fold')}<span class="group-title">Permissions</span><span class="group-inside">${always.map(({ action }) => action).join(' · ')}</span></summary>
    <ul class="group-body">${needed.map(row)}</ul>
  </details>`;
}

/** Without any wish: what most requests take. */
const isUsual = (when: RequiredAction['when']) =>
  when.every((condition) => condition === 'no version is named');

function row({ action, on, when }: RequiredAction): TemplateResult {
  return html`<li><code>${action}</code> ${places[on]}${when.length > 0 ? `, when ${when.join(' and ')}` : nothing}</li>`;
}
