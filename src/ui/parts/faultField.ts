/** Lets something go wrong with the next request, to see what a client makes of it. */
import { html, type TemplateResult } from 'lit';
import { type FaultName, faultsFor } from '../forms/faults.ts';
import { valueIn } from './events.ts';

export function faultField(
  operation: string,
  chosen: FaultName | null,
  choose: (fault: FaultName | null) => void,
): TemplateResult {
  return html`<div class="field is-${chosen ? 'sent' : 'absent'} fault-field">
    <label class="field-name" for="fault"><span class="field-label">What goes wrong</span></label>
    <div class="field-value">
      <select id="fault" @change=${(event: Event) => choose((valueIn(event) || null) as FaultName | null)}>
        <option .value=${''} .selected=${chosen === null}>nothing</option>
        ${faultsFor(operation).map(([name, label]) => html`<option .value=${name} .selected=${name === chosen}>${label}</option>`)}
      </select>
    </div>
  </div>`;
}
