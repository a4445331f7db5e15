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
 * `policy` with the statements of `more`, as a text. They are added, once; or they take the place of the statement that
 * is called so, by its Sid or as `statement 2`; `*` is all of it.
 */
export function withStatements(
  policy: string | undefined,
  more: string,
  replaces?: string,
): string {
  const added = statementsOf(more) ?? [];
  const known = (policy === undefined ? undefined : statementsOf(policy)) ?? [];
  const at = known.findIndex((one, i) => nameOf(one, i) === replaces);
  const lacking = added.filter((one) => !known.some((other) => same(one, other)));
  const changed =
    replaces === '*' ? added : at < 0 ? [...known, ...lacking] : known.toSpliced(at, 1, ...added);
  const whole = parsed(replaces === '*' ? more : (policy ?? '')) ?? {};
  const rest = 'Effect' in whole ? {} : whole;
  return JSON.stringify({ Version: '2012-10-17', ...rest, Statement: changed }, null, 2);
}

/** As the trace calls a statement. */
function nameOf({ Sid }: Statement, index: number): string {
  return typeof Sid === 'string' && Sid !== '' ? Sid : `statement ${index + 1}`;
}

/** What keeps a text from being JSON with an object in it, and where; undefined when nothing does. */
export function faultOf(json: string): string | undefined {
  const fault = jsonFault(json);
  if (fault) return `Line ${fault.line}, column ${fault.column}: expected ${fault.expected}.`;
  return parsed(json) ? undefined : 'A policy is a JSON object: {…}.';
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
