/**
 * Whether each element of a policy is of the kind that the grammar has for it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import type { JsonPath } from '../../lib/jsonPlace.ts';

type Json = Readonly<Record<string, unknown>>;
type Fits = (value: unknown) => boolean;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Fits = (value) => typeof value === 'string';
/** Numbers and truths may stand without quotes. */
const isScalar: Fits = (value) => ['string', 'number', 'boolean'].includes(typeof value);
const oneOrMore =
  (fits: Fits): Fits =>
  (value) =>
    fits(value) || (Array.isArray(value) && value.every(fits));
const membersAre =
  (fits: Fits): Fits =>
  (value) =>
    isObject(value) && Object.values(value).every(fits);

const isPrincipal: Fits = (value) => value === '*' || membersAre(oneOrMore(isText))(value);

const elements: Readonly<Record<string, Fits>> = {
  Sid: isText,
  Effect: isText,
  Principal: isPrincipal,
  NotPrincipal: isPrincipal,
  Action: oneOrMore(isText),
  NotAction: oneOrMore(isText),
  Resource: oneOrMore(isText),
  NotResource: oneOrMore(isText),
  Condition: membersAre(membersAre(oneOrMore(isScalar))),
};

/** Of these a statement has one at most. */
const rivals = ['Principal', 'Action', 'Resource'] as const;

/** The first element of another kind; undefined when there is none. */
export function misfitIn(source: string): JsonPath | undefined {
  const document = JSON.parse(source) as Json;
  for (const name of ['Version', 'Id'])
    if (document[name] !== undefined && !isText(document[name])) return [name];
  const { Statement } = document;
  if (Statement === undefined) return undefined;
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  for (const [i, statement] of statements.entries()) {
    const misfit = isObject(statement) ? misfitInStatement(statement) : [];
    if (misfit) return ['Statement', i, ...misfit];
  }
  return undefined;
}

function misfitInStatement(statement: Json): JsonPath | undefined {
  for (const [name, value] of Object.entries(statement)) {
    const fits = Object.hasOwn(elements, name) ? elements[name] : undefined;
    if (fits && !fits(value)) return [name];
  }
  const rival = rivals.find((name) => name in statement && `Not${name}` in statement);
  return rival === undefined ? undefined : [`Not${rival}`];
}
