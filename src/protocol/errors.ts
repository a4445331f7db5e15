/** S3's errors: the codes, one class, one way to throw. */
import { commonErrors } from './errorTable.ts';
import { selectErrors } from './selectErrorTable.ts';

export const errorTable = { ...commonErrors, ...selectErrors };

/** Children of `<Error>` beside Code, Message, RequestId and HostId, in the order S3 writes them. */
export type ErrorDetail = Readonly<Record<string, string | number>>;

export type ErrorCode = keyof typeof errorTable;

/** What a service of AWS answers instead of what was asked: S3's refusals, and those of KMS. */
export abstract class Refusal extends Error {
  abstract readonly code: string;
  abstract readonly status: number;
  /** Where in what was sent the fault is: told in the trace alone, and worked out only when somebody looks. */
  where?: () => Readonly<Record<string, string | number>>;
}

export class S3Error extends Refusal {
  override readonly name = 'S3Error';
  readonly code: ErrorCode;
  readonly status: number;
  readonly detail: ErrorDetail;
  /** Response headers that go with the refusal, e.g. `allow` with 405. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: ErrorCode,
    detail: ErrorDetail,
    message: string = errorTable[code][1],
    headers: Readonly<Record<string, string>> = {},
    status: number = errorTable[code][0],
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }
}

/** Builds the error a guard answers with. Throw it, or return it from `refuses`. */
export function refuse(
  code: ErrorCode,
  detail: ErrorDetail = {},
  message?: string,
  headers?: Readonly<Record<string, string>>,
): S3Error {
  return new S3Error(code, detail, message, headers);
}

/** A redirect of a website, with a status of the 3xx class: its answer is a Location without a body. */
export function redirect(status: number, location: string): S3Error {
  return new S3Error('WebsiteRedirect', {}, undefined, { location }, status);
}
