/** What would let a refused request through: the statements that are missing, and those that deny it, changed. */
import type { Remedy } from '../../explain/trace.ts';
import type { Identity } from '../../world/identities.ts';
import { allHeard, type Hearing, hear, judge, type Question } from './decide.ts';
import type { Policy, Statement } from './document.ts';
import { differingPart, statementName } from './evaluate.ts';
import { conditionWords } from './opinions.ts';
import { holderOf, type Source } from './standing.ts';

export function remediesOf(question: Question): Remedy[] {
  const sources = allHeard(hear(question)).map(({ source }) => source);
  return [
    ...sources.flatMap((source) => withoutDenies(source, question)),
    ...lacking(question),
    ...sources.flatMap((source) => conditionsToMeet(source, question)),
  ];
}

const json = (value: unknown) => JSON.stringify(value, undefined, 2);

const statementsOf = (policy: Policy) => [...(policy.statements ?? []).entries()];

function partOf(source: Source, statement: Statement, question: Question) {
  const requester = source.kind === 'resource-based policy' ? question.requester : undefined;
  return differingPart(statement, { ...question, requester }, source.policy.Version);
}

/** Statements of a resource's policy except the caller; those of his own policies go. */
function withoutDenies(source: Source, question: Question): Remedy[] {
  const ofResource = source.kind === 'resource-based policy';
  if (ofResource && question.deniesNothing) return [];
  const denying = statementsOf(source.policy).filter(
    ([, one]) => one.Effect === 'Deny' && partOf(source, one, question) === undefined,
  );
  if (denying.length === 0) return [];
  const { arn, principalArn = arn } = question.requester;
  if (!ofResource || principalArn === null)
    return [
      withoutStatements(
        source,
        denying.map(([index]) => index),
      ),
    ];
  return denying.map(([index, statement]) => {
    const name = statementName(statement, index);
    return {
      says: `Except ${principalArn} from ${name} of the ${source.label}, which denies it.`,
      document: json(except(statement.written, principalArn)),
      into: source.label,
      replaces: name,
    };
  });
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#example-exclude-principal-from-deny-statement */
function except(statement: Statement['written'], arn: string): object {
  const { Condition = {}, ...rest } = statement;
  const conditions = Condition as Record<string, Record<string, string | readonly string[]>>;
  const { ArnNotEquals = {} } = conditions;
  const named = [ArnNotEquals['aws:PrincipalArn'] ?? []].flat();
  return {
    ...rest,
    Condition: {
      ...conditions,
      ArnNotEquals: { ...ArnNotEquals, 'aws:PrincipalArn': [...named, arn] },
    },
  };
}

function withoutStatements({ policy, label }: Source, denying: readonly number[]): Remedy {
  const named = statementsOf(policy).filter(([index]) => denying.includes(index));
  const names = named.map(([index, statement]) => statementName(statement, index)).join(' and ');
  const left = statementsOf(policy).filter(([index]) => !denying.includes(index));
  if (left.length === 0) return { says: `Take the ${label} away: all of it denies this.` };
  const Statement = left.map(([, { written }]) => written);
  return {
    says: `Take ${names}, which denies it, out of the ${label}.`,
    document: json({ ...policy.written, Statement }),
    into: label,
    replaces: '*',
  };
}

/** What is missing when nothing denies it. */
function lacking(question: Question): Remedy[] {
  const hearing = hear(question, 'Allow');
  if (judge(question, hearing).effect === 'Allow') return [];
  const { identity, sameAccount, resourceMustAllow, resourceLabel, allowsNothing } = question;
  const said = hearing.resource?.said;
  const own = identity ? lackingOfOwn(identity, hearing, question) : [];
  const canName = resourceLabel !== undefined && allowsNothing === undefined;
  if (sameAccount && (!resourceMustAllow || said))
    return canName ? [...own, instead(question)] : own;
  const isSilent = !said && (sameAccount || !question.granted?.());
  return isSilent && canName ? [...own, inResource(question)] : own;
}

/** A role that the resource names needs no identity policy, but what limits it limits that too. */
function lackingOfOwn(identity: Identity, hearing: Hearing, question: Question): Remedy[] {
  const holder = holderOf(identity);
  const { boundary, session, resource } = hearing;
  const document = statement(question);
  const isNamed = question.sameAccount && resource?.said?.naming === 'as role';
  const isIdle = !isNamed && hearing.identity?.every(({ said }) => !said);
  const into = `identity policies of ${holder}`;
  return [
    ...(isIdle ? [{ says: `Add this statement to the ${into}.`, document, into }] : []),
    ...(boundary && !boundary.said ? [widened(boundary.source.label, document)] : []),
    ...(session[0] && session.every(({ said }) => !said)
      ? [widened(session[0].source.label, document)]
      : []),
  ];
}

const widened = (into: string, document: string): Remedy => ({
  says: `Add this statement to the ${into}, which limits what the other policies allow.`,
  document,
  into,
});

function inResource(question: Question): Remedy {
  const { resourceLabel: into = '', requester } = question;
  const document = statement(question, requester.principalArn ?? requester.arn ?? '*');
  return { says: `Add this statement to the ${into}.`, document, into };
}

/** Who is named himself needs nothing else within his account. */
function instead(question: Question): Remedy {
  const { resourceLabel: into = '', requester } = question;
  const document = statement(question, requester.arn ?? '*');
  return { says: `Or add this statement to the ${into}.`, document, into };
}

/** Where a statement would have allowed it, or does not have to deny it, but for what the request holds. */
function conditionsToMeet(source: Source, question: Question): Remedy[] {
  return statementsOf(source.policy).flatMap(([index, one]) => {
    if (one.conditions.length === 0) return [];
    const part = partOf(source, one, question);
    const words = one.conditions.map(conditionWords).join(' and ');
    const name = `${statementName(one, index)} of the ${source.label}`;
    if (one.Effect === 'Deny' && part === undefined)
      return [{ says: `Or ask so that ${name} does not apply, as it does where ${words}.` }];
    return one.Effect === 'Allow' && part === 'Condition'
      ? [{ says: `Or ask as ${name} wants it: ${words}.` }]
      : [];
  });
}

function statement(question: Question, principal?: string): string {
  const { action, resource, resourceToName = plain(resource), resourceInItsPolicy } = question;
  const isItsPolicy = principal !== undefined;
  const Principal = principal === '*' ? '*' : { AWS: principal };
  return json({
    Effect: 'Allow',
    ...(isItsPolicy && { Principal }),
    Action: action,
    Resource: (isItsPolicy ? resourceInItsPolicy : undefined) ?? resourceToName,
  });
}

/** A key is no pattern, and has no variables. */
const plain = (resource: string) => resource.replaceAll(/[*?$]/g, '$${$&}');
