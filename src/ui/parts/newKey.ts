/** A KMS key that is not there yet: CreateKey, and CreateAlias for its name. */
import { html, type TemplateResult } from 'lit';
import type { KmsInput } from '../../protocol/kms/operation.ts';
import { keySpecs, kmsDraft } from '../../scenarios/kmsDraft.ts';
import { fieldIn } from './events.ts';
import { refusalIn, type KeyPage } from './keyCase.ts';

/** Every alias begins so: nobody has to write it. */
export function aliasName(text: string): string {
  const name = text.trim();
  return name === '' || name.startsWith('alias/') ? name : `alias/${name}`;
}

const first = 'SYMMETRIC_DEFAULT';

/** What a key of a spec is for, where KMS does not take ENCRYPT_DECRYPT for granted. */
function usageOf(spec: string): string | undefined {
  if (spec.startsWith('HMAC')) return 'GENERATE_VERIFY_MAC';
  if (spec.startsWith('ECC') || spec.startsWith('ML_DSA')) return 'SIGN_VERIFY';
  if (spec.startsWith('ML_KEM')) return 'ENCAPSULATE_DECAPSULATE';
  return undefined;
}

export function newKeyForm(page: KeyPage): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.currentTarget;
    const said = (name: string) => fieldIn(form, name);
    const spec = said('spec');
    const usage = usageOf(spec);
    const input: KmsInput<'CreateKey'> = {
      ...(said('description') !== '' && { Description: said('description') }),
      ...(spec !== first && { KeySpec: spec }),
      ...(usage !== undefined && { KeyUsage: usage }),
    };
    const draft = kmsDraft('CreateKey', input, { region: said('region'), principal: page.as });
    page.emit({ do: 'newKey', draft, alias: aliasName(said('alias')) });
  };
  const regions = new Set(page.world.buckets.map(({ bucket }) => bucket.region));
  return html`<form class="grant-form" @submit=${submit}>
    <label class="grant-field">Alias
      <input type="text" name="alias" autofocus placeholder="alias/name (or none)" autocomplete="off" autocapitalize="off" spellcheck="false" />
    </label>
    <label class="grant-field">Region
      <input type="text" name="region" required pattern="[a-z]+(-[a-z]+)+-[0-9]+" .defaultValue=${'us-east-1'} list="key-regions" autocomplete="off" autocapitalize="off" spellcheck="false" />
    </label>
    <datalist id="key-regions">${[...regions].map((region) => html`<option .value=${region}></option>`)}</datalist>
    <label class="grant-field">Spec
      <select name="spec">${[first, ...keySpecs.filter((spec) => spec !== first)].map((spec) => html`<option>${spec}</option>`)}</select>
    </label>
    <label class="grant-field">Description
      <input type="text" name="description" autocomplete="off" />
    </label>
    ${refusalIn('new', page)}
    <button type="submit" class="button primary">Create key</button>
  </form>`;
}
