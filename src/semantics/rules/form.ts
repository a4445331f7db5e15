/** The forms with which browsers upload: what fields they need, and how they are answered. */
import { refuse } from '../../protocol/errors.ts';
import { decision, guard } from '../rule.ts';
import { errorList } from './cites.ts';

const fields = 'https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html';

export const oneFile = guard<{ files: number }>({
  id: 'form/one-file',
  phase: 'request',
  says: 'A form has exactly one field called file.',
  cites: [errorList, fields],
  basis: 'documented',
  refuses: ({ files }) => (files === 1 ? undefined : refuse('IncorrectNumberOfFilesInPostRequest')),
});

export const fieldsFit = guard<{ ahead: number; limit: number }>({
  id: 'form/size-of-fields',
  phase: 'request',
  says: 'The fields before the file have at most 20 KB together.',
  cites: [fields],
  basis: 'documented',
  refuses: ({ ahead, limit }) =>
    ahead > limit
      ? refuse('MaxPostPreDataLengthExceededError', { MaxPostPreDataLengthBytes: limit })
      : undefined,
});

const missing = (name: string) =>
  refuse(
    'InvalidArgument',
    { ArgumentName: name, ArgumentValue: '' },
    `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
  );

export const keyIsNamed = guard<{ key: string | undefined }>({
  id: 'form/key',
  phase: 'request',
  says: 'A form names the key, before the file.',
  cites: [fields],
  basis: 'documented',
  refuses({ key }) {
    if (key === undefined) return missing('key');
    // Second-hand: quoted by users of forms with an empty field.
    return key === ''
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'key', ArgumentValue: '' },
          'User key must have a length greater than 0.',
        )
      : undefined;
  },
});

export const formIsNoCopy = guard<{ source: string | undefined }>({
  id: 'form/copy-source',
  phase: 'request',
  says: 'A form brings its own bytes: it cannot name a source to copy.',
  cites: ['versitygw#1612'],
  basis: 'inferred',
  refuses: ({ source }) =>
    source === undefined
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-copy-source' },
          'You can only specify a copy source header for copy requests.',
        ),
});

export const signatureIsWhole = guard<{ missing: string | undefined }>({
  id: 'form/signature-fields',
  phase: 'access',
  says: 'A signed form has its policy and every field of its signature.',
  cites: [fields],
  basis: 'documented',
  refuses: ({ missing: name }) => (name === undefined ? undefined : missing(name)),
});

export const policyIsSigned = guard<{ policy: boolean; signed: boolean }>({
  id: 'form/policy-signed',
  phase: 'access',
  says: 'A form with a policy is signed; one without either is sent by nobody.',
  cites: [fields],
  basis: 'inferred',
  refuses: ({ policy, signed }) => (policy && !signed ? refuse('AccessDenied') : undefined),
});

export const answerToForm = decision<
  { redirect: string | undefined; status: string | undefined },
  number
>({
  id: 'form/answer',
  phase: 'commit',
  says: 'A form is answered 204, or with 200 or 201 when it asks for that, or by sending the browser on to an address of its own.',
  cites: [fields],
  basis: 'documented',
  decides: ['Status'],
  ways: ['requested', 'defaulted'],
  choose({ redirect, status }) {
    if (redirect !== undefined && /^https?:\/\/[^\s/?#]/i.test(redirect)) {
      return {
        value: 303,
        origin: 'requested',
        because: 'success_action_redirect is the address of a page',
      };
    }
    return status === '200' || status === '201'
      ? { value: Number(status), origin: 'requested', because: 'success_action_status asks for it' }
      : { value: 204, origin: 'defaulted', because: 'it asks for no page and no other status' };
  },
});
