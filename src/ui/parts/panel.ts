/** The frame that every panel has: a named region with a heading and its tools. */
import { html, type TemplateResult } from 'lit';
import type { PanelName } from '../state.ts';

interface Frame {
  readonly name: PanelName;
  readonly title: string;
  readonly tools?: unknown;
  readonly content: unknown;
}

/** `tabindex=-1`, so that F6 can bring focus into it. */
export function panelFrame({ name, title, tools, content }: Frame): TemplateResult {
  return html`<section class="panel panel-${name}" id="panel-${name}" aria-labelledby="panel-${name}-title" tabindex="-1">
    <header class="panel-head">
      <h2 id="panel-${name}-title">${title}</h2>
      ${tools}
    </header>
    ${content}
  </section>`;
}
