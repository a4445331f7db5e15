/** Every policy that was asked, statement by statement: whether it speaks of the request, or which part of it does not. */
import { urlWithoutSecrets } from '../../explain/remember.ts';
import type { Opinion, StatementOpinion } from '../../explain/trace.ts';
import type { Identity } from '../../world/identities.ts';
import { conditionHolds } from './conditions.ts';
import { allHeard, type Heard, hear, type Question } from './decide.ts';
import type { Condition, Principals, Statement } from './document.ts';
import { differingPart, oldest, type Part, type PolicyRequest, statementName } from './evaluate.ts';
import { namingOf } from './principal.ts';
import { holderOf, type Source } from './standing.ts';

export function opinionsOf(question: Question): Opinion[] {
  const hearing = hear(question);
  const opinions = allHeard(hearing).map((heard) => opinionOf(heard, question));
  const { identity, resourcePolicy, resourceLabel } = question;
  const isFree = identity && !hearing.identity;
  const isBare = identity && hearing.identity?.length === 0;
  const hasNone = resourceLabel !== undefined && !resourcePolicy;
  return [
    ...(isFree ? [ofAccount(identity)] : []),
    ...(isBare ? [silence(`identity policies of ${holderOf(identity)}`)] : []),
    ...opinions,
    ...(hasNone ? [silence(resourceLabel)] : []),
  ];
}

const silence = (policy: string): Opinion => ({ policy, effect: null, statements: [] });

/** Somebody without policies of his own: the account lends him what it may. */
function ofAccount(identity: Identity): Opinion {
  const { kind, account } = identity;
  const holder = holderOf(identity);
  const because =
    kind === 'root'
      ? `the root user may do whatever account ${account} may`
      : `none is set, and so ${holder} may do whatever account ${account} may`;
  return {
    policy: `identity policies of ${holder}`,
    effect: 'Allow',
    statements: [{ statement: 'none', effect: 'Allow', applies: true, because }],
  };
}

function opinionOf({ source, said }: Heard, question: Question): Opinion {
  const statements = (source.policy.statements ?? []).flatMap((statement, index) => {
    const { Effect: effect } = statement;
    if (effect !== 'Allow' && effect !== 'Deny') return [];
    const named = { statement: statementName(statement, index), effect } as const;
    return [{ ...named, ...judgement(source, statement, question) }];
  });
  return { policy: source.label, effect: said?.effect ?? null, statements };
}

function judgement(
  { kind, policy }: Source,
  statement: Statement,
  question: Question,
): Pick<StatementOpinion, 'applies' | 'because'> {
  const { allowsNothing, deniesNothing, requester } = question;
  const ofResource = kind === 'resource-based policy';
  const request = { ...question, requester: ofResource ? requester : undefined };
  const version = policy.Version;
  const part = differingPart(statement, request, version);
  if (part !== undefined)
    return { applies: false, because: difference(part, { statement, version }, question) };
  if (ofResource && statement.Effect === 'Allow' && allowsNothing !== undefined)
    return { applies: false, because: allowsNothing };
  if (ofResource && statement.Effect === 'Deny' && deniesNothing)
    return { applies: false, because: 'the root user of its account cannot be denied this' };
  return { applies: true, because: fit(statement, request, question.sameAccount) };
}

function fit(statement: Statement, request: PolicyRequest, sameAccount: boolean): string {
  const { conditions, Principal } = statement;
  const { requester } = request;
  const parts = [
    ...(requester ? [element(statement, 'Principal')] : []),
    element(statement, 'Action'),
    element(statement, 'Resource'),
    ...(conditions.length > 0 ? [conditions.map(conditionWords).join(' and ')] : []),
  ];
  const whole = `it is about the request: ${parts.join(', ')}`;
  const naming = requester && Principal && namingOf(Principal, requester);
  if (naming !== 'by account' || !sameAccount || statement.Effect !== 'Allow') return whole;
  return `${whole}; to name the account leaves it to the identity policies who of it may`;
}

/** A statement with the version of the policy that it stands in. */
interface Versioned {
  readonly statement: Statement;
  readonly version: string | undefined;
}

function difference(part: Part, { statement, version }: Versioned, question: Question): string {
  const { requester, action, resource } = question;
  if (part === 'Condition') return conditionDifference({ statement, version }, question);
  const written = `its ${element(statement, part)}`;
  if (part === 'Action') return `${written}, and the request asks for ${action}`;
  return part === 'Principal'
    ? `${written}, and who asks is ${requester.arn ?? 'nobody, without a signature'}`
    : `${written}, and the request is about ${resource}${aside(statement, resource)}`;
}

/** The mistake that is made most. */
function aside({ Resource = [] }: Statement, resource: string): string {
  if (Resource.some((written) => written === `${resource}/*`))
    return ': /* names the objects in the bucket, not the bucket itself';
  return Resource.some((written) => resource.startsWith(`${written}/`))
    ? ': the bucket is named, not the objects in it'
    : '';
}

/** An element as it is written: `Action is s3:Get*`, `NotAction is …`. */
function element(statement: Statement, part: Exclude<Part, 'Condition'>): string {
  const written = statement[part];
  const not = statement[`Not${part}`];
  const shown = written ?? not ?? [];
  return `${written ? part : `Not${part}`} is ${shorten(Array.isArray(shown) ? shown : names(shown as Principals))}`;
}

const names = (principals: Principals) => Object.values(principals).flat();

const most = 4;

function shorten(texts: readonly string[]): string {
  const more = texts.length > most ? ` and ${texts.length - most} more` : '';
  return `${texts.slice(0, most).join(', ')}${more}`;
}

/** `StringEquals s3:prefix: home/`. */
export function conditionWords({ operator, key, values }: Condition): string {
  return `${operator} ${key}: ${shorten(values)}`;
}

function conditionDifference(
  { statement, version = oldest }: Versioned,
  { lookup, knows }: Question,
): string {
  const { Effect, conditions } = statement;
  const isStrange = (key: string) => Effect === 'Allow' && !knows(key);
  const failing = conditions.find(
    (one) => isStrange(one.key) || !conditionHolds(one, lookup, version),
  );
  if (!failing) return '';
  const words = `its Condition is ${conditionWords(failing)}`;
  const { key } = failing;
  if (isStrange(key)) return `${words}, a key that is not known here, on which nothing is allowed`;
  const values = lookup(key);
  return values === undefined
    ? `${words}, and the request has no ${key}`
    : `${words}, and ${key} is ${shorten(values.map(urlWithoutSecrets))}`;
}
