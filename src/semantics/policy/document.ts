/**
 * A policy as it was written, with its lists made lists. What is wrong with it is for rules to say.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */

type Json = Readonly<Record<string, unknown>>;

/** Kinds of principals by name: `AWS`, `CanonicalUser`, `Service`, `Federated`. `*` alone is an AWS principal. */
export type Principals = Readonly<Record<string, readonly string[]>>;

/** One operator with one key: `StringLike` of `s3:prefix`. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Statement {
  readonly Sid?: string;
  readonly Effect: string | undefined;
  readonly Principal: Principals | undefined;
  readonly NotPrincipal: Principals | undefined;
  readonly Action: readonly string[] | undefined;
  readonly NotAction: readonly string[] | undefined;
  readonly Resource: readonly string[] | undefined;
  readonly NotResource: readonly string[] | undefined;
  readonly conditions: readonly Condition[];
  /** The names of its elements, as written. */
  readonly elements: readonly string[];
  readonly written: Json;
}

export interface Policy {
  /** As it was written. */
  readonly source: string;
  readonly Version: string | undefined;
  /** Absent when there is no Statement at all. */
  readonly statements: readonly Statement[] | undefined;
  readonly elements: readonly string[];
  readonly written: Json;
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Says nothing. */
export const emptyPolicy: Policy = {
  source: '',
  Version: undefined,
  statements: [],
  elements: [],
  written: {},
};

/** Undefined when it is no JSON object. */
export function readPolicy(source: string): Policy | undefined {
  const document = parse(source);
  if (!isObject(document)) return undefined;
  const { Version, Statement } = document;
  const written = Array.isArray(Statement) ? Statement : [Statement];
  return {
    source,
    Version: text(Version),
    statements: Statement === undefined ? undefined : written.filter(isObject).map(readStatement),
    elements: Object.keys(document),
    written: document,
  };
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
}

function readStatement(statement: Json): Statement {
  const { Sid, Effect, Condition: condition } = statement;
  return {
    ...(typeof Sid === 'string' && { Sid }),
    Effect: text(Effect),
    Principal: principals(statement['Principal']),
    NotPrincipal: principals(statement['NotPrincipal']),
    Action: list(statement['Action']),
    NotAction: list(statement['NotAction']),
    Resource: list(statement['Resource']),
    NotResource: list(statement['NotResource']),
    conditions: isObject(condition) ? conditions(condition) : [],
    elements: Object.keys(statement),
    written: statement,
  };
}

function list(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  return (Array.isArray(value) ? value : [value]).map((one) => text(one) ?? '');
}

/** Numbers and booleans may stand without quotes. */
function text(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  return JSON.stringify(value);
}

function principals(value: unknown): Principals | undefined {
  if (value === undefined) return undefined;
  if (!isObject(value)) return { AWS: list(value) ?? [] };
  return Object.fromEntries(Object.entries(value).map(([kind, who]) => [kind, list(who) ?? []]));
}

function conditions(block: Json): Condition[] {
  return Object.entries(block).flatMap(([operator, keys]) =>
    Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => ({
      operator,
      key,
      values: list(values) ?? [],
    })),
  );
}
