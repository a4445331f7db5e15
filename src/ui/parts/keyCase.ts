/** A KMS key in its world, who asks KMS to change it, and what was refused. */
import { html, nothing, type TemplateResult } from 'lit';
import type { KmsInput, KmsOperationName } from '../../protocol/kms/operation.ts';
import { kmsDraft } from '../../scenarios/kmsDraft.ts';
import type { KeyView, WorldView } from '../../worker/api.ts';
import type { Emit } from '../intent.ts';
import { keyArn } from '../look.ts';
import type { KeyPart, KmsKeyShown } from '../state.ts';
import { icon } from './icon.ts';

export interface KeyPage {
  readonly shown: KmsKeyShown;
  readonly world: WorldView;
  /** The access key id of who asks. */
  readonly as: string;
  readonly emit: Emit;
}

export interface KeyCase extends KeyPage {
  readonly view: KeyView;
}

/** Sends a request from one part of the page of a key. */
export function ask<Name extends KmsOperationName>(
  { view, as, emit }: KeyCase,
  part: KeyPart,
  request: readonly [name: Name, input: KmsInput<Name>],
): void {
  const { region } = view.key;
  emit({ do: 'kms', part, draft: kmsDraft(...request, { region, principal: as }) });
}

/** The same, where the key is all that it needs beside `more`. */
export function askKey<Name extends KmsOperationName>(
  given: KeyCase,
  part: KeyPart,
  [name, more]: readonly [name: Name, more: Omit<KmsInput<Name>, 'KeyId'>],
): void {
  const input = { KeyId: keyArn(given.view.key), ...more } as KmsInput<Name>;
  ask(given, part, [name, input]);
}

/** What was refused in this part, where it was asked for. */
export function refusalIn(
  part: KeyPart,
  { shown: { refusal }, emit }: KeyPage,
): TemplateResult | typeof nothing {
  if (refusal?.part !== part) return nothing;
  const { says, n } = refusal;
  const open = (): void => {
    emit({ do: 'kmsKey', key: null });
    if (n !== undefined) emit({ do: 'open', n, tab: 'trace' });
  };
  return html`<p class="person-trouble key-refusal" role="alert">${icon('warning')} <span>${says}</span>
    ${n === undefined ? nothing : html`<button type="button" class="button tiny" @click=${open}>Why: #${n}</button>`}
  </p>`;
}
