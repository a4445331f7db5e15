/** A tab strip after the ARIA pattern: arrows move, Enter or Space or a click opens (manual activation). */
import { html, nothing, type TemplateResult } from 'lit';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** A number behind the label. */
  readonly count?: number;
}

interface Tabs<Id extends string> {
  readonly name: string;
  /** Makes ids of tabs and panel unique in the page. */
  readonly prefix: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  readonly choose: (id: Id) => void;
}

export function tabStrip<Id extends string>({
  name,
  prefix,
  tabs,
  selected,
  choose,
}: Tabs<Id>): TemplateResult {
  return html`<div class="tabs" role="tablist" aria-label=${name} @keydown=${moveFocus}>
    ${tabs.map(
      ({ id, label, count }) => html`<button
        type="button"
        role="tab"
        class="tab"
        id="${prefix}-tab-${id}"
        aria-selected=${id === selected ? 'true' : 'false'}
        aria-controls=${id === selected ? `${prefix}-panel` : nothing}
        tabindex=${id === selected ? '0' : '-1'}
        @click=${() => choose(id)}
      >
        ${label}${count === undefined ? nothing : html`<span class="tab-count">${count}</span>`}
      </button>`,
    )}
  </div>`;
}

/** The panel that belongs to a strip. */
export function tabPanel(
  prefix: string,
  selected: string,
  content: unknown,
  classes = '',
): TemplateResult {
  return html`<div
    class="tab-panel ${classes}"
    role="tabpanel"
    id="${prefix}-panel"
    aria-labelledby="${prefix}-tab-${selected}"
    tabindex="0"
  >
    ${content}
  </div>`;
}

function moveFocus(event: KeyboardEvent): void {
  const strip = event.currentTarget;
  if (!(strip instanceof HTMLElement)) return;
  const all = [...strip.querySelectorAll<HTMLElement>('[role="tab"]')];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: all.length - 1,
  };
  const to = moves[event.key];
  if (to === undefined) return;
  event.preventDefault();
  all.at(to % all.length)?.focus();
}
