/** STS's errors. https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html and the page of each operation */
import { Refusal } from '../errors.ts';

/** Code → status. */
const statuses = {
  AccessDenied: 403,
  InvalidAction: 400,
  MalformedPolicyDocument: 400,
  MissingAuthenticationToken: 403,
  NotImplemented: 501,
  PackedPolicyTooLarge: 400,
  ValidationError: 400,
} as const;

type StsErrorCode = keyof typeof statuses;

class StsError extends Refusal {
  override readonly name = 'StsError';
  readonly code: StsErrorCode;
  readonly status: number;

  constructor(code: StsErrorCode, message: string) {
    super(message);
    this.code = code;
    this.status = statuses[code];
  }
}

/** Builds the error a guard of STS answers with. */
export function refuseSts(code: StsErrorCode, message: string): Refusal {
  return new StsError(code, message);
}
