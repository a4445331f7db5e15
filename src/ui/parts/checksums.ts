/** Checksums: algorithm, type, value, and how it was computed. */
import { html, type TemplateResult } from 'lit';
import type { Exchange } from '../../explain/exchange.ts';
import { checksumFacts } from '../checksumFacts.ts';
import { stepOf } from '../verdict.ts';
import { ruleLink } from './badge.ts';
import { copyButton } from './copyButton.ts';

export function checksumsTab(exchange: Exchange): TemplateResult {
  const facts = checksumFacts(exchange);
  if (facts.length === 0)
    return html`<div class="empty">
      <p class="empty-title">No checksums in this answer</p>
      <p class="muted">Writes and copies answer with them. A GetObject or HeadObject shows them when it asks for <code>x-amz-checksum-mode: ENABLED</code>.</p>
    </div>`;
  return html`<ul class="checksums">
    ${facts.map(
      (fact) => html`<li class="checksum">
        <div class="checksum-head"><b>${fact.algorithm}</b><span class="pill">${fact.type}</span>${ruleLink(fact.rule, stepOf(exchange, fact.rule))}</div>
        <p class="mono checksum-value">${fact.value}${copyButton(fact.value, fact.algorithm)}</p>
        <p class="muted">${fact.how}</p>
      </li>`,
    )}
  </ul>`;
}
