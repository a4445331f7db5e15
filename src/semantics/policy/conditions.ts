/**
 * Whether the conditions of a statement hold. A key is absent, or has values: for a key with no value in the request a
 * positive operator fails and a negated one holds, as IAM has it, but ForAnyValue finds none that could.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html
 */
import type { Condition } from './document.ts';
import type { Lookup } from './lookup.ts';
import { type Operator, readOperator } from '../../world/conditionOperators.ts';
import { textWithVariables, withVariables } from './variables.ts';

/** `version` is that of the policy: an older one has no variables. */
export function conditionHolds(condition: Condition, lookup: Lookup, version?: string): boolean {
  const { operator, key, values } = condition;
  const found = lookup(key);
  const asked = found?.length === 0 ? undefined : found;
  if (operator === 'Null')
    return values.some((value) => (value.toLowerCase() === 'true') === (asked === undefined));
  const read = readOperator(operator);
  if (!read) return false;
  if (asked === undefined) return read.ifExists || holdsOfNothing(read);
  const written = writtenValues(condition, read, lookup, version);
  const holds = (one: string) => written.some((value) => read.test(one, value)) !== read.negated;
  return read.quantifier === 'ForAnyValue' ? asked.some(holds) : asked.every(holds);
}

function holdsOfNothing({ quantifier, negated }: Operator): boolean {
  if (quantifier === 'ForAnyValue') return false;
  return negated || quantifier === 'ForAllValues';
}

/** A value with a variable that the request has not is as good as none. */
function writtenValues(
  { key, values }: Condition,
  { kind }: Operator,
  lookup: Lookup,
  version: string | undefined,
): readonly string[] {
  const own = key.toLowerCase() === copySource ? values.map(withoutSlash) : values;
  if (kind === 'fixed') return own;
  const replace = kind === 'pattern' ? withVariables : textWithVariables;
  return own.flatMap((value) => replace(value, lookup, version) ?? []);
}

/** Policies write the source of a copy as the header does, `/bucket/key` or `bucket/key`: it is the same source. */
const copySource = 's3:x-amz-copy-source';
export const withoutSlash = (source: string): string => source.replace(/^\//, '');
