/** Headers in wire order: name, value, and what each means. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Exchange, HeaderList } from '../../explain/exchange.ts';
import { meaningOf } from '../headerMeanings.ts';
import { hideSecrets, hideSecretsInUrl } from '../text.ts';
import { copyButton } from './copyButton.ts';

export function headersTab(exchange: Exchange): TemplateResult {
  const { request, answer } = exchange;
  return html`${headersTable('Answer headers', answer.headers, 'answer')}
    ${headersTable('Request as sent', request.headers, 'request', html`<p class="sent-line mono"><b>${request.method}</b> ${hideSecretsInUrl(request.url)}</p>`)}`;
}

function headersTable(
  title: string,
  headers: HeaderList,
  side: 'request' | 'answer',
  above: unknown = nothing,
): TemplateResult {
  const shown = headers.map(
    ([name, value]) => [name, hideSecrets(name.toLowerCase(), value)] as const,
  );
  const all = shown.map(([name, value]) => `${name}: ${value}`).join('\n');
  return html`<section class="block">
    <h3>${title} <span class="muted">${headers.length}</span> ${copyButton(all, title.toLowerCase())}</h3>
    ${above}
    <dl class="headers">
      ${shown.map(
        ([name, value]) => html`<div class="header-row">
          <dt><code>${name}</code></dt>
          <dd>
            <span class="header-value mono">${value === '' ? html`<span class="muted">empty</span>` : value}${copyButton(value, name)}</span>
            <span class="header-meaning">${meaningOf(name, side)}</span>
          </dd>
        </div>`,
      )}
    </dl>
  </section>`;
}
