/** What somebody may: identity policies, the permissions boundary, and of a role who may take it on. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PolicyDocument, Permissions } from '../../world/identities.ts';
import type { RoleView } from '../../worker/api.ts';
import type { Changed } from '../people.ts';
import { withStatements } from '../policyText.ts';
import { checkedIn } from './events.ts';
import type { PersonCase } from './personDialog.ts';
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

/** The policy that takes what a refusal proposes. */
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

export function policySection(given: PersonCase): TemplateResult {
  const { person, proposed } = given;
  const { policies } = person;
  const set = setter(given);
  const known = policies?.some((one) => nameOf(one) === forProposals) === true;
  return html`<section>
    <h3>Identity policies</h3>
    <label class="check">
      <input type="checkbox" .checked=${policies === undefined} @change=${(event: Event) => set({ policies: checkedIn(event) ? undefined : [] })} />
      May all that its account may, whatever these say
    </label>
    ${
      policies === undefined && proposed === undefined
        ? nothing
        : html`${(policies ?? []).map((one) => policyView(one, given))}
      ${proposed !== undefined && !known ? proposal(proposed, given) : nothing}
      ${policies?.length === 0 && proposed === undefined ? html`<p class="muted">None: nothing is allowed, unless a bucket’s or a key’s own policy names it.</p>` : nothing}
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
  const { person, proposed } = given;
  const name = nameOf(policy);
  const others = (person.policies ?? []).filter((one) => one !== policy);
  const set = setter(given);
  const head = html`<h4>${name}</h4>
    ${typeof policy === 'string' ? html`<span class="pill">of AWS</span>` : nothing}
    <button type="button" class="button tiny" aria-label="Take ${name} away" @click=${() => set({ policies: others })}>Take away</button>`;
  if (typeof policy === 'string') return html`<div class="policy-line">${head}</div>`;
  const value = textOf(policy.document);
  const offered = name === forProposals && proposed !== undefined;
  return html`<div class="policy-line">${head}</div>
    <bl-document
      .label=${`Policy ${name}`}
      .value=${value}
      .proposed=${offered ? withStatements(value, proposed) : undefined}
      .apply=${(text: string) => set({ policies: replaced(person.policies, name, text) })}
    ></bl-document>`;
}

function proposal(proposed: string, given: PersonCase): TemplateResult {
  const { person } = given;
  return html`<div class="policy-line"><h4>${forProposals}</h4><span class="pill effect-updated">proposed</span></div>
    <bl-document
      .label=${`Policy ${forProposals}`}
      .value=${''}
      .proposed=${withStatements(undefined, proposed)}
      .apply=${(text: string) => setter(given)({ policies: replaced(person.policies, forProposals, text) })}
    ></bl-document>`;
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
  const { boundary } = given.person;
  const set = setter(given);
  return html`<section>
    <h3>Permissions boundary</h3>
    <label class="check">
      <input type="checkbox" .checked=${boundary !== undefined} @change=${(event: Event) => set({ boundary: checkedIn(event) ? starter : undefined })} />
      What is not in it is not allowed, whatever the policies say
    </label>
    ${boundary === undefined ? nothing : html`<bl-document .label=${'Permissions boundary'} .value=${textOf(boundary)} .proposed=${undefined} .apply=${(text: string) => set({ boundary: text })}></bl-document>`}
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
    ${trust === undefined ? nothing : html`<bl-document .label=${'Trust policy'} .value=${textOf(trust)} .proposed=${undefined} .apply=${(text: string) => set({ trust: text })}></bl-document>`}
  </section>`;
}
