/** What is wrong with a policy that is put: S3's words, and where it is, which S3 does not say. */
import { type JsonPath, lineAndColumn, nearestTo } from '../../lib/jsonPlace.ts';
import { refuse, type S3Error } from '../../protocol/errors.ts';
import type { Policy, Statement } from './document.ts';

type Detail = Readonly<Record<string, string>>;

export function malformed(message: string, detail: Detail = {}): S3Error {
  return refuse('MalformedPolicy', detail, message);
}

/** The same, with the place in the policy. */
export function malformedAt(
  { source }: Pick<Policy, 'source'>,
  path: JsonPath,
  message: string,
  detail: Detail = {},
): S3Error {
  const error = malformed(message, detail);
  error.where = () => placeIn(source, path);
  return error;
}

/** A policy's one statement may stand without a list. */
export function placeIn(source: string, path: JsonPath) {
  const [first, index, ...rest] = path;
  const isAlone = first === 'Statement' && source[nearestTo(source, [first]).offset] === '{';
  const wanted = isAlone && index !== undefined ? [first, ...rest] : path;
  const found = nearestTo(source, wanted);
  return { at: spelled(found.path), ...lineAndColumn(source, found.offset) };
}

/** `Statement[1].Action[0]` */
const spelled = (path: JsonPath): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./, '');

/** Makes the refusal of an element of the statement at hand. */
export type Fault = (path: JsonPath, message: string, detail?: Detail) => S3Error;

/** The refusal of the first statement that has one. */
export function first(
  policy: Policy,
  refuses: (statement: Statement, fault: Fault) => S3Error | undefined,
): S3Error | undefined {
  for (const [i, statement] of (policy.statements ?? []).entries()) {
    const refusal = refuses(statement, (path, message, detail) =>
      malformedAt(policy, ['Statement', i, ...path], message, detail),
    );
    if (refusal) return refusal;
  }
  return undefined;
}
