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
    <div class="badges">${badges(state)}</div>
    <button type="button" class="icon-button" aria-label="Theme: ${word}" title="Theme: ${word}" @click=${() => emit({ do: 'theme', theme: next })}>${icon(name)}</button>
    <button type="button" class="icon-button" aria-label="Keys" title="Keys (?)" aria-keyshortcuts=${shortcut('sheet')} @click=${() => emit({ do: 'dialog', dialog: 'keys' })}>${icon('keyboard')}</button>
  </header>`;
}

function badges({ workspace, interception, phase }: AppState): TemplateResult {
  return html`${phase === 'starting' ? html`<span class="badge">starting…</span>` : nothing}
    ${workspace && !workspace.saved ? badge('This session is not saved', workspace.reason) : nothing}
    ${interception?.mode === 'in-page' ? badge('In-page interception', interception.reason) : nothing}`;
}

function badge(text: string, reason: string | undefined): TemplateResult {
  return html`<span class="badge badge-warn" title=${reason ?? nothing}>${icon('warning')}${text}${reason ? html`<span class="sr-only">: ${reason}</span>` : nothing}</span>`;
}
