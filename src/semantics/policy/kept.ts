/**
 * A bucket policy in the words in which S3 gives it back. That its elements change places is recorded; the rest is what
 * users see (hashicorp/terraform#4278, #4948, #6952).
 */

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Elements = { readonly [name: string]: Json };

/** Of a text that is a policy, judged already. */
export function keptPolicy(text: string): string {
  const { Version, Id, Statement = [] } = JSON.parse(text) as Elements;
  const statements = Array.isArray(Statement) ? Statement : [Statement];
  return JSON.stringify({ Version, Id, Statement: statements.map(keptStatement) });
}

/** The same, with whom it names by `goneAs` instead, where that has a name for him. Undefined when all are there. */
export function withGone(
  kept: string,
  goneAs: (arn: string) => string | undefined,
): { readonly policy: string; readonly gone: readonly string[] } | undefined {
  const { Statement = [], ...rest } = JSON.parse(kept) as Elements;
  const gone = new Set<string>();
  const named = (name: Json): Json => {
    const id = typeof name === 'string' ? goneAs(name) : undefined;
    if (id !== undefined) gone.add(name as string);
    return id ?? name;
  };
  const all = (names: Json) => (Array.isArray(names) ? names.map(named) : named(names));
  const statements = (Statement as readonly Elements[]).map((statement) => ({
    ...statement,
    ...of('Principal', statement),
    ...of('NotPrincipal', statement),
  }));
  function of(element: string, statement: Elements) {
    const value = statement[element];
    return value === undefined ? {} : { [element]: each(value, all) };
  }
  if (gone.size === 0) return undefined;
  return { policy: JSON.stringify({ ...rest, Statement: statements }), gone: [...gone] };
}

/** A member that is not there stays away from the JSON. */
function keptStatement(statement: Elements): Readonly<Record<string, Json | undefined>> {
  const { Sid, Effect, Condition, ...rest } = statement;
  return {
    Sid,
    Effect,
    Principal: principals(rest['Principal']),
    NotPrincipal: principals(rest['NotPrincipal']),
    Action: single(rest['Action']),
    NotAction: single(rest['NotAction']),
    Resource: single(rest['Resource']),
    NotResource: single(rest['NotResource']),
    Condition: each(Condition, (operands) => each(operands, texts)),
  };
}

/** A list of one is the one. */
function single(value: Json | undefined): Json | undefined {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function principals(value: Json | undefined): Json | undefined {
  return each(value, (names) => single(Array.isArray(names) ? names.map(root) : root(names)));
}

/** An account by its number is the ARN of its root. */
const root = (name: Json): Json =>
  typeof name === 'string' && /^\d{12}$/.test(name) ? `arn:aws:iam::${name}:root` : name;

/** What conditions compare with are texts. */
const texts = (value: Json): Json | undefined =>
  single(Array.isArray(value) ? value.map(textOf) : textOf(value));

const textOf = (value: Json): Json =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;

function each(value: Json | undefined, change: (one: Json) => Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const changed = Object.entries(value).map(([name, one]) => [name, change(one)] as const);
  return Object.fromEntries(changed) as Json;
}
