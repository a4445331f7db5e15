/** Settings of the world, made from their descriptions. Loaded when first asked for. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AccountView, WorldSettings, WorldView } from '../../worker/api.ts';
import type { Emit } from '../intent.ts';
import { PanelElement } from '../parts/element.ts';
import { checkedIn, valueIn } from '../parts/events.ts';
import { waiting } from '../parts/firstSteps.ts';
import { publicAccess, type Setting, worldSettings } from '../worldSettings.ts';
import './settings.css';

export function settingsView(
  { settings, defaults, accounts }: WorldView,
  emit: Emit,
): TemplateResult {
  const changed = worldSettings.some(({ read }) => read(settings) !== read(defaults));
  return html`<div class="world-settings">
    ${worldSettings.map((setting) => settingView(setting, settings, defaults, emit))}
    ${changed ? html`<button type="button" class="button small" @click=${() => emit({ do: 'settle', settings: defaults })}>Set all as at first</button>` : nothing}
    ${accounts.map((account) => accountSettings(account, emit))}
    <p class="muted settings-note">Settings hold from the next request on and outlive a reload; a reset forgets them.</p>
  </div>`;
}

function settingView(
  setting: Setting,
  settings: WorldSettings,
  defaults: WorldSettings,
  emit: Emit,
): TemplateResult {
  const { id, title, says, options, read, write } = setting;
  const value = read(settings);
  const set = (next: string) => emit({ do: 'settle', settings: write(settings, next) });
  return html`<div class="world-setting">
    <p class="setting-head">
      <span id="set-${id}-title" class="setting-title">${title}</span>
      ${value === read(defaults) ? nothing : html`<span class="pill effect-updated">changed</span>`}
    </p>
    ${
      options
        ? html`<div class="segments small" role="radiogroup" aria-labelledby="set-${id}-title" aria-describedby="set-${id}-says">
          ${options.map(
            ([one, label]) => html`<label>
              <input type="radio" name="set-${id}" .value=${one} .checked=${live(one === value)} @change=${() => set(one)} />
              <span>${label}</span>
            </label>`,
          )}
        </div>`
        : textField(setting, value, set)
    }
    <p class="muted setting-says" id="set-${id}-says">${says}</p>
  </div>`;
}

function textField(
  { id, placeholder, complaint }: Setting,
  value: string,
  set: (value: string) => void,
): TemplateResult {
  const change = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const text = input.value.trim();
    input.setCustomValidity(complaint?.(text) ?? '');
    if (input.reportValidity()) set(text);
  };
  return html`<input
    type="text"
    class="mono"
    id="set-${id}"
    aria-labelledby="set-${id}-title"
    aria-describedby="set-${id}-says"
    placeholder=${placeholder ?? nothing}
    autocomplete="off"
    autocapitalize="off"
    spellcheck="false"
    .value=${live(value)}
    @change=${change}
  />`;
}

function accountSettings(
  { id, displayName, disabledRegions = [], publicAccessBlock }: AccountView,
  emit: Emit,
): TemplateResult {
  const regions = (event: Event): void => {
    const names = valueIn(event)
      .split(/[\s,]+/)
      .filter(Boolean);
    const disabled = names.length ? names : undefined;
    emit({ do: 'people', edit: { account: id, set: { disabledRegions: disabled } } });
  };
  const block = (name: string, on: boolean): void => {
    const [acls, ignore, policy, restrict] = publicAccess.map(([one]) =>
      one === name ? on : publicAccessBlock?.[one] === true,
    ) as [boolean, boolean, boolean, boolean];
    const all = {
      BlockPublicAcls: acls,
      IgnorePublicAcls: ignore,
      BlockPublicPolicy: policy,
      RestrictPublicBuckets: restrict,
    };
    const set = acls || ignore || policy || restrict ? all : undefined;
    emit({ do: 'people', edit: { account: id, set: { publicAccessBlock: set } } });
  };
  return html`<section class="world-setting account-setting">
    <h3>${displayName} <span class="node-detail">${id}</span></h3>
    <label class="setting-title" for="regions-${id}">Regions not opted in to</label>
    <input type="text" class="mono" id="regions-${id}" placeholder="none; or ap-east-1 me-south-1" autocomplete="off" autocapitalize="off" spellcheck="false" .value=${live(disabledRegions.join(' '))} @change=${regions} />
    <fieldset>
      <legend class="setting-title">Public access block of the account</legend>
      ${publicAccess.map(
        ([name, does]) => html`<label class="check">
          <input type="checkbox" .checked=${live(publicAccessBlock?.[name] === true)} @change=${(event: Event) => block(name, checkedIn(event))} />
          <span><code>${name}</code> <span class="muted">${does}</span></span>
        </label>`,
      )}
    </fieldset>
  </section>`;
}

export class SettingsPanel extends PanelElement {
  protected override readonly shows = ['world', 'phase'] as const;

  protected override render(): TemplateResult {
    const { world, phase } = this.state;
    return world
      ? settingsView(world, this.emit)
      : html`<p class="muted pad">${waiting(phase)}</p>`;
  }
}

customElements.define('bl-settings', SettingsPanel);
