/** What this version does not model yet. It says so with 501 and the header's name, and never ignores it in silence. */
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { api, errorList } from './cites.ts';

/** Members of inputs that no rule reads yet. */
export const unmodelled: ReadonlySet<string> = new Set([
  'WriteOffsetBytes',
  'IfMatchInitiatedTime',
]);

/**
 * Members that change nothing in this world, with the reason: the body's length was checked when it arrived, an ACL is about
 * ids, no destination of a notification is there to be validated, nobody reads what a restore says it is for, and Object
 * Lock is enabled, and replicated, without a token.
 */
export const withoutEffect: ReadonlySet<string> = new Set([
  'ContentLength',
  'SkipDestinationValidation',
  'Token',
  'DisplayName',
  'Description',
]);

export const memberIsModelled = guard<{ member: string; header: string }>({
  id: 'request/member-modelled',
  phase: 'request',
  says: 'This member of the request is documented, but not modelled yet.',
  cites: [errorList],
  basis: 'inferred',
  refuses: ({ member, header }) =>
    unmodelled.has(member) ? refuse('NotImplemented', { Header: header }) : undefined,
});

export const bucketKindIsModelled = guard<{ kind: string | undefined }>({
  id: 'request/bucket-kind-modelled',
  about: 'kind',
  phase: 'request',
  says: 'A Location or Bucket element asks for a directory bucket, which is not modelled yet.',
  cites: [api('CreateBucket')],
  basis: 'inferred',
  refuses: ({ kind = '' }) => refuse('NotImplemented', { Element: kind }),
});

export const operationIsModelled = guard<{ operation: string }>({
  id: 'request/operation-modelled',
  phase: 'request',
  says: 'This operation is routed and read, but not modelled yet.',
  cites: [errorList],
  basis: 'inferred',
  refuses: ({ operation }) =>
    refuse('NotImplemented', { Operation: operation }, `${operation} is not implemented.`),
});
