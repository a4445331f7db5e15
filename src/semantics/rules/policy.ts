/** What a bucket policy must be to be taken, as a whole. The wordings are those that users of S3 quote. */
import { utf8Length } from '../../lib/bytes.ts';
import { jsonFault, lineAndColumn } from '../../lib/jsonPlace.ts';
import { refuse } from '../../protocol/errors.ts';
import type { Policy } from '../policy/document.ts';
import { first, malformed, malformedAt } from '../policy/fault.ts';
import { keptPolicy, withGone } from '../policy/kept.ts';
import { isPublicPolicy } from '../policy/public.ts';
import { misfitIn } from '../policy/syntax.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, iamGuide, recording } from './cites.ts';

export const policyIsShort = guard<{ text: string; limit: number }>({
  id: 'policy/size',
  phase: 'request',
  says: 'A bucket policy has at most 20 KB.',
  cites: [guide('add-bucket-policy')],
  basis: 'documented',
  refuses: ({ text, limit }) =>
    utf8Length(text) > limit
      ? malformed('Policy exceeds the maximum allowed document size.')
      : undefined,
});

export const policyIsJson = guard<{ text: string; policy: Policy | undefined }>({
  id: 'policy/json',
  phase: 'request',
  says: 'A bucket policy is a JSON object, from its first byte on.',
  cites: [api('PutBucketPolicy'), 'versitygw#645'],
  basis: 'inferred',
  refuses({ text, policy }) {
    if (!text.startsWith('{'))
      return malformed("Policies must be valid JSON and the first byte must be '{'");
    if (policy) return undefined;
    const refusal = malformed('This policy contains invalid Json');
    refusal.where = () => lineAndColumn(text, jsonFault(text) ?? 0);
    return refusal;
  },
});

export const policyIsWellFormed = guard<{ policy: Policy }>({
  id: 'policy/syntax',
  phase: 'request',
  says: 'Elements of a policy are texts, lists of texts and objects, as the grammar has them; of an element and its Not there is one.',
  cites: [iamGuide('reference_policies_grammar'), api('PutBucketPolicy')],
  basis: 'inferred',
  refuses({ policy }) {
    const path = misfitIn(policy.source);
    return path && malformedAt(policy, path, 'Invalid policy syntax.');
  },
});

const policyElements = new Set(['Version', 'Id', 'Statement']);
const statementElements = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

export const policyHasStatements = guard<{ policy: Policy }>({
  id: 'policy/statements',
  phase: 'request',
  says: 'A policy has a version that there is, and statements made of known elements.',
  cites: [guide('security_iam_service-with-iam'), 'versitygw#646', 'versitygw#1176'],
  basis: 'inferred',
  refuses({ policy }) {
    const { Version, statements, elements } = policy;
    const at = (name: string, message: string) => malformedAt(policy, [name], message);
    const unknown = elements.find((name) => !policyElements.has(name));
    if (unknown !== undefined) return at(unknown, `Unknown field ${unknown}`);
    if (!statements) return at('Statement', 'Missing required field Statement');
    if (statements.length === 0)
      return at('Statement', 'Could not parse the policy: Statement is empty!');
    if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17')
      return at('Version', 'The policy must contain a valid version string');
    return first(policy, (statement, fault) => {
      const name = statement.elements.find((one) => !statementElements.has(one));
      return name === undefined ? undefined : fault([name], `Unknown field ${name}`);
    });
  },
});

interface Blocking {
  readonly policy: Policy;
  readonly BlockPublicPolicy: boolean | undefined;
  readonly arn: string | null;
  readonly resource: string;
}

export const publicPolicyIsNotBlocked = guard<Blocking>({
  id: 'public-access/policy',
  phase: 'destination',
  says: 'BlockPublicPolicy refuses policies that allow everybody.',
  cites: [guide('access-control-block-public-access'), guide('troubleshoot-403-errors')],
  basis: 'documented',
  refuses: ({ policy, BlockPublicPolicy, arn, resource }) =>
    BlockPublicPolicy && isPublicPolicy(policy)
      ? refuse(
          'AccessDenied',
          {},
          `User: ${arn} is not authorized to perform: s3:PutBucketPolicy on resource: "${resource}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        )
      : undefined,
});

export const policyAsKept = decision<{ text: string }, string>({
  id: 'policy/kept',
  phase: 'decide',
  says: 'A policy is kept in words of S3: its elements in one order, lists of one as the one, accounts as the ARNs of their roots.',
  cites: [recording('bucket-policy-crud'), 'hashicorp/terraform#4278', 'hashicorp/terraform#6952'],
  basis: 'recorded',
  decides: ['Policy'],
  ways: ['requested'],
  choose: ({ text }) => ({
    value: keptPolicy(text),
    origin: 'requested',
    because: 'the request has a policy',
    shown: 'as S3 writes it',
  }),
});

export const policyExists = guard<{ bucket: string; policy: string | undefined }>({
  id: 'policy/exists',
  phase: 'source',
  says: 'A bucket has no policy until one is put.',
  cites: [recording('bucket-policy-crud')],
  basis: 'recorded',
  refuses: ({ bucket, policy }) =>
    policy === undefined ? refuse('NoSuchBucketPolicy', { BucketName: bucket }) : undefined,
});

interface Shown {
  readonly policy: string;
  readonly goneAs: (arn: string) => string | undefined;
}

export const policyAsShown = decision<Shown, string>({
  id: 'policy/shown',
  phase: 'decide',
  says: 'A policy that names somebody who was deleted shows the unique id that he had in the place of his ARN.',
  cites: [iamGuide('reference_policies_elements_principal')],
  basis: 'documented',
  decides: ['Policy'],
  ways: ['copied', 'computed'],
  choose({ policy, goneAs }) {
    const changed = withGone(policy, goneAs);
    return changed
      ? {
          value: changed.policy,
          origin: 'computed',
          because: `${changed.gone.join(' and ')} was deleted`,
          shown: 'with unique ids',
        }
      : {
          value: policy,
          origin: 'copied',
          because: 'nobody whom it names was deleted',
          shown: 'as it was put',
        };
  },
});
