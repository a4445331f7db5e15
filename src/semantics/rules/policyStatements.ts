/** What a statement of a bucket policy must be. The wordings are those that users of S3 quote. */
import { refuse, type S3Error } from '../../protocol/errors.ts';
import { levelsOf } from '../policy/actions.ts';
import type { Policy, Principals, Statement } from '../policy/document.ts';
import { readOperator } from '../policy/operators.ts';
import { impossiblePrincipal } from '../policy/principal.ts';
import { guard } from '../rule.ts';
import { guide } from './cites.ts';

export const malformed = (message: string, detail: Readonly<Record<string, string>> = {}) =>
  refuse('MalformedPolicy', detail, message);

/** The refusal of the first statement that has one. */
export function first(
  { statements = [] }: Policy,
  refuses: (statement: Statement) => S3Error | undefined,
): S3Error | undefined {
  for (const statement of statements) {
    const refusal = refuses(statement);
    if (refusal) return refusal;
  }
  return undefined;
}

export const statementsAreWhole = guard<{ policy: Policy }>({
  id: 'policy/elements',
  phase: 'request',
  says: 'A statement has an effect, a principal, an action and a resource.',
  cites: [guide('access-policy-language-overview'), 'versitygw#647'],
  basis: 'inferred',
  refuses: ({ policy }) =>
    first(policy, ({ Effect, Principal, NotPrincipal, Action, NotAction, ...statement }) => {
      const missing = (name: string) => malformed(`Missing required field ${name}`);
      if (Effect === undefined) return missing('Effect');
      if (Effect !== 'Allow' && Effect !== 'Deny') return malformed(`Invalid effect: ${Effect}`);
      if (!Principal && !NotPrincipal) return missing('Principal');
      if (isEmpty(Principal ?? NotPrincipal ?? {}))
        return malformed('Missing required field Principal cannot be empty!');
      if (!Action && !NotAction) return missing('Action');
      return statement.Resource || statement.NotResource ? undefined : missing('Resource');
    }),
});

const isEmpty = (principals: Principals): boolean =>
  Object.values(principals).every((names) => names.length === 0);

export const principalsArePossible = guard<{ policy: Policy }>({
  id: 'policy/principal',
  phase: 'request',
  says: 'A principal is *, an account, an ARN of IAM or STS, a canonical id or a service; who does not exist is not looked for.',
  cites: [guide('security_iam_service-with-iam'), 'versitygw#649'],
  basis: 'inferred',
  refuses: ({ policy }) =>
    first(policy, ({ Principal, NotPrincipal }) => {
      const Detail = impossiblePrincipal(Principal ?? NotPrincipal ?? {});
      return Detail === undefined
        ? undefined
        : malformed('Invalid principal in policy', { Detail });
    }),
});

export const actionsExist = guard<{ policy: Policy }>({
  id: 'policy/action',
  phase: 'request',
  says: 'An action is one of S3 that a bucket policy can be about, or a pattern of some.',
  cites: [guide('using-with-s3-policy-actions')],
  basis: 'inferred',
  refuses: ({ policy }) =>
    first(policy, ({ Action, NotAction }) => {
      const known = (action: string) => levelsOf(action).bucket || levelsOf(action).object;
      return (Action ?? NotAction ?? []).every(known)
        ? undefined
        : malformed('Policy has invalid action');
    }),
});

export const resourcesAreOfBucket = guard<{ policy: Policy; bucket: string }>({
  id: 'policy/resource',
  phase: 'request',
  says: 'A resource is the bucket or some of its objects.',
  cites: [guide('s3-arn-format'), 'versitygw#648'],
  basis: 'inferred',
  refuses: ({ policy, bucket }) =>
    first(policy, ({ Resource, NotResource }) => {
      const arn = `arn:aws:s3:::${bucket}`;
      const own = (resource: string) =>
        resource.startsWith(arn) && /^$|^[/*?]/.test(resource.slice(arn.length));
      return (Resource ?? NotResource ?? []).every(own)
        ? undefined
        : malformed('Policy has invalid resource');
    }),
});

export const actionsFitResources = guard<{ policy: Policy }>({
  id: 'policy/action-and-resource',
  phase: 'request',
  says: 'An action on buckets needs a bucket among the resources, one on objects some objects.',
  cites: [guide('access-policy-language-overview')],
  basis: 'inferred',
  refuses: ({ policy }) =>
    first(policy, ({ Action = [], Resource }) => {
      if (!Resource) return undefined;
      const bucket = Resource.some((resource) => !resource.includes('/'));
      const object = Resource.some((resource) => /[/*]/.test(resource));
      const fits = (action: string) => {
        const levels = levelsOf(action);
        return (levels.bucket && bucket) || (levels.object && object);
      };
      return Action.every(fits)
        ? undefined
        : malformed('Action does not apply to any resource(s) in statement');
    }),
});

export const conditionsExist = guard<{ policy: Policy; knows: (key: string) => boolean }>({
  id: 'policy/condition',
  phase: 'request',
  says: 'A condition has an operator of IAM, and a key of S3 or of all services.',
  cites: [guide('amazon-s3-policy-keys')],
  basis: 'inferred',
  refuses: ({ policy, knows }) =>
    first(policy, ({ conditions }) => {
      for (const { operator, key } of conditions) {
        if (operator !== 'Null' && !readOperator(operator))
          return malformed(`Invalid Condition type : ${operator}`);
        if (!/^aws:/i.test(key) && !knows(key))
          return malformed('Policy has an invalid condition key');
      }
      return undefined;
    }),
});
