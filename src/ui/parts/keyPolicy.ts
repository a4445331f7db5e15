/** The key policy of a KMS key, put there by PutKeyPolicy. */
import { html, type TemplateResult } from 'lit';
import { withStatements } from '../policyText.ts';
import { askKey, refusalIn, type KeyCase } from './keyCase.ts';
import './documentEditor.ts';

export function keyPolicySection(given: KeyCase): TemplateResult {
  const { policy } = given.view.key;
  const { proposed } = given.shown;
  const text = proposed && withStatements(policy, proposed.document, proposed.replaces);
  const apply = (Policy: string): void => {
    const box = document.querySelector<HTMLInputElement>('#key-policy-bypass');
    askKey(given, 'policy', [
      'PutKeyPolicy',
      { Policy, ...(box?.checked && { BypassPolicyLockoutSafetyCheck: true }) },
    ]);
  };
  return html`<section>
    <h3>Key policy</h3>
    <p class="muted">Without a statement here, or a grant, nobody may use the key: policies of his own count where this leaves it to the account.</p>
    <bl-document .label=${'Key policy'} .value=${indented(policy)} .proposed=${text} .apply=${apply}></bl-document>
    <label class="check"><input type="checkbox" id="key-policy-bypass" /> Even if it locks out whoever puts it in place</label>
    ${refusalIn('policy', given)}
  </section>`;
}

/** On one line nobody reads it. */
function indented(policy: string): string {
  if (policy.includes('\n')) return policy;
  try {
    return JSON.stringify(JSON.parse(policy), null, 2);
  } catch {
    return policy;
  }
}
