/** Policies as texts: their statements, and two of them made one. */
import { jsonFault } from './jsonFault.ts';

/** A statement of a policy, as far as it is looked at here. */
export type Statement = Readonly<Record<string, unknown>>;

/** The statements of a policy, or of one that stands alone. Undefined: the text is no policy. */
export function statementsOf(json: string): readonly Statement[] | undefined {
  const value = parsed(json);
  if (value === undefined) return undefined;
  const inside = 'Statement' in value ? value['Statement'] : value;
  const list: readonly unknown[] = Array.isArray(inside) ? inside : [inside];
  return list.every(isObject) ? list : undefined;
}

/**
 * `policy` with the statements of `more`, as a text. One of the same Sid takes the other's place; a policy that only
 * leaves something out is meant as it stands.
 */
export function withStatements(policy: string | undefined, more: string): string {
  const added = statementsOf(more) ?? [];
  const known = (policy === undefined ? undefined : statementsOf(policy)) ?? [];
  const isKnown = (one: Statement) => known.some((other) => same(one, other));
  const changed = added.every(isKnown)
    ? added
    : [
        ...known.map((one) => added.find((other) => isNamed(one, other)) ?? one),
        ...added.filter((one) => !isKnown(one) && !known.some((other) => isNamed(other, one))),
      ];
  const whole = policy === undefined ? undefined : parsed(policy);
  return JSON.stringify({ Version: '2012-10-17', ...whole, Statement: changed }, null, 2);
}

/** A value that may be one or a list, as a list of texts. */
export function listed(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one): one is string => typeof one === 'string');
}

/** What keeps a text from being JSON with an object in it, and where; undefined when nothing does. */
export function faultOf(json: string): string | undefined {
  const fault = jsonFault(json);
  if (fault) return `Line ${fault.line}, column ${fault.column}: expected ${fault.expected}.`;
  return parsed(json) ? undefined : 'A policy is a JSON object: {…}.';
}

function isNamed(one: Statement, other: Statement): boolean {
  return typeof one['Sid'] === 'string' && one['Sid'] !== '' && one['Sid'] === other['Sid'];
}

function same(one: Statement, other: Statement): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function parsed(json: string): Statement | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
