/** Faults of the world: asked for, so that a client can be watched under them. */
import { Failure } from '../../protocol/failure.ts';
import { type ErrorCode, errorTable, refuse } from '../../protocol/errors.ts';
import { decision, guard } from '../rule.ts';
import { api, guide } from './cites.ts';

export interface StruckBy {
  /** The fault as its writer described it. */
  readonly fault: string;
}

const hidden = [api('CopyObject'), api('CompleteMultipartUpload'), api('UploadPartCopy')];

const wordsOf = (code: string, message: string | undefined): string =>
  message ?? errorTable[code as ErrorCode][1];

export const faultRefuses = guard<StruckBy & { code: string; message: string | undefined }>({
  id: 'fault/error',
  phase: 'wire',
  says: 'A fault of this world refuses the request with the error that it names.',
  cites: [guide('ErrorBestPractices')],
  basis: 'documented',
  refuses: ({ code, message }) => refuse(code as ErrorCode, {}, wordsOf(code, message)),
});

export const faultFailsLate = guard<StruckBy & { code: string; message: string | undefined }>({
  id: 'fault/late-error',
  phase: 'commit',
  says: 'A fault of this world ends the work after the status 200 was sent: white space, and then the error.',
  cites: hidden,
  basis: 'documented',
  refuses: ({ code, message }) => new Failure('late', code, wordsOf(code, message)),
});

export const faultAnswersNothing = guard<StruckBy>({
  id: 'fault/empty-answer',
  phase: 'commit',
  says: 'A fault of this world ends the work after the status 200 was sent, and no body follows.',
  cites: hidden,
  basis: 'inferred',
  refuses: () => new Failure('empty', 'InternalError', 'The answer has no body.'),
});

export const faultDrops = guard<StruckBy & { at: 'before' | 'body'; done: boolean }>({
  id: 'fault/dropped',
  phase: 'commit',
  says: 'A fault of this world ends the connection before the answer, or in the middle of its body.',
  cites: [guide('ErrorBestPractices')],
  basis: 'inferred',
  refuses: ({ at, done }) =>
    new Failure(
      at === 'before' ? 'unanswered' : 'cut',
      'ConnectionDropped',
      `The connection was dropped ${at === 'before' ? 'before the answer' : 'in the body of the answer'}; what was asked was ${done ? '' : 'not '}done.`,
    ),
});

export const faultDelays = decision<StruckBy & { ms: number }, number>({
  id: 'fault/delay',
  phase: 'wire',
  says: "A fault of this world lets the request wait by the world's clock.",
  cites: [guide('optimizing-performance')],
  basis: 'inferred',
  decides: ['Delay'],
  ways: ['requested'],
  choose: ({ ms }) => ({
    value: ms,
    origin: 'requested',
    because: 'the fault says so',
    shown: `${ms} ms`,
  }),
});
