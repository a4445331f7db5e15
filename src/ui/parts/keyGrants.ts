/** The grants of a KMS key: who may do what with it beside its policy. */
import { html, nothing, type TemplateResult } from 'lit';
import { grantOperations } from '../../scenarios/kmsDraft.ts';
import type { KmsGrant } from '../../storage/kmsRecords.ts';
import type { KmsInput } from '../../protocol/kms/operation.ts';
import { fieldIn } from './events.ts';
import { askKey, refusalIn, type KeyCase } from './keyCase.ts';

export function grantSection(given: KeyCase): TemplateResult {
  const { grants = [] } = given.view.key;
  return html`<section>
    <h3>Grants</h3>
    ${
      grants.length
        ? html`<ul class="key-list">${grants.map((grant) => html`<li>${grantRow(grant, given)}</li>`)}</ul>`
        : html`<p class="muted">None.</p>`
    }
    ${addGrant(given)}
    ${refusalIn('grants', given)}
  </section>`;
}

function grantRow(grant: KmsGrant, given: KeyCase): TemplateResult {
  const { GrantId, GranteePrincipal, Operations, Constraints, Name } = grant;
  return html`<span class="key-name">
      <code>${GranteePrincipal}</code> may ${Operations.join(', ')}
      ${Constraints ? html`<span class="muted">${constraintText(Constraints)}</span>` : nothing}
      ${Name === undefined ? nothing : html`<span class="pill">${Name}</span>`}
    </span>
    <button type="button" class="button tiny" aria-label="Revoke the grant to ${GranteePrincipal}" @click=${() => askKey(given, 'grants', ['RevokeGrant', { GrantId }])}>Revoke</button>`;
}

function constraintText(constraints: NonNullable<KmsGrant['Constraints']>): string {
  const { EncryptionContextEquals: all, EncryptionContextSubset: some, SourceArn } = constraints;
  const pairs = (context: Readonly<Record<string, string>>) =>
    Object.entries(context)
      .map(([name, value]) => `${name}=${value}`)
      .join(', ');
  return [
    all && `if the encryption context is ${pairs(all)}`,
    some && `if the encryption context has ${pairs(some)}`,
    SourceArn !== undefined && `for ${SourceArn}`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** Those that objects need stand ready. */
const usual: ReadonlySet<string> = new Set(['Decrypt', 'GenerateDataKey']);

function addGrant(given: KeyCase): TemplateResult {
  const { principals, roles } = given.world;
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    askKey(given, 'grants', ['CreateGrant', termsIn(form)]);
  };
  return html`<form class="grant-form" @submit=${submit}>
    <label class="grant-field">Grantee
      <input type="text" name="grantee" required list="grantees" placeholder="arn:aws:iam::…" autocomplete="off" autocapitalize="off" spellcheck="false" />
    </label>
    <datalist id="grantees">${[...principals, ...roles].map(({ arn, name }) => html`<option .value=${arn}>${name}</option>`)}</datalist>
    <fieldset class="grant-operations">
      <legend>Operations</legend>
      ${grantOperations.map(
        (operation) =>
          html`<label class="check"><input type="checkbox" name="operation" .value=${operation} .defaultChecked=${usual.has(operation)} /> ${operation}</label>`,
      )}
    </fieldset>
    <label class="grant-field">Only if the encryption context has
      <input type="text" name="context" placeholder="name=value, name=value (or nothing)" autocomplete="off" autocapitalize="off" spellcheck="false" />
    </label>
    <label class="check"><input type="checkbox" name="equals" /> and has nothing else</label>
    <button type="submit" class="button small">Add grant</button>
  </form>`;
}

function termsIn(form: HTMLFormElement): Omit<KmsInput<'CreateGrant'>, 'KeyId'> {
  const data = new FormData(form);
  const context = contextIn(fieldIn(form, 'context'));
  const how = data.has('equals') ? 'EncryptionContextEquals' : 'EncryptionContextSubset';
  return {
    GranteePrincipal: fieldIn(form, 'grantee'),
    Operations: data.getAll('operation').map(String),
    ...(context && { Constraints: { [how]: context } }),
  };
}

/** `aws:s3:arn=arn:aws:s3:::photos/cat.jpg`, and more behind commas; undefined where nothing is asked. */
export function contextIn(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name.trim(), rest.join('=').trim()] as const;
    });
  return pairs.length > 0 ? Object.fromEntries(pairs) : undefined;
}
