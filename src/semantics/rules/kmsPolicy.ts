/** The policy of a KMS key, when it is written. */
import { utf8Length } from '../../lib/bytes.ts';
import { type JsonPath, jsonFault, lineAndColumn } from '../../lib/jsonPlace.ts';
import { refuseKms } from '../../protocol/kms/errors.ts';
import { lacksPolicyRight } from '../kms/defaultPolicies.ts';
import { readPolicy, type Statement } from '../policy/document.ts';
import { placeIn } from '../policy/fault.ts';
import { impossiblePrincipal } from '../policy/principal.ts';
import { misfitIn } from '../policy/syntax.ts';
import { decision, guard } from '../rule.ts';
import { kmsApi, kmsGuide } from './cites.ts';

const malformed = (message: string) => refuseKms('MalformedPolicyDocumentException', message);

/** KMS does not say where. */
function malformedAt(source: string, path: JsonPath, message: string) {
  const refusal = malformed(message);
  refusal.where = () => placeIn(source, path);
  return refusal;
}

const incorrect = 'The specified policy is not syntactically or semantically correct.';

export const keyPolicyIsJson = guard<{ Policy: string | undefined }>({
  id: 'kms/policy-form',
  about: 'Policy',
  phase: 'request',
  says: 'A key policy is a JSON document.',
  cites: [kmsApi('PutKeyPolicy')],
  basis: 'documented',
  refuses({ Policy = '' }) {
    try {
      const document: unknown = JSON.parse(Policy);
      if (typeof document === 'object' && document !== null) return undefined;
    } catch {
      // Refused below, as what is JSON and no document is.
    }
    const refusal = malformed(incorrect);
    refusal.where = () => lineAndColumn(Policy, jsonFault(Policy) ?? 0);
    return refusal;
  },
});

interface Written {
  /** The policy, once it is known to be one. */
  readonly Policy: string | undefined;
}

const statementsOf = ({ Policy = '' }: Written) => readPolicy(Policy)?.statements ?? [];

export const keyPolicyIsWhole = guard<Written>({
  id: 'kms/policy-statements',
  about: 'Policy',
  phase: 'request',
  says: 'Each statement of a key policy says whom it allows or denies what, and on which resource: its own key, "*".',
  cites: [
    kmsGuide('key-policy-overview'),
    'terraform-aws-modules/terraform-aws-eks#2163',
    'ministryofjustice/analytical-platform#7691',
  ],
  basis: 'documented',
  refuses(written) {
    const { Policy = '' } = written;
    const misfit = misfitIn(Policy);
    if (misfit) return malformedAt(Policy, misfit, incorrect);
    for (const [i, one] of statementsOf(written).entries()) {
      if (one.Effect !== 'Allow' && one.Effect !== 'Deny')
        return malformedAt(Policy, ['Statement', i, 'Effect'], incorrect);
      const lacking = lackingIn(one);
      if (lacking)
        return malformedAt(
          Policy,
          ['Statement', i],
          `Policy contains a statement with no ${lacking}.`,
        );
    }
    return undefined;
  },
});

function lackingIn(one: Statement): string | undefined {
  if (!one.Principal && !one.NotPrincipal) return 'principal';
  if (!one.Action && !one.NotAction) return 'action';
  return one.Resource || one.NotResource ? undefined : 'resource';
}

export const keyPolicyPrincipalsExist = guard<Written & { exists: (arn: string) => boolean }>({
  id: 'kms/policy-principals',
  about: 'Policy',
  phase: 'request',
  says: 'Whom a key policy names is there; accounts that this world does not have are taken at their word.',
  cites: [kmsApi('PutKeyPolicy'), 'aws-ia/terraform-aws-eks-blueprints#455'],
  basis: 'documented',
  refuses({ exists, ...written }) {
    for (const [i, statement] of statementsOf(written).entries())
      for (const element of ['Principal', 'NotPrincipal'] as const) {
        const wrong = impossiblePrincipal(statement[element] ?? {}, exists);
        if (wrong)
          return malformedAt(
            written.Policy ?? '',
            ['Statement', i, element, ...wrong.path],
            'Policy contains a statement with one or more invalid principals.',
          );
      }
    return undefined;
  },
});

export const keyPolicyFits = guard<{ Policy: string | undefined }>({
  id: 'kms/policy-size',
  about: 'Policy',
  phase: 'request',
  says: 'A key policy has at most 32 KB.',
  cites: [kmsGuide('resource-limits'), kmsApi('CreateKey')],
  basis: 'documented',
  refuses: ({ Policy = '' }) =>
    utf8Length(Policy) > 32_768
      ? refuseKms('LimitExceededException', 'The key policy exceeds the limit of 32768 bytes.')
      : undefined,
});

export const keyPolicyKeepsTheDoorOpen = guard<{
  Policy: string | undefined;
  bypass: boolean | undefined;
  account: string;
  /** The caller, by each name that policies may call him. */
  names: readonly string[];
}>({
  id: 'kms/policy-lockout',
  about: 'Policy',
  phase: 'request',
  says: 'A key policy lets its writer change it again, unless the request forgoes that check.',
  cites: [kmsGuide('key-policy-default'), kmsApi('PutKeyPolicy')],
  basis: 'documented',
  refuses: ({ Policy = '', bypass, account, names }) =>
    bypass !== true && lacksPolicyRight(Policy, account, names)
      ? malformed('The new key policy will not allow you to update the key policy in the future.')
      : undefined,
});

export const keyPolicy = decision<{ Policy: string | undefined; standard: string }, string>({
  id: 'kms/key-policy',
  phase: 'decide',
  says: 'A key that is made without a policy gets the one that leaves all to the IAM of its account.',
  cites: [kmsGuide('key-policy-default')],
  basis: 'documented',
  decides: ['Policy'],
  ways: ['defaulted', 'requested'],
  choose: ({ Policy, standard }) =>
    Policy === undefined
      ? { value: standard, origin: 'defaulted', because: 'Policy was not sent' }
      : { value: Policy, origin: 'requested', because: 'Policy was sent' },
});

export const policyNameIsDefault = guard<{ PolicyName: string | undefined }>({
  id: 'kms/policy-name',
  about: 'PolicyName',
  phase: 'request',
  says: 'The one policy of a key is called default.',
  cites: [kmsApi('GetKeyPolicy')],
  basis: 'documented',
  refuses: ({ PolicyName }) =>
    PolicyName === 'default' ? undefined : refuseKms('NotFoundException', 'No such policy exists'),
});
