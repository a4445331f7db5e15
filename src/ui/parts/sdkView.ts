/** What the sender made of the answer: the call, and what it returned or threw. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Exchange } from '../../explain/exchange.ts';
import type { Emit } from '../intent.ts';
import type { Outcome } from '../senders/sender.ts';
import { duration } from '../text.ts';
import { copyButton } from './copyButton.ts';
import { icon } from './icon.ts';

export function sdkTab(
  exchange: Exchange,
  outcome: Outcome | undefined,
  emit: Emit,
): TemplateResult {
  if (!outcome)
    return html`<div class="empty">
      <p class="empty-title">Not seen by a sender of this page</p>
      <p class="muted">What the SDK returns is not stored: this request was replayed, or sent before the page was loaded.</p>
      <button type="button" class="button" @click=${() => emit({ do: 'duplicate', n: exchange.n })}>${icon('duplicate')} Take it into the form</button>
    </div>`;
  const who = outcome.sender === 'sdk' ? 'The SDK' : 'fetch';
  const threw = outcome.kind === 'threw';
  return html`<section class="block">
      <h3>Call ${copyButton(outcome.code, 'code')}</h3>
      <pre class="code" tabindex="0" aria-label="Code of the call">${outcome.code}</pre>
    </section>
    <section class="block">
      <h3>
        <span class=${threw ? 'tone-bad' : 'tone-ok'}>${icon(threw ? 'crossCircle' : 'checkCircle')}</span>
        ${who} ${outcome.kind} <span class="muted">after ${duration(outcome.took)}</span> ${copyButton(outcome.json, 'JSON')}
      </h3>
      ${outcome.error ? html`<p class="thrown mono">${outcome.error}</p>` : nothing}
      <pre class="code" tabindex="0" aria-label="What came back, as JSON">${outcome.json}</pre>
    </section>`;
}
