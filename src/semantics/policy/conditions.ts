/**
 * Whether the conditions of a statement hold. A key is absent, or has values: for a key with no value in the request a
 * positive operator fails and a negated one holds, as IAM has it, but ForAnyValue finds none that could.
 */
import type { Condition } from './document.ts';
import type { Lookup } from './lookup.ts';
import { type Operator, readOperator } from './operators.ts';
import { withVariables } from './variables.ts';

export function conditionHolds({ operator, key, values }: Condition, lookup: Lookup): boolean {
  const asked = lookup(key);
  if (operator === 'Null')
    return values.some((value) => (value.toLowerCase() === 'true') === (asked === undefined));
  const read = readOperator(operator);
  if (!read) return false;
  if (asked === undefined || asked.length === 0) return read.ifExists || holdsOfNothing(read);
  const written = values.flatMap((value) => withVariables(value, lookup) ?? []);
  const holds = (one: string) => written.some((value) => read.test(one, value)) !== read.negated;
  return read.quantifier === 'ForAnyValue' ? asked.some(holds) : asked.every(holds);
}

function holdsOfNothing({ quantifier, negated }: Operator): boolean {
  if (quantifier === 'ForAnyValue') return false;
  return negated || quantifier === 'ForAllValues';
}
