/**
 * What one policy says to a request: an explicit deny, an allow, or nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { matchesAction } from './actions.ts';
import { conditionHolds } from './conditions.ts';
import type { Policy, Statement } from './document.ts';
import type { Lookup } from './lookup.ts';
import {
  isMoreDirect,
  type Naming,
  namingOf,
  type Requester,
  sparesRequester,
} from './principal.ts';
import { withVariables } from './variables.ts';
import { matchesWildcard } from '../../lib/wildcard.ts';

export interface PolicyRequest {
  /** Undefined for a policy of the requester's own, which names nobody. */
  readonly requester: Requester | undefined;
  readonly action: string;
  readonly resource: string;
  readonly lookup: Lookup;
  /** Whether this world knows the key: a statement that allows on a key it does not know allows nothing. */
  readonly knows: (key: string) => boolean;
}

/** `statement` is its Sid, or its place in the policy. */
export interface Said {
  readonly effect: 'Allow' | 'Deny';
  readonly statement: string;
  /** Its place, from 0. */
  readonly index: number;
  /** How it names the requester; undefined in a policy of his own. */
  readonly naming?: Naming | undefined;
}

/** The version of a policy that names none. */
export const oldest = '2008-10-17';

/** The first statement that denies, else of those that allow the one that names the requester most directly. */
export function evaluatePolicy(
  { statements = [], Version = oldest }: Policy,
  request: PolicyRequest,
): Said | undefined {
  let found: Said | undefined;
  for (const [index, statement] of statements.entries()) {
    const { Effect: effect } = statement;
    if (effect !== 'Allow' && effect !== 'Deny') continue;
    if (differingPart(statement, request, Version) !== undefined) continue;
    const naming = request.requester && namingIn(statement, request.requester);
    const said: Said = { effect, statement: statementName(statement, index), index, naming };
    if (effect === 'Deny') return said;
    if (!found || isMoreDirect(naming, found.naming)) found = said;
  }
  return found;
}

export function statementName({ Sid }: Statement, index: number): string {
  return Sid || `statement ${index + 1}`;
}

export type Part = 'Principal' | 'Action' | 'Resource' | 'Condition';

/** The first part of a statement that is not about the request; undefined when the statement applies. */
export function differingPart(
  statement: Statement,
  request: PolicyRequest,
  version = oldest,
): Part | undefined {
  if (request.requester && !namingIn(statement, request.requester)) return 'Principal';
  if (!isAboutAction(statement, request)) return 'Action';
  if (!isAboutResource(statement, request, version)) return 'Resource';
  return conditionsHold(statement, request, version) ? undefined : 'Condition';
}

function namingIn(statement: Statement, requester: Requester): Naming | undefined {
  const { Principal, NotPrincipal, Effect } = statement;
  if (Principal) return namingOf(Principal, requester);
  if (!NotPrincipal) return undefined;
  const isSpared =
    Effect === 'Deny'
      ? sparesRequester(NotPrincipal, requester)
      : namingOf(NotPrincipal, requester) !== undefined;
  return isSpared ? undefined : 'directly';
}

function isAboutAction({ Action, NotAction }: Statement, { action }: PolicyRequest): boolean {
  const named = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesAction(pattern, action));
  return Action ? named(Action) : NotAction !== undefined && !named(NotAction);
}

function isAboutResource(
  { Resource, NotResource }: Statement,
  { resource, lookup }: PolicyRequest,
  version: string,
): boolean {
  const named = (patterns: readonly string[]) =>
    patterns.some((written) => {
      const pattern = withVariables(written, lookup, version);
      return pattern !== undefined && matchesWildcard(pattern, resource);
    });
  return Resource ? named(Resource) : NotResource !== undefined && !named(NotResource);
}

function conditionsHold(
  { Effect, conditions }: Statement,
  { lookup, knows }: PolicyRequest,
  version: string,
): boolean {
  if (Effect !== 'Deny' && !conditions.every(({ key }) => knows(key))) return false;
  return conditions.every((condition) => conditionHolds(condition, lookup, version));
}
