/** Whom a policy names, and whether that is who asks. */
import type { Principals } from './document.ts';

/** Who asks; null stands for nobody. */
export interface Requester {
  readonly account: string | null;
  readonly arn: string | null;
  readonly canonicalId: string | null;
}

const kinds = new Set(['AWS', 'CanonicalUser', 'Service', 'Federated']);
const accountId = /^\d{12}$/;
const rootArn = /^arn:aws:iam::(\d{12}):root$/;
const principalArn =
  /^arn:aws:(iam::\d{12}:(root|(user|role|federated-user)\/[\w+=,.@/-]+)|sts::\d{12}:(assumed-role|federated-user)\/[\w+=,.@/-]+|iam::cloudfront:user\/[\w -]+)$/;

/** The first principal that has no form a principal can have, as S3 shows it: `"AWS" : "alice"`. */
export function impossiblePrincipal(principals: Principals): string | undefined {
  for (const [kind, names] of Object.entries(principals)) {
    const wrong = names.find((name) => !isPossible(kind, name));
    if (wrong !== undefined) return `"${kind}" : "${wrong}"`;
  }
  return undefined;
}

function isPossible(kind: string, name: string): boolean {
  if (!kinds.has(kind)) return false;
  if (kind === 'AWS') return name === '*' || accountId.test(name) || principalArn.test(name);
  if (kind === 'CanonicalUser') return /^[\da-f]{32,64}$/.test(name);
  return kind === 'Service' ? /^[\w.-]+\.amazonaws\.com(\.cn)?$/.test(name) : name !== '';
}

/** An account stands for everybody in it; `*` for everybody, nobody too. */
export function namesRequester(principals: Principals, requester: Requester): boolean {
  return Object.entries(principals).some(([kind, names]) =>
    names.some((name) => isNamed(kind, name, requester)),
  );
}

function isNamed(kind: string, name: string, { account, arn, canonicalId }: Requester): boolean {
  if (kind === 'CanonicalUser') return name === canonicalId;
  if (kind !== 'AWS') return false;
  if (name === '*') return true;
  const [, named] = rootArn.exec(name) ?? [undefined, accountId.test(name) ? name : undefined];
  return named === undefined ? name === arn : named === account;
}

export function namesEverybody(principals: Principals | undefined): boolean {
  return principals?.['AWS']?.includes('*') ?? false;
}
