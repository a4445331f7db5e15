import type { OperationName } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { operationIsModelled } from '../rules/modelled.ts';

const answers = new WeakSet<object>();

/** Answers 501 NotImplemented, by a rule, so that the trace says so. */
export function notImplemented(operation: OperationName) {
  const answer = (_input: unknown, s3: Context): never => {
    s3.guard(operationIsModelled, { operation });
    throw new Error(`the guard of ${operation} lets nothing through`);
  };
  answers.add(answer);
  return answer;
}

export function isNotImplemented(operation: object): boolean {
  return answers.has(operation);
}
