/** With which keys somebody signs. Secrets are never shown: the page signs by itself. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AccessKeyView, PrincipalView, RoleView, SessionView } from '../../worker/api.ts';
import type { Emit } from '../intent.ts';
import { sessionState } from '../panels/people.ts';
import { copyButton } from './copyButton.ts';
import type { PersonCase } from './personCase.ts';

export function keySection({ emit }: PersonCase, { keys, arn }: PrincipalView): TemplateResult {
  return html`<section>
    <h3>Access keys</h3>
    <ul class="key-list">${keys.map((key) => html`<li>${keyRow(key, keys.length > 1, emit)}</li>`)}</ul>
    <button type="button" class="button small" @click=${() => emit({ do: 'people', edit: { add: 'key', arn } })}>Add a key</button>
  </section>`;
}

function keyRow(
  { accessKeyId, status }: AccessKeyView,
  removable: boolean,
  emit: Emit,
): TemplateResult {
  return html`<span class="key-name"><code>${accessKeyId}</code>${copyButton(accessKeyId, 'access key id')}</span>
    ${statusPill(status)} ${toggle(accessKeyId, status, emit)}
    ${removable ? remove(accessKeyId, 'Remove', emit) : nothing}`;
}

function statusPill(status: AccessKeyView['status']): TemplateResult {
  return html`<span class="pill ${status === 'Active' ? 'effect-added' : 'effect-removed'}">${status}</span>`;
}

function toggle(accessKeyId: string, status: AccessKeyView['status'], emit: Emit): TemplateResult {
  const next = status === 'Active' ? 'Inactive' : 'Active';
  return html`<button type="button" class="button tiny" aria-label="${next === 'Active' ? 'Enable' : 'Disable'} ${accessKeyId}" @click=${() => emit({ do: 'people', edit: { key: accessKeyId, status: next } })}>${next === 'Active' ? 'Enable' : 'Disable'}</button>`;
}

function remove(accessKeyId: string, word: string, emit: Emit): TemplateResult {
  return html`<button type="button" class="button tiny" aria-label="${word} ${accessKeyId}" @click=${() => emit({ do: 'people', edit: { removeKey: accessKeyId } })}>${word}</button>`;
}

export function sessionSection(
  { emit, world }: PersonCase,
  { sessions, arn, name: role }: RoleView,
): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = form.elements.namedItem('session') as HTMLInputElement;
    emit({ do: 'people', edit: { add: 'session', arn, name: input.value } });
    input.value = '';
  };
  return html`<section>
    <h3>Sessions</h3>
    <p class="muted">Somebody in the role signs with a key and a token of the session; each is a caller of requests.</p>
    ${sessions.length ? html`<ul class="key-list">${sessions.map((one) => html`<li>${sessionRow(one, world.now, emit)}</li>`)}</ul>` : nothing}
    <form class="add-line" @submit=${submit}>
      <input type="text" name="session" required aria-label="Name of a new session of ${role}" placeholder="New session" autocomplete="off" autocapitalize="off" spellcheck="false" />
      <button type="submit" class="button small">Add session</button>
    </form>
  </section>`;
}

function sessionRow(session: SessionView, now: number, emit: Emit): TemplateResult {
  const { name, accessKeyId, status, expires } = session;
  return html`<span class="key-name">${name} <code class="muted">${accessKeyId}</code>${copyButton(accessKeyId, 'access key id')}</span>
    <span class="pill">${sessionState(status, expires, now)}</span>
    ${toggle(accessKeyId, status, emit)} ${remove(accessKeyId, 'End', emit)}`;
}
