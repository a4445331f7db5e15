/** The Answer tab: for a refusal the error and its rule; for a success what it did, in few lines. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Exchange } from '../../explain/exchange.ts';
import { bodyKind, bodyText, hexLines } from '../body.ts';
import { parseXml, type XmlNode } from '../xml.ts';
import { size } from '../text.ts';
import { decisiveStep, failed } from '../verdict.ts';
import type { OfferOf } from './opinions.ts';
import { textBlock } from './signedSides.ts';
import { stepBody } from './step.ts';

export function answerTab(exchange: Exchange, offerOf: OfferOf): TemplateResult {
  return exchange.error ? refusal(exchange, offerOf) : html`${told(exchange)}`;
}

function refusal(exchange: Exchange, offerOf: OfferOf): TemplateResult {
  const step = decisiveStep(exchange);
  const { error } = exchange;
  return html`${error && failed(exchange) ? errorCard(exchange, error) : nothing}
  ${
    step
      ? html`<section class="block">
          <h3>What step ${step.n} looked at</h3>
          ${stepBody(step, { withError: false, offerOf })}
        </section>`
      : nothing
  }`;
}

function errorCard(exchange: Exchange, error: { code: string; message: string }): TemplateResult {
  const root = parseXml(bodyText(exchange.answer.body));
  const more =
    root?.children.filter(({ name }) => !/^(Code|Message|RequestId|HostId)$/.test(name)) ?? [];
  const texts = more.filter(({ text }) => text.includes('\n'));
  const bytes = more.filter(({ name }) => name.endsWith('Bytes'));
  const { signed, received } = decisiveStep(exchange)?.facts ?? {};
  const differing = String(signed).startsWith('cannot be told') ? undefined : received;
  return html`<section class="error-card">
    <h3 class="mono">${error.code}</h3>
    <p>${error.message}</p>
    ${factList(more.filter((one) => !texts.includes(one) && !bytes.includes(one)))}
    ${texts.map(({ name, text }) => textBlock(name, text, differing))}
    ${bytes.length ? html`<details class="setting"><summary>The same as bytes</summary>${factList(bytes)}</details>` : nothing}
  </section>`;
}

function factList(nodes: readonly XmlNode[]): TemplateResult | typeof nothing {
  if (nodes.length === 0) return nothing;
  return html`<dl class="facts wide">
    ${nodes.map((node) => html`<div class="fact"><dt>${node.name}</dt><dd class="mono">${value(node)}</dd></div>`)}
  </dl>`;
}

/** The body as name and value, where it is small XML; a start of it, where it is bytes. */
function told(exchange: Exchange): TemplateResult | typeof nothing {
  const { headers, body } = exchange.answer;
  const kind = bodyKind(headers, body);
  if (kind === 'none') {
    return failed(exchange)
      ? nothing
      : html`<p class="muted pad">The answer has no body: see Headers${exchange.changes.length ? ' and Diff' : ''}.</p>`;
  }
  if (kind === 'unseen')
    return html`<p class="muted pad">${size(body.size)} went by in a stream; nothing of it was kept.</p>`;
  if (kind === 'binary') return preview('Body, first bytes', hexLines(body.preview, 16));
  const text = bodyText(body);
  const tree = kind === 'xml' ? parseXml(text) : null;
  return tree ? facts(tree) : preview('Body', text.slice(0, 4000));
}

function preview(title: string, text: string): TemplateResult {
  return html`<section class="block"><h3>${title}</h3><pre class="code wrap" tabindex="0" aria-label=${title}>${text}</pre></section>`;
}

/** At most this many elements of a list are shown here; the XML tab has all. */
const most = 20;

function facts(root: XmlNode): TemplateResult {
  const rows = root.children.slice(0, most);
  return html`<section class="block">
    <h3 class="mono">&lt;${root.name}&gt;</h3>
    ${factList(rows)}
    ${root.children.length > most ? html`<p class="muted pad">${root.children.length - most} more in the XML tab.</p>` : nothing}
  </section>`;
}

function value(node: XmlNode): string | TemplateResult {
  if (node.children.length === 0) return node.text || html`<span class="muted">empty</span>`;
  const [first, ...rest] = node.children.filter((child) => child.children.length === 0);
  return html`${first?.text ?? '…'}
    <span class="fact-more">${rest.map((child) => html`<span>${child.name} ${child.text}</span>`)}</span>`;
}
