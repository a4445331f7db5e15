/** KMS's errors. https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html and the page of each operation */
import { Refusal } from '../errors.ts';

/** Code → status. */
const statuses = {
  AccessDeniedException: 400,
  AlreadyExistsException: 400,
  DisabledException: 400,
  DryRunOperationException: 400,
  InvalidAliasNameException: 400,
  InvalidArnException: 400,
  InvalidGrantIdException: 400,
  InvalidGrantTokenException: 400,
  InvalidKeyUsageException: 400,
  InvalidMarkerException: 400,
  KMSInternalException: 500,
  KMSInvalidStateException: 400,
  LimitExceededException: 400,
  MalformedPolicyDocumentException: 400,
  MissingAuthenticationTokenException: 400,
  NotAuthorizedException: 400,
  NotFoundException: 400,
  SerializationException: 400,
  TagException: 400,
  UnknownOperationException: 400,
  UnsupportedOperationException: 400,
  ValidationException: 400,
} as const;

export type KmsErrorCode = keyof typeof statuses;

export class KmsError extends Refusal {
  override readonly name = 'KmsError';
  readonly code: KmsErrorCode;
  readonly status: number;

  constructor(code: KmsErrorCode, message: string) {
    super(message);
    this.code = code;
    this.status = statuses[code];
  }
}

/** Builds the error a guard of KMS answers with. */
export function refuseKms(code: KmsErrorCode, message = ''): KmsError {
  return new KmsError(code, message);
}
