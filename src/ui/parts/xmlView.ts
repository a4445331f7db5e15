/** An answer's body: XML as tree, pretty or raw; text; or hex. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Exchange } from '../../explain/exchange.ts';
import { bodyKind, bodyText, hexLines } from '../body.ts';
import { size } from '../text.ts';
import { parseXml, type XmlNode } from '../xml.ts';
import { copyButton } from './copyButton.ts';

type Mode = 'tree' | 'pretty' | 'raw';

const modes: readonly (readonly [Mode, string])[] = [
  ['pretty', 'Pretty'],
  ['tree', 'Tree'],
  ['raw', 'Raw bytes'],
];

export class BodyView extends LitElement {
  static override properties = { exchange: { attribute: false }, mode: { state: true } };

  declare exchange: Exchange;
  declare private mode: Mode;

  constructor() {
    super();
    this.mode = 'pretty';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { headers, body } = this.exchange.answer;
    const kind = bodyKind(headers, body);
    if (kind === 'none')
      return html`<div class="empty"><p class="empty-title">No body</p><p class="muted">All that S3 said is in the status and the headers.</p></div>`;
    if (kind === 'unseen')
      return html`<div class="empty"><p class="empty-title">${size(body.size)}, not kept</p><p class="muted">The body went by in a stream.</p></div>`;
    const text = kind === 'binary' ? hexLines(body.preview) : bodyText(body);
    const tree = kind === 'xml' ? parseXml(text) : null;
    return html`<div class="tab-tools">
        ${tree ? this.switcher() : html`<span class="muted">${kind === 'binary' ? 'Bytes' : kind === 'xml' ? 'XML, not well-formed' : 'Text'}</span>`}
        <span class="muted">${size(body.size)}${body.size > body.preview.length ? `, the first ${size(body.preview.length)} kept` : ''}</span>
        ${copyButton(text, 'body')}
      </div>
      ${tree ? this.xml(tree, text) : html`<pre class="code" tabindex="0" aria-label="Body">${text}</pre>`}`;
  }

  private switcher(): TemplateResult {
    return html`<fieldset class="segments small">
      <legend class="sr-only">Show the XML as</legend>
      ${modes.map(
        ([mode, label]) => html`<label>
          <input type="radio" name="xml-mode" .value=${mode} .checked=${this.mode === mode} @change=${() => (this.mode = mode)} />
          <span>${label}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  private xml(tree: XmlNode, text: string): TemplateResult {
    if (this.mode === 'tree') return html`<ul class="xml-tree">${treeNode(tree)}</ul>`;
    if (this.mode === 'raw')
      return html`<pre class="code wrap" tabindex="0" aria-label="Body, raw">${visibleSpace(text)}</pre>`;
    return html`<pre class="code xml" tabindex="0" aria-label="Body, pretty">${pretty(tree, 0)}</pre>`;
  }
}

/** Whitespace before a late answer is part of the wire: it is shown. */
function visibleSpace(text: string): TemplateResult {
  const lead = /^\s+/.exec(text)?.[0] ?? '';
  return html`${lead ? html`<span class="muted">${lead.replaceAll(' ', '·').replaceAll('\n', '↵\n')}</span>` : nothing}${text.slice(lead.length)}`;
}

function treeNode(node: XmlNode): TemplateResult {
  return html`<li>
    <span class="xml-name">${node.name}</span>
    ${node.children.length ? html`<ul>${node.children.map(treeNode)}</ul>` : html`<span class="xml-text mono">${node.text || html`<span class="muted">empty</span>`}</span>`}
  </li>`;
}

/** Inside `<pre>`, where the formatter of this file must not touch it. */
const newline = '\n';

function pretty(node: XmlNode, depth: number): TemplateResult {
  const pad = '  '.repeat(depth);
  const tag = html`<span class="xml-name">${node.name}</span>`;
  if (node.children.length === 0) {
    return node.text === ''
      ? html`${pad}&lt;${tag}/&gt;${newline}`
      : html`${pad}&lt;${tag}&gt;<span class="xml-text">${node.text}</span>&lt;/${tag}&gt;${newline}`;
  }
  return html`${pad}&lt;${tag}&gt;${newline}${node.children.map((child) => pretty(child, depth + 1))}${pad}&lt;/${tag}&gt;${newline}`;
}

customElements.define('bl-body', BodyView);
