/** One of the people: his keys, what he may, and who takes on a role. Loaded when first asked for. */
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { WorldView } from '../../worker/api.ts';
import { emitFrom } from '../intent.ts';
import { principalName } from '../look.ts';
import type { PersonShown } from '../state.ts';
import { copyButton } from './copyButton.ts';
import { icon } from './icon.ts';
import type { PersonCase } from './personCase.ts';
import { keySection, sessionSection } from './personKeys.ts';
import { boundarySection, policySection, trustSection } from './personPolicies.ts';
import { tagSection } from './personTags.ts';
import './dialogs.css';
import './person.css';

export function personView(given: PersonCase): TemplateResult {
  const { person } = given;
  const root = person.kind === 'root';
  return html`<div class="person-page">
    <p class="person-arn" tabindex="-1" autofocus><code>${person.arn}</code>${copyButton(person.arn, 'ARN')}</p>
    ${person.kind === 'role' ? sessionSection(given, person) : keySection(given, person)}
    ${
      root
        ? html`<section><h3>What it may</h3><p class="muted">The root of an account may all that the account may: no policy of its own limits it.</p></section>`
        : html`${policySection(given)}${boundarySection(given)}${tagSection(given)}`
    }
    ${person.kind === 'role' ? trustSection(given, person) : nothing}
    ${root ? nothing : removal(given)}
  </div>`;
}

function removal({ person: { arn, name, deleted }, emit }: PersonCase): TemplateResult {
  return html`<section class="person-end">
    <p class="muted">${deleted ? 'Deleted: its keys are refused, and policies that name it name nobody.' : 'Whoever is deleted keeps a place here, and can come back.'}</p>
    <button type="button" class="button small ${deleted ? '' : 'danger'}" @click=${() => emit({ do: 'people', edit: { arn, deleted: !deleted } })}>${deleted ? `Bring ${name} back` : `Delete ${name}`}</button>
  </section>`;
}

export class PersonDialog extends LitElement {
  static override properties = {
    shown: { attribute: false },
    world: { attribute: false },
    toast: { attribute: false },
  };

  declare shown: PersonShown;
  declare world: WorldView | null;
  /** What the last edit complained of. */
  declare toast: string | null;
  private readonly emit = emitFrom(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { world, emit, shown } = this;
    const all = world ? [...world.principals, ...world.roles] : [];
    const person = all.find(({ arn }) => arn === shown.arn);
    if (!world || !person) return nothing;
    const name = person.kind === 'role' ? person.name : principalName(world, person);
    return html`<wa-dialog
      open
      light-dismiss
      label="${name}: ${person.kind === 'root' ? 'an account’s root' : `a ${person.kind}`}"
      class="dialog-person"
      @wa-after-hide=${(event: Event) => {
        if (event.target === event.currentTarget) emit({ do: 'person', person: null });
      }}
    >
      ${this.toast === null ? nothing : html`<p class="person-trouble" role="alert">${icon('warning')} ${this.toast}</p>`}
      ${personView({ person, world, proposed: shown.proposed, emit })}
    </wa-dialog>`;
  }
}

customElements.define('bl-person', PersonDialog);
