/** What the sub-resources of a bucket set, or a version has beside the usual: one row each, the whole of it unfolded. */
import { html, nothing, type TemplateResult } from 'lit';
import { count } from '../text.ts';
import './settings.css';

const acronyms: ReadonlySet<string> = new Set(['acl', 'cors', 'abac']);

/** `publicAccessBlock` → `Public access block`. */
function title(name: string): string {
  if (acronyms.has(name)) return name.toUpperCase();
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function outline(value: object): string {
  if (Array.isArray(value)) return count(value.length, 'entry', 'entries');
  const names = Object.keys(value);
  return names.length > 3 ? `${names.slice(0, 3).join(', ')} …` : names.join(', ');
}

function shown(written: unknown): TemplateResult {
  const value = typeof written === 'string' ? (documentIn(written) ?? written) : written;
  if (typeof value !== 'object' || value === null) return html`${String(value)}`;
  return html`<details class="setting"><summary>${outline(value)}</summary><pre class="mono">${JSON.stringify(value, null, 2)}</pre></details>`;
}

/** A policy is kept as the text that it is. */
function documentIn(text: string): object | undefined {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

/** The members of a record that `told` does not name. */
export function settings(
  record: object,
  told: ReadonlySet<string>,
): TemplateResult | typeof nothing {
  const rest = Object.entries(record).filter(
    ([name, value]) => !told.has(name) && value !== undefined,
  );
  if (rest.length === 0) return nothing;
  return html`<h4>Settings</h4>
    <dl class="facts">
      ${rest.map(([name, value]) => html`<div class="fact"><dt>${title(name)}</dt><dd>${shown(value)}</dd></div>`)}
    </dl>`;
}
