/** People: the accounts of the world, who is in them, and what each of them may. Loaded when first asked for. */
import { html, nothing, type TemplateResult } from 'lit';
import type { AccountView, PrincipalView, RoleView, WorldView } from '../../worker/api.ts';
import type { Emit } from '../intent.ts';
import { copyButton } from '../parts/copyButton.ts';
import { PanelElement } from '../parts/element.ts';
import { valueIn } from '../parts/events.ts';
import { waiting } from '../parts/firstSteps.ts';
import { icon } from '../parts/icon.ts';
import { count, dateTime } from '../text.ts';
import './people.css';

export function peopleView(world: WorldView, emit: Emit): TemplateResult {
  return html`${world.accounts.map((account) => accountView(world, account, emit))}`;
}

function accountView(world: WorldView, account: AccountView, emit: Emit): TemplateResult {
  const { id, displayName } = account;
  const mine = <T extends { readonly account: string }>(all: readonly T[]) =>
    all.filter((one) => one.account === id);
  return html`<section class="account" aria-labelledby="account-${id}">
    <h3 id="account-${id}">${icon('account')} ${displayName} <span class="node-detail">${id}</span></h3>
    ${ids(account, emit)}
    <ul class="folk">
      ${mine(world.principals).map((one) => html`<li>${principalRow(one, emit)}</li>`)}
      ${mine(world.roles).map((one) => html`<li>${roleRow(world, one, emit)}</li>`)}
    </ul>
    ${addForm(account, emit)}
  </section>`;
}

/** What grants and policies name an account by. */
function ids({ id, canonicalId, email = '' }: AccountView, emit: Emit): TemplateResult {
  const row = (name: string, value: string) =>
    html`<div class="fact"><dt>${name}</dt><dd><code>${value}</code>${copyButton(value, name)}</dd></div>`;
  return html`<details class="setting account-ids">
    <summary>Ids and email</summary>
    <dl class="facts">${row('Account', id)}${row('Canonical id', canonicalId)}</dl>
    <label class="account-email"><span>Email</span>
      <input type="text" inputmode="email" .value=${email} @change=${(event: Event) => emit({ do: 'people', edit: { account: id, set: { email: valueIn(event).trim() || undefined } } })} autocomplete="off" autocapitalize="off" spellcheck="false" />
    </label>
  </details>`;
}

/** What somebody may, as far as policies of his own say. */
export function may({ policies, boundary }: PrincipalView | RoleView): string {
  const own =
    policies === undefined
      ? 'all that its account may'
      : policies.length === 0
        ? 'nothing'
        : count(policies.length, 'policy', 'policies');
  return boundary === undefined ? own : `${own}, within a boundary`;
}

function principalRow(one: PrincipalView, emit: Emit): TemplateResult {
  const off = one.keys.every(({ status }) => status === 'Inactive');
  const state = one.deleted ? 'deleted' : off ? 'disabled' : undefined;
  return row({ one, kind: one.kind === 'root' ? 'of the account' : 'user', state }, emit);
}

function roleRow(world: WorldView, one: RoleView, emit: Emit): TemplateResult {
  return html`${row({ one, kind: 'role', state: one.deleted ? 'deleted' : undefined }, emit)}
    ${
      one.sessions.length
        ? html`<ul class="sessions" aria-label="Sessions of ${one.name}">
            ${one.sessions.map(
              ({ name, status, expires }) =>
                html`<li>${icon('key')} <span>${name}</span> <span class="muted">${sessionState(status, expires, world.now)}</span></li>`,
            )}
          </ul>`
        : nothing
    }`;
}

export function sessionState(status: string, expires: number | undefined, now: number): string {
  if (status === 'Inactive') return 'disabled';
  if (expires === undefined) return 'session without end';
  return expires <= now ? 'ended' : `until ${dateTime(expires)}Z`;
}

interface Row {
  readonly one: PrincipalView | RoleView;
  readonly kind: string;
  readonly state: string | undefined;
}

function row({ one, kind, state }: Row, emit: Emit): TemplateResult {
  return html`<button type="button" class="person ${state ? 'ghost' : ''}" @click=${() => emit({ do: 'person', person: { arn: one.arn } })}>
    <span class="person-name">${one.name}</span> <span class="muted">${kind}</span>
    ${state ? html`<span class="pill">${state}</span>` : nothing}
    ${icon('chevron')}
    <span class="person-may muted">may: ${may(one)}</span>
  </button>`;
}

function addForm({ id, displayName }: AccountView, emit: Emit): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = form.elements.namedItem('name') as HTMLInputElement;
    const add = (event.submitter as HTMLButtonElement | null)?.value === 'role' ? 'role' : 'user';
    emit({ do: 'people', edit: { add, account: id, name: input.value } });
    input.value = '';
  };
  return html`<form class="add" @submit=${submit}>
    <input type="text" name="name" required aria-label="Name of somebody new in ${displayName}" placeholder="New name" autocomplete="off" autocapitalize="off" spellcheck="false" />
    <button type="submit" class="button small" value="user">Add user</button>
    <button type="submit" class="button small" value="role">Add role</button>
  </form>`;
}

export class PeoplePanel extends PanelElement {
  protected override readonly shows = ['world', 'phase'] as const;

  protected override render(): TemplateResult {
    const { world, phase } = this.state;
    return world ? peopleView(world, this.emit) : html`<p class="muted pad">${waiting(phase)}</p>`;
  }
}

customElements.define('bl-people', PeoplePanel);
