/** Whom a policy names, and whether that is who asks. */
import type { Principals } from './document.ts';

/** Who asks; null stands for nobody. `arn` is that of the user or of the session, `principalArn` that of its role. */
export interface Requester {
  readonly account: string | null;
  readonly arn: string | null;
  readonly principalArn?: string | null;
  readonly canonicalId: string | null;
}

const kinds = new Set(['AWS', 'CanonicalUser', 'Service', 'Federated']);
const accountId = /^\d{12}$/;
const rootArn = /^arn:aws:iam::(\d{12}):root$/;
const principalArn =
  /^arn:aws:(iam::\d{12}:(root|(user|role|federated-user)\/[\w+=,.@/-]+)|sts::\d{12}:(assumed-role|federated-user)\/[\w+=,.@/-]+|iam::cloudfront:user\/[\w -]+)$/;

export interface Impossible {
  /** As S3 shows it: `"AWS" : "alice"`. */
  readonly shown: string;
  readonly path: readonly [kind: string, index: number];
}

/** The first principal that has no form a principal can have, or that there is not. */
export function impossiblePrincipal(
  principals: Principals,
  exists: (principal: string) => boolean = () => true,
): Impossible | undefined {
  const isThere = (kind: string, name: string) => kind !== 'AWS' || name === '*' || exists(name);
  for (const [kind, names] of Object.entries(principals)) {
    const wrong = names.findIndex((name) => !isPossible(kind, name) || !isThere(kind, name));
    if (wrong >= 0) return { shown: `"${kind}" : "${names[wrong]}"`, path: [kind, wrong] };
  }
  return undefined;
}

function isPossible(kind: string, name: string): boolean {
  if (!kinds.has(kind)) return false;
  if (kind === 'AWS') return name === '*' || accountId.test(name) || principalArn.test(name);
  if (kind === 'CanonicalUser') return /^[\da-f]{32,64}$/.test(name);
  return kind === 'Service' ? /^[\w.-]+\.amazonaws\.com(\.cn)?$/.test(name) : name !== '';
}

/**
 * How a policy names who asks. To name an account leaves it to the account who of it may; a role is named less directly than
 * one of its sessions, and `*` as directly as can be.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 */
export type Naming = 'by account' | 'as role' | 'directly';

const directness: readonly Naming[] = ['by account', 'as role', 'directly'];

export function isMoreDirect(one: Naming | undefined, other: Naming | undefined): boolean {
  return (one ? directness.indexOf(one) : -1) > (other ? directness.indexOf(other) : -1);
}

/** The most direct way in which he is named; undefined when he is not. */
export function namingOf(principals: Principals, requester: Requester): Naming | undefined {
  let found: Naming | undefined;
  for (const [kind, names] of Object.entries(principals))
    for (const name of names) {
      const naming = namingBy(kind, name, requester);
      if (isMoreDirect(naming, found)) found = naming;
    }
  return found;
}

function namingBy(kind: string, name: string, requester: Requester): Naming | undefined {
  const { account, arn, principalArn, canonicalId } = requester;
  if (kind === 'CanonicalUser')
    return canonicalId !== null && name === canonicalId ? 'by account' : undefined;
  if (kind !== 'AWS') return undefined;
  if (name === '*') return 'directly';
  const [, named] = rootArn.exec(name) ?? [undefined, accountId.test(name) ? name : undefined];
  if (named !== undefined) return named === account ? 'by account' : undefined;
  if (arn === null) return undefined;
  if (name === arn) return 'directly';
  return name === (principalArn ?? arn) ? 'as role' : undefined;
}

/**
 * Whether a NotPrincipal that denies leaves him out: it must name all that he is, the account too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function sparesRequester(principals: Principals, requester: Requester): boolean {
  const { account, arn, principalArn } = requester;
  const names = principals['AWS'] ?? [];
  if (names.includes('*')) return true;
  if (account === null) return false;
  const namesAccount = namingOf(principals, { ...requester, arn: null, principalArn: null });
  const isRoot = arn === `arn:aws:iam::${account}:root`;
  const others = isRoot ? [] : [arn ?? '', principalArn ?? arn ?? ''];
  return namesAccount !== undefined && others.every((name) => names.includes(name));
}

export function namesEverybody(principals: Principals | undefined): boolean {
  return principals?.['AWS']?.includes('*') ?? false;
}
