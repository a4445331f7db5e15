/** What the policy of a form allows. */
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { errorList } from './cites.ts';

const document =
  'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html';

export const policyIsReadable = guard<{ problem: string | undefined }>({
  id: 'form/policy-readable',
  phase: 'access',
  says: 'A policy is base64 of a JSON object with an expiration and conditions.',
  cites: [document, errorList],
  basis: 'documented',
  refuses: ({ problem }) =>
    problem === undefined
      ? undefined
      : refuse('InvalidPolicyDocument', {}, `Invalid Policy: ${problem}`),
});

const against = (reason: string) =>
  refuse('AccessDenied', {}, `Invalid according to Policy: ${reason}`);

export const policyIsNotExpired = guard<{ now: number; expires: number }>({
  id: 'form/policy-expired',
  phase: 'access',
  says: 'A form is taken until its policy expires, by the clock of the world.',
  cites: [document],
  basis: 'documented',
  refuses: ({ now, expires }) => (now > expires ? against('Policy expired.') : undefined),
});

export const conditionHolds = guard<{
  condition: string;
  field: string | undefined;
  sent: string | undefined;
  holds: boolean;
}>({
  id: 'form/condition',
  phase: 'access',
  says: "Every condition of the policy holds for the form's fields, with its variables filled in.",
  cites: [document],
  basis: 'documented',
  refuses: ({ condition, holds }) =>
    holds ? undefined : against(`Policy Condition failed: ${condition}`),
});

export const fieldsAreNamed = guard<{ extra: readonly string[] }>({
  id: 'form/extra-fields',
  phase: 'access',
  says: 'Every field before the file, and the bucket, is named by a condition; only x-ignore- fields, the policy and its signature need not be.',
  cites: [document, 'aws-sdk-php#3292'],
  basis: 'documented',
  refuses: ({ extra: [first] }) =>
    first === undefined ? undefined : against(`Extra input fields: ${first}`),
});

export const fileSizeIsInRange = guard<{ size: number; min: number; max: number }>({
  id: 'form/content-length-range',
  phase: 'access',
  says: 'The size of the file lies within the content-length-range of the policy.',
  cites: [document, errorList],
  basis: 'documented',
  refuses({ size, min, max }) {
    if (size < min) return refuse('EntityTooSmall', { ProposedSize: size, MinSizeAllowed: min });
    return size > max
      ? refuse('EntityTooLarge', { ProposedSize: size, MaxSizeAllowed: max })
      : undefined;
  },
});
