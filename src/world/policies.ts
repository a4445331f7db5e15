/** The policies of somebody, as texts to read. */
import type { NamedPolicy, Permissions, PolicyDocument } from './identities.ts';
import { managedPolicy, managedPolicyNames } from './managedPolicies.ts';

export interface PolicyText {
  readonly name: string;
  readonly text: string;
}

const texts = new WeakMap<object, string>();

/** The same text for the same document. */
export function documentText(document: PolicyDocument): string {
  if (typeof document === 'string') return document;
  const known = texts.get(document);
  if (known !== undefined) return known;
  const text = JSON.stringify(document);
  texts.set(document, text);
  return text;
}

const lists = new WeakMap<object, readonly PolicyText[]>();

/** What his own policies are: the same list for the same policies. Undefined: whatever his account may. */
export function identityPolicies({
  policies,
}: Pick<Permissions, 'policies'>): readonly PolicyText[] | undefined {
  if (!policies) return undefined;
  const known = lists.get(policies);
  if (known) return known;
  const written = policies.map((policy) => {
    const { name, document } = typeof policy === 'string' ? managed(policy) : policy;
    return { name, text: documentText(document) };
  });
  lists.set(policies, written);
  return written;
}

function managed(name: string): NamedPolicy {
  const policy = managedPolicy(name);
  if (policy) return policy;
  throw new Error(
    `${name} is none of the policies of AWS that are known here: ${managedPolicyNames.join(', ')}`,
  );
}
