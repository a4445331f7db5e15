/** What an expression is worth. Undefined is SQL's MISSING, null its NULL; a bigint is an integer, a number a float. */
import type { Decimal } from './decimal.ts';
import type { Timestamp } from './timestamp.ts';

export type Value =
  | undefined
  | null
  | string
  | boolean
  | bigint
  | number
  | Decimal
  | Timestamp
  | Struct
  | readonly Value[];

/** Named values in order. Columns of a CSV file may be called by their position too: `_1`. */
export class Struct {
  readonly names: readonly string[];
  readonly values: readonly Value[];
  readonly positional: boolean;

  constructor(names: readonly string[], values: readonly Value[], positional = false) {
    this.names = names;
    this.values = values;
    this.positional = positional;
  }
}

export function isAbsent(value: Value): value is null | undefined {
  return value === null || value === undefined;
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
