/** What was noticed about the request, each with its fix. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Hint } from '../forms/hint.ts';
import type { Emit } from '../intent.ts';
import { icon } from './icon.ts';

export function hintList(hints: readonly Hint[], emit: Emit): TemplateResult | typeof nothing {
  if (hints.length === 0) return nothing;
  return html`<ul class="hints" aria-label="Hints">
    ${hints.map(
      ({ severity, text, fix }) => html`<li class="hint hint-${severity}">
        ${icon(severity === 'warning' ? 'warning' : 'info')}
        <span>${text}</span>
        ${
          fix
            ? html`<button type="button" class="button tiny" @click=${() => emit({ do: 'edit', draft: fix.draft })}>${fix.label}</button>`
            : nothing
        }
      </li>`,
    )}
  </ul>`;
}
