/** What KMS asks of every request. */
import { refuseKms } from '../../protocol/kms/errors.ts';
import { isKmsOperation, otherKmsOperations } from '../../protocol/kms/operation.ts';
import { guard } from '../rule.ts';

const common = 'https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html';
const list = 'https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html';

export const kmsCallerIsKnown = guard<{ account: string | null }>({
  id: 'kms/signed',
  phase: 'access',
  says: 'KMS answers nobody who did not sign.',
  cites: [common],
  basis: 'documented',
  refuses: ({ account }) =>
    account === null
      ? refuseKms('MissingAuthenticationTokenException', 'Request is missing Authentication Token')
      : undefined,
});

export const kmsOperationIsKnown = guard<{ operation: string }>({
  id: 'kms/operation-known',
  phase: 'request',
  says: 'X-Amz-Target names an operation that KMS has.',
  cites: [common],
  basis: 'documented',
  refuses: ({ operation }) =>
    isKmsOperation(operation) || otherKmsOperations.has(operation)
      ? undefined
      : refuseKms('UnknownOperationException'),
});

export const kmsOperationIsModelled = guard<{ operation: string }>({
  id: 'kms/operation-modelled',
  phase: 'request',
  says: 'Keys are kept, but nothing is encrypted with them: the cryptographic operations are not modelled.',
  cites: [list],
  basis: 'inferred',
  refuses: ({ operation }) =>
    isKmsOperation(operation)
      ? undefined
      : refuseKms('UnsupportedOperationException', `${operation} is not implemented.`),
});

export const kmsBodyIsReadable = guard<{ unreadable: string | undefined }>({
  id: 'kms/body',
  phase: 'request',
  says: 'The body is a JSON object, and each member is of its type.',
  cites: [common],
  basis: 'documented',
  refuses: ({ unreadable }) =>
    unreadable === undefined ? undefined : refuseKms('SerializationException', unreadable),
});

export const kmsMembersAreValid = guard<{ violations: readonly string[] }>({
  id: 'kms/members',
  phase: 'request',
  says: 'Members that are needed are there, and each is as long, as large and as written as KMS takes it.',
  cites: [common],
  basis: 'documented',
  refuses({ violations }) {
    if (violations.length === 0) return undefined;
    const count = `${violations.length} validation error${violations.length > 1 ? 's' : ''} detected`;
    return refuseKms('ValidationException', `${count}: ${violations.join('; ')}`);
  },
});

export const kmsMarkerIsOurs = guard<{ marker: string | undefined; known: boolean }>({
  id: 'kms/marker',
  about: 'marker',
  phase: 'request',
  says: 'A marker is one that a listing answered.',
  cites: ['https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html'],
  basis: 'documented',
  refuses: ({ marker, known }) =>
    known
      ? undefined
      : refuseKms('InvalidMarkerException', `Could not deserialize marker '${marker}'`),
});
