/** Answers that are none: what a client gets when something breaks behind the status, or below it. */
import { text, utf8 } from '../lib/bytes.ts';
import { type EncodedAnswer, encodeError, type ErrorContext } from './encode.ts';
import { type ErrorCode, Refusal, refuse } from './errors.ts';

/**
 * `late`: `<Error>` in a 200; `empty`: a 200 without a body; `unanswered`: the connection ends before the status; `cut`: in
 * the body.
 */
export type FailureForm = 'late' | 'empty' | 'unanswered' | 'cut';

export class Failure extends Refusal {
  override readonly name = 'Failure';
  readonly code: string;
  /** 0: there is none. */
  readonly status: number;
  readonly form: FailureForm;

  constructor(form: FailureForm, code: string, message: string) {
    super(message);
    this.form = form;
    this.code = code;
    this.status = form === 'unanswered' ? 0 : 200;
  }
}

const whiteSpace = ' '.repeat(3);
const prolog = /^<\?xml[^>]*\?>\n?/;

/** `answer` is what would have been answered, of which a cut one begins. */
export function encodeFailure(
  failure: Failure,
  answer: EncodedAnswer | undefined,
  context: ErrorContext,
): EncodedAnswer {
  const { form } = failure;
  if (form === 'unanswered') return { status: 0, headers: [], body: null, dropped: form };
  const nothing = { status: 200, headers: [], body: null };
  if (form === 'cut') return { ...(answer ?? nothing), dropped: form };
  return form === 'late' ? lateError(failure, context) : nothing;
}

function lateError({ code, message }: Failure, context: ErrorContext): EncodedAnswer {
  const error = refuse(code as ErrorCode, {}, message);
  const { body } = encodeError(error, { ...context, head: false });
  const words = text(body as Uint8Array);
  // The declaration leaves with the status: white space before it would be no XML.
  const [declared = ''] = prolog.exec(words) ?? [];
  const late = `${declared}${whiteSpace}${words.slice(declared.length)}`;
  return { status: 200, headers: [['content-type', 'application/xml']], body: utf8(late) };
}
