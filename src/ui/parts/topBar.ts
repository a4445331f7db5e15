/** The bar above: name, what is out of the ordinary, theme, keys. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Emit } from '../intent.ts';
import { shortcut } from '../keys.ts';
import type { AppState, Theme } from '../state.ts';
import { icon, logo, type IconName } from './icon.ts';

const themes: Readonly<Record<Theme, readonly [next: Theme, icon: IconName, name: string]>> = {
  system: ['light', 'auto', 'as the system'],
  light: ['dark', 'sun', 'light'],
  dark: ['system', 'moon', 'dark'],
};

export function topBar(state: AppState, emit: Emit): TemplateResult {
  const [next, name, word] = themes[state.theme];
  return html`<header class="top">
    <a class="brand" href="#/play">${logo()}<h1>Bucketlab</h1></a>
    <p class="tagline">An S3 that lives in this tab, and says why.</p>
    <div class="badges">${badges(state, emit)}</div>
    <button type="button" class="icon-button" aria-label="Theme: ${word}" title="Theme: ${word}" @click=${() => emit({ do: 'theme', theme: next })}>${icon(name)}</button>
    <button type="button" class="icon-button" aria-label="Keys" title="Keys (?)" aria-keyshortcuts=${shortcut('sheet')} @click=${() => emit({ do: 'dialog', dialog: 'keys' })}>${icon('keyboard')}</button>
  </header>`;
}

function badges({ workspace, interception }: AppState, emit: Emit): TemplateResult {
  const unsaved = `This session ends when its tab is closed; until then everything works. ${workspace?.reason ?? ''}`;
  const inPage = `No service worker: this page catches its own requests, and everything works. ${interception?.reason ?? ''}`;
  return html`${workspace && !workspace.saved ? badge('This session is not saved', unsaved, emit) : nothing}
    ${interception?.mode === 'in-page' ? badge('In-page interception', inPage, emit) : nothing}`;
}

/** The reason is in its title, and comes at a press for those who have no pointer to hover. */
function badge(text: string, reason: string, emit: Emit): TemplateResult {
  return html`<button type="button" class="badge badge-warn" title=${reason} @click=${() => emit({ do: 'toast', text: reason })}>${icon('warning')}${text}</button>`;
}
