/** Faults of the world as they strike a request, told by their rules. */
import type { Trace } from '../explain/trace.ts';
import type { Refusal } from '../protocol/errors.ts';
import type { Fault } from '../world/faults.ts';
import { ask, choose } from './ask.ts';
import type { Decision, Guard } from './rule.ts';
import {
  faultAnswersNothing,
  faultDelays,
  faultDrops,
  faultFailsLate,
  faultRefuses,
} from './rules/fault.ts';

/** When a fault comes: before the request is performed, in place of its effect, or once it is done. */
export type FaultTime = 'before' | 'instead' | 'after';

export function timeOfFault({ does }: Fault): FaultTime {
  if (does.kind === 'late' || does.kind === 'empty') return 'instead';
  if (does.kind !== 'drop') return 'before';
  if (does.done === true) return 'after';
  return does.at === 'body' ? 'instead' : 'before';
}

/** What the fault answers, noted as the step that decided. A delay answers nothing. */
export function askFault(trace: Trace, fault: Fault): Refusal | undefined {
  const guard = <F extends object>(rule: Guard<F>, facts: F) => ask(trace, rule, facts, true);
  const decide = <F extends object, V>(rule: Decision<F, V>, facts: F) =>
    choose(trace, rule, facts);
  const { does } = fault;
  const struck = { fault: describe(fault) };
  switch (does.kind) {
    case 'error':
      return guard(faultRefuses, { ...struck, code: does.code, message: does.message });
    case 'late': {
      const { code = 'InternalError', message } = does;
      return guard(faultFailsLate, { ...struck, code, message });
    }
    case 'empty':
      return guard(faultAnswersNothing, struck);
    case 'drop':
      return guard(faultDrops, { ...struck, at: does.at, done: does.done === true });
    default:
      decide(faultDelays, { ...struck, ms: does.ms });
      return undefined;
  }
}

function describe({ operation = 'every operation', bucket, key, nth = 1, times = 1 }: Fault) {
  const where = bucket === undefined ? '' : ` in ${bucket}`;
  const what = key === undefined ? '' : ` on ${key}`;
  return `${operation}${where}${what}, ${times} from ${nth}`;
}
