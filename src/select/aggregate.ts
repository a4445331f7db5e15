/** Aggregates skip what is absent; of nothing they are NULL, and COUNT is 0. */
import { fail } from './fault.ts';
import { calculate, decimalOf, isNumber, order } from './operators.ts';
import type { AggregateName } from './tree.ts';
import { isAbsent, type Value } from './value.ts';

export interface Aggregate {
  add(value: Value): void;
  result(): Value;
}

const number = (value: Value) =>
  isNumber(value) ? value : fail('IncorrectSqlFunctionArgumentType');

/** Keeps one value. */
function folded(combine: (kept: Value, value: Value) => Value): Aggregate {
  let kept: Value = null;
  return {
    add(value) {
      if (!isAbsent(value)) kept = isAbsent(kept) ? value : combine(kept, value);
    },
    result: () => kept,
  };
}

function sum(): Aggregate {
  const total = folded((kept, value) => calculate('+', kept, value));
  return { ...total, add: (value) => total.add(isAbsent(value) ? value : number(value)) };
}

function count(): Aggregate {
  let n = 0n;
  return {
    add(value) {
      if (!isAbsent(value)) n += 1n;
    },
    result: () => n,
  };
}

/** Exact where the numbers are. */
function average(): Aggregate {
  const [total, n] = [sum(), count()];
  return {
    add(value) {
      n.add(value);
      total.add(typeof value === 'bigint' ? decimalOf(value) : value);
    },
    result: () => calculate('/', total.result(), n.result()),
  };
}

export const aggregates: Readonly<Record<AggregateName, () => Aggregate>> = {
  count,
  sum,
  avg: average,
  min: () => folded((kept, value) => (order(value, kept) < 0 ? value : kept)),
  max: () => folded((kept, value) => (order(value, kept) > 0 ? value : kept)),
};
