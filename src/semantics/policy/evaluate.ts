/**
 * What a policy says to a request: an explicit deny, an allow, or nothing.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { matchesAction } from './actions.ts';
import { conditionHolds } from './conditions.ts';
import type { Policy, Statement } from './document.ts';
import type { Lookup } from './lookup.ts';
import { namesRequester, type Requester } from './principal.ts';
import { withVariables } from './variables.ts';
import { matchesWildcard } from '../../lib/wildcard.ts';

export interface PolicyRequest {
  readonly requester: Requester;
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
}

export function evaluatePolicy(policy: Policy, request: PolicyRequest): Said | undefined {
  const said = (policy.statements ?? []).flatMap((statement, index): Said[] => {
    const { Effect: effect, Sid } = statement;
    if (effect !== 'Allow' && effect !== 'Deny') return [];
    if (!applies(statement, request, policy.Version ?? '2008-10-17')) return [];
    return [{ effect, statement: Sid ?? `statement ${index + 1}` }];
  });
  return said.find(({ effect }) => effect === 'Deny') ?? said[0];
}

function applies(statement: Statement, request: PolicyRequest, version: string): boolean {
  const { action, lookup } = request;
  const { Action, NotAction, conditions } = statement;
  const named = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesAction(pattern, action));
  const aboutAction = Action ? named(Action) : NotAction !== undefined && !named(NotAction);
  return (
    aboutAction &&
    isAboutRequester(statement, request) &&
    isAboutResource(statement, request, version) &&
    (statement.Effect === 'Deny' || conditions.every(({ key }) => request.knows(key))) &&
    conditions.every((condition) => conditionHolds(condition, lookup, version))
  );
}

function isAboutRequester({ Principal, NotPrincipal }: Statement, { requester }: PolicyRequest) {
  if (Principal) return namesRequester(Principal, requester);
  return NotPrincipal !== undefined && !namesRequester(NotPrincipal, requester);
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
