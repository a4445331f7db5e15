/** A request under the faults of its world. */
import type { Log } from '../explain/log.ts';
import type { EncodedAnswer } from '../protocol/encode.ts';
import type { Refusal } from '../protocol/errors.ts';
import { Failure } from '../protocol/failure.ts';
import { askFault, timeOfFault } from '../semantics/faults.ts';
import type { Fault } from '../world/faults.ts';
import type { Parts } from './parts.ts';

/** The failure of a request whose work is done, so that its answer is known, and undone. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly failure: Refusal;
  readonly answer: EncodedAnswer;

  constructor(failure: Refusal, answer: EncodedAnswer) {
    super(failure.message);
    this.failure = failure;
    this.answer = answer;
  }
}

/** `onlyRead` tells whether the request changes nothing, so that there is nothing to undo. */
export type Interrupt = (answer: EncodedAnswer, onlyRead: () => boolean) => void;

/** Counts the request, and runs it as the faults that strike it allow. */
export async function underFaults(
  parts: Parts,
  log: Log,
  run: (interrupt: Interrupt) => Promise<EncodedAnswer>,
): Promise<EncodedAnswer> {
  const struck = parts.faults.strike(log);
  for (const fault of struck) await delay(parts, log, fault);
  const fault = struck.find(({ does }) => does.kind !== 'delay');
  if (!fault) return run(() => {});
  const { trace } = log;
  const time = timeOfFault(fault);
  if (time === 'before') throw askFault(trace, fault);
  const undoes = (onlyRead: () => boolean) =>
    time === 'instead' && !(fault.does.kind === 'drop' && onlyRead());
  const answer = await run((known, onlyRead) => {
    const failure = undoes(onlyRead) && askFault(trace, fault);
    if (failure) throw new Interrupted(failure, known);
  });
  return lose(parts, log, answer, askFault(trace, fault));
}

async function delay(parts: Parts, log: Log, fault: Fault): Promise<void> {
  if (fault.does.kind !== 'delay') return;
  askFault(log.trace, fault);
  await parts.advance(fault.does.ms);
  log.at += fault.does.ms;
}

/** What was asked is done; its answer does not arrive, or not whole. */
function lose(
  { store }: Parts,
  log: Log,
  answer: EncodedAnswer,
  failure: Refusal | undefined,
): EncodedAnswer {
  if (!(failure instanceof Failure)) return answer;
  log.error = { code: failure.code, message: failure.message };
  if (failure.form === 'cut') return { ...answer, dropped: 'cut' };
  const { body } = answer;
  if (body !== null && !(body instanceof Uint8Array)) store.blobs.release(body);
  return { status: 0, headers: [], body: null, dropped: 'unanswered' };
}
