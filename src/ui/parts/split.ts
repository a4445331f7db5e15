/** Two panes with a separator that mouse and arrow keys move; its place is remembered. */
import '@awesome.me/webawesome/dist/components/split-panel/split-panel.js';
import type WaSplitPanel from '@awesome.me/webawesome/dist/components/split-panel/split-panel.js';
import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { recall, remember } from '../memory.ts';

interface Split {
  /** Under which its size is remembered. */
  readonly name: string;
  /** What the separator is called. */
  readonly label: string;
  readonly vertical?: boolean;
  /** The pane that keeps its size when the window changes. */
  readonly primary: 'start' | 'end';
  /** Its size at first, in pixels. */
  readonly size: number;
  readonly start: unknown;
  readonly end: unknown;
}

export function split({ name, label, vertical, primary, size, start, end }: Split): TemplateResult {
  const remembered = Number(recall(`split.${name}`));
  const at = remembered > 0 ? remembered : size;
  return html`<wa-split-panel
    class="split split-${name}"
    orientation=${vertical ? 'vertical' : 'horizontal'}
    primary=${primary}
    position-in-pixels=${at}
    @wa-reposition=${(event: Event) => keep(name, event)}
    ${ref((panel) => void callSeparator(panel, label))}
  >
    <div slot="start" class="pane">${start}</div>
    <div slot="end" class="pane">${end}</div>
  </wa-split-panel>`;
}

function keep(name: string, event: Event): void {
  const panel = event.currentTarget as WaSplitPanel;
  if (event.target !== panel || !panel.positionInPixels) return;
  remember(`split.${name}`, String(Math.round(panel.positionInPixels)));
}

/** Gives the separator its own name: the component calls all of them “Resize”. */
async function callSeparator(panel: Element | undefined, label: string): Promise<void> {
  await (panel as WaSplitPanel | undefined)?.updateComplete;
  panel?.shadowRoot?.querySelector('[role="separator"]')?.setAttribute('aria-label', label);
}
