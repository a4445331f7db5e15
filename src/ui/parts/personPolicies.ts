/** What somebody may: identity policies, the permissions boundary, and of a role who may take it on. */
import { html, nothing, type TemplateResult } from 'lit';
import { policyFault, type PolicyKind } from '../../scenarios/policyFault.ts';
import type { PolicyDocument, Permissions } from '../../world/identities.ts';
import type { RoleView } from '../../worker/api.ts';
import type { Changed } from '../people.ts';
import { withStatements } from '../policyText.ts';
import type { Proposed } from '../state.ts';
import { checkedIn } from './events.ts';
import type { PersonCase } from './personCase.ts';
import './documentEditor.ts';

type Policies = NonNullable<Permissions['policies']>;

/** Policies of AWS that say something of S3 or KMS. */
const ofAws = [
  'AdministratorAccess',
  'AmazonS3FullAccess',
  'AmazonS3ReadOnlyAccess',
  'AWSDenyAll',
  'AWSKeyManagementServicePowerUser',
  'PowerUserAccess',
  'ReadOnlyAccess',
] as const;

/** The policy that takes what a refusal proposes, where it names none. */
const forProposals = 'added';

const starter = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::photos/*' }],
  },
  null,
  2,
);

export function textOf(document: PolicyDocument): string {
  return typeof document === 'string' ? document : JSON.stringify(document, null, 2);
}

const nameOf = (policy: Policies[number]) => (typeof policy === 'string' ? policy : policy.name);

/** What is proposed for a policy of that name, or for none that there is. */
function proposedFor(name: string, { proposed }: PersonCase): Proposed | undefined {
  const wanted = proposed?.part === 'policies' ? (proposed.policy ?? forProposals) : undefined;
  return wanted === name ? proposed : undefined;
}

export function policySection(given: PersonCase): TemplateResult {
  const { policies } = given.person;
  const set = setter(given);
  const known = policies?.some((one) => nameOf(one) === forProposals) === true;
  const isNew = !known && proposedFor(forProposals, given) !== undefined;
  return html`<section>
    <h3>Identity policies</h3>
    <label class="check">
      <input type="checkbox" .checked=${policies === undefined} @change=${(event: Event) => set({ policies: checkedIn(event) ? undefined : [] })} />
      May all that its account may, whatever these say
    </label>
    ${
      policies === undefined && !isNew
        ? nothing
        : html`${(policies ?? []).map((one) => policyView(one, given))}
          ${isNew ? newPolicy(given) : nothing}
          ${policies?.length === 0 && !isNew ? html`<p class="muted">None: nothing is allowed, unless a bucket’s or a key’s own policy names it.</p>` : nothing}
          ${addLine(given)}`
    }
  </section>`;
}

function setter({ person: { arn }, emit }: PersonCase) {
  return (set: Changed): void => emit({ do: 'people', edit: { arn, set } });
}

/** The policies with one of that name put in place, at its place or at the end. */
function replaced(policies: Policies = [], name: string, document: PolicyDocument): Policies {
  const at = policies.findIndex((one) => nameOf(one) === name);
  const policy = { name, document };
  return at < 0 ? [...policies, policy] : policies.with(at, policy);
}

function policyView(policy: Policies[number], given: PersonCase): TemplateResult {
  const { person } = given;
  const name = nameOf(policy);
  const others = (person.policies ?? []).filter((one) => one !== policy);
  const set = setter(given);
  const head = html`<h4>${name}</h4>
    ${typeof policy === 'string' ? html`<span class="pill">of AWS</span>` : nothing}
    <button type="button" class="button tiny" aria-label="Take away ${name}" @click=${() => set({ policies: others })}>Take away</button>`;
  if (typeof policy === 'string') return html`<div class="policy-line">${head}</div>`;
  const value = textOf(policy.document);
  return html`<div class="policy-line">${head}</div>
    ${editor({ label: `Policy ${name}`, value, proposed: proposedFor(name, given) }, (text) => set({ policies: replaced(person.policies, name, text) }))}`;
}

function newPolicy(given: PersonCase): TemplateResult {
  const set = setter(given);
  const proposed = proposedFor(forProposals, given);
  return html`<div class="policy-line"><h4>${forProposals}</h4><span class="pill effect-updated">proposed</span></div>
    ${editor({ label: `Policy ${forProposals}`, value: '', proposed }, (text) => set({ policies: replaced(given.person.policies, forProposals, text) }))}`;
}

const judges = {
  permissions: (json: string) => policyFault(json, 'permissions'),
  trust: (json: string) => policyFault(json, 'trust'),
} as const;

interface Edited {
  readonly label: string;
  readonly value: string;
  readonly proposed?: Proposed | undefined;
  readonly kind?: PolicyKind;
}

function editor(
  { label, value, proposed, kind = 'permissions' }: Edited,
  apply: (text: string) => void,
): TemplateResult {
  const text = proposed && withStatements(value || undefined, proposed.document, proposed.replaces);
  return html`<bl-document .label=${label} .value=${value} .proposed=${text} .apply=${apply} .judge=${judges[kind]}></bl-document>`;
}

function addLine(given: PersonCase): TemplateResult {
  const { person } = given;
  const set = setter(given);
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const input = form.elements.namedItem('policy') as HTMLInputElement;
    const name = input.value.trim();
    const managed = ofAws.some((one) => one === name);
    const rest = (person.policies ?? []).filter((one) => nameOf(one) !== name);
    set({
      policies: managed ? [...rest, name] : replaced(person.policies, name, starter),
    });
    input.value = '';
  };
  return html`<form class="add-line" @submit=${submit}>
    <input type="text" name="policy" required list="aws-policies" aria-label="Name of a new policy, or one of AWS" placeholder="New name, or one of AWS" autocomplete="off" autocapitalize="off" spellcheck="false" />
    <datalist id="aws-policies">${ofAws.map((name) => html`<option .value=${name}></option>`)}</datalist>
    <button type="submit" class="button small">Add policy</button>
  </form>`;
}

export function boundarySection(given: PersonCase): TemplateResult {
  const { person, proposed } = given;
  const { boundary } = person;
  const set = setter(given);
  return html`<section>
    <h3>Permissions boundary</h3>
    <label class="check">
      <input type="checkbox" .checked=${boundary !== undefined} @change=${(event: Event) => set({ boundary: checkedIn(event) ? starter : undefined })} />
      What is not in it is not allowed, whatever the policies say
    </label>
    ${boundary === undefined ? nothing : editor({ label: 'Permissions boundary', value: textOf(boundary), proposed: proposed?.part === 'boundary' ? proposed : undefined }, (text) => set({ boundary: text }))}
  </section>`;
}

export function trustSection(given: PersonCase, { trust, account }: RoleView): TemplateResult {
  const set = setter(given);
  const first = JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${account}:root` },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    null,
    2,
  );
  return html`<section>
    <h3>Who may take it on</h3>
    <label class="check">
      <input type="checkbox" .checked=${trust === undefined} @change=${(event: Event) => set({ trust: checkedIn(event) ? undefined : first })} />
      Everybody of the account
    </label>
    ${trust === undefined ? nothing : editor({ label: 'Trust policy', value: textOf(trust), kind: 'trust' }, (text) => set({ trust: text }))}
  </section>`;
}
