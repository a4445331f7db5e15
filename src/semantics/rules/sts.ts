/** Requests to STS, before it is asked who may. */
import { otherStsOperations } from '../../protocol/sts/operation.ts';
import { refuseSts } from '../../protocol/sts/errors.ts';
import { permissionsFault } from '../../world/policyShape.ts';
import { readPolicy } from '../policy/document.ts';
import { decision, guard } from '../rule.ts';
import { iamGuide, stsApi } from './cites.ts';

export const stsCallerIsKnown = guard<{ account: string | null }>({
  id: 'sts/caller',
  phase: 'access',
  says: 'A request to STS is signed.',
  cites: [stsApi('CommonErrors')],
  basis: 'documented',
  refuses: ({ account }) =>
    account === null
      ? refuseSts('MissingAuthenticationToken', 'Request is missing Authentication Token')
      : undefined,
});

interface Named {
  readonly operation: string;
  readonly modelled: boolean;
}

export const stsOperationIsKnown = guard<Named>({
  id: 'sts/operation',
  phase: 'request',
  says: 'A request names an operation that STS has.',
  cites: [stsApi('CommonErrors'), stsApi('API_Operations')],
  basis: 'documented',
  refuses: ({ operation, modelled }) =>
    modelled || otherStsOperations.has(operation)
      ? undefined
      : refuseSts('InvalidAction', `Could not find operation ${operation} for version 2011-06-15`),
});

export const stsOperationIsModelled = guard<Named>({
  id: 'sts/modelled',
  phase: 'request',
  says: 'STS gives out keys by AssumeRole, GetSessionToken and GetFederationToken, and says who asks.',
  cites: [stsApi('API_Operations')],
  basis: 'inferred',
  refuses: ({ operation, modelled }) =>
    modelled ? undefined : refuseSts('NotImplemented', `${operation} is not implemented.`),
});

const shown = (value: string | undefined) => (value === undefined ? 'null' : `'${value}'`);
const memberName = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const violation = (value: string | undefined, name: string, demand: string) =>
  refuseSts(
    'ValidationError',
    `1 validation error detected: Value ${shown(value)} at '${memberName(name)}' failed to satisfy constraint: Member must ${demand}`,
  );

interface Member {
  readonly name: string;
  readonly value: string | undefined;
  readonly fits: boolean;
  readonly form: RegExp;
}

export const memberFits = guard<Member>({
  id: 'sts/member',
  phase: 'request',
  says: 'What a request must name is there, and of its form.',
  cites: [stsApi('API_AssumeRole'), stsApi('API_GetFederationToken')],
  basis: 'documented',
  refuses({ name, value, fits, form }) {
    if (fits) return undefined;
    return value === undefined
      ? violation(value, name, 'not be null')
      : violation(value, name, `satisfy regular expression pattern: ${form.source}`);
  },
});

interface Duration {
  readonly sent: string | undefined;
  readonly least: number;
  readonly most: number;
  /** Whether a session of a role asks for another. */
  readonly isChained?: boolean;
}

export const durationFits = guard<Duration>({
  id: 'sts/duration',
  about: 'sent',
  phase: 'request',
  says: 'A session lasts 15 minutes or more, one of a role at most an hour, and that of a user at most 36.',
  cites: [stsApi('API_AssumeRole'), iamGuide('id_roles_terms-and-concepts')],
  basis: 'documented',
  refuses({ sent = '', least, most, isChained }) {
    const seconds = /^\d+$/.test(sent) ? Number(sent) : Number.NaN;
    if (!(seconds >= least))
      return violation(sent, 'DurationSeconds', `have value greater than or equal to ${least}`);
    if (seconds <= most) return undefined;
    if (isChained)
      return refuseSts(
        'ValidationError',
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
      );
    return isChained === undefined
      ? violation(sent, 'DurationSeconds', `have value less than or equal to ${most}`)
      : refuseSts(
          'ValidationError',
          'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
        );
  },
});

export const sessionDuration = decision<{ sent: string | undefined; standard: number }, number>({
  id: 'sts/lasts',
  phase: 'decide',
  says: 'A session lasts as long as was asked for; of a role an hour, of a user twelve, where nothing was.',
  cites: [stsApi('API_AssumeRole'), stsApi('API_GetSessionToken')],
  basis: 'documented',
  decides: ['Expiration'],
  ways: ['requested', 'defaulted'],
  choose: ({ sent, standard }) =>
    sent === undefined
      ? { value: standard, origin: 'defaulted', because: 'DurationSeconds was not sent' }
      : { value: Number(sent), origin: 'requested', because: `DurationSeconds is ${sent}` },
});

export const sessionPolicyIsReadable = guard<{ Policy: string | undefined }>({
  id: 'sts/policy',
  about: 'Policy',
  phase: 'request',
  says: 'A session policy is a policy of at most 2,048 characters, without principals.',
  cites: [stsApi('API_AssumeRole'), `${iamGuide('access_policies')}#policies_session`],
  basis: 'documented',
  refuses({ Policy = '' }) {
    if (Policy.length > 2048)
      return violation(Policy, 'Policy', 'have length less than or equal to 2048');
    const { statements } = readPolicy(Policy) ?? {};
    if (statements?.some(({ Principal, NotPrincipal }) => Principal ?? NotPrincipal))
      return refuseSts(
        'MalformedPolicyDocument',
        'Policy document should not specify a principal.',
      );
    return permissionsFault(Policy) === undefined
      ? undefined
      : refuseSts('MalformedPolicyDocument', 'Syntax errors in policy.');
  },
});

export const sessionPolicyIsKnown = guard<{ arn: string; known: boolean }>({
  id: 'sts/policy-arn',
  phase: 'request',
  says: 'A policy that limits a session by its ARN is one that there is: of those of AWS, the ones that the world knows.',
  cites: [stsApi('API_AssumeRole')],
  basis: 'documented',
  refuses: ({ arn, known }) =>
    known ? undefined : refuseSts('MalformedPolicyDocument', `Policy ${arn} does not exist.`),
});
