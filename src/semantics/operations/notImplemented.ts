import type { OperationName } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { operationIsModelled } from '../rules/modelled.ts';

/** Answers 501 NotImplemented, by a rule, so that the trace says so. */
export function notImplemented(operation: OperationName) {
  return (_input: unknown, s3: Context): never => {
    s3.guard(operationIsModelled, { operation });
    throw new Error(`the guard of ${operation} lets nothing through`);
  };
}
