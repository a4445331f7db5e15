/**
 * The operators of conditions: what each says of one value of the request and one of the policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { isInBlock } from '../lib/ipAddress.ts';
import { matchesWildcard } from '../lib/wildcard.ts';

type Test = (asked: string, written: string) => boolean;

/** What a policy may write: a text, one with wildcards, or something that no variable can stand for. */
type Kind = 'text' | 'pattern' | 'fixed';

interface Comparison {
  readonly test: Test;
  readonly kind: Kind;
}

const text = (test: Test): Comparison => ({ test, kind: 'text' });
const pattern = (test: Test): Comparison => ({ test, kind: 'pattern' });
const fixed = (test: Test): Comparison => ({ test, kind: 'fixed' });

const compared =
  (read: (text: string) => number, test: (a: number, b: number) => boolean): Test =>
  (asked, written) =>
    test(read(asked), read(written));

const number = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

const isoDate = /^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))?)?$/i;

/** ISO 8601 as the W3C has it (https://www.w3.org/TR/NOTE-datetime), or seconds since 1970. */
function time(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  return isoDate.test(text) ? Date.parse(text.toUpperCase()) : Number.NaN;
}

const orders = {
  Equals: (a: number, b: number) => a === b,
  LessThan: (a: number, b: number) => a < b,
  LessThanEquals: (a: number, b: number) => a <= b,
  GreaterThan: (a: number, b: number) => a > b,
  GreaterThanEquals: (a: number, b: number) => a >= b,
};

const ordered = (name: string, read: (text: string) => number): [string, Comparison][] =>
  Object.entries(orders).map(([order, test]) => [name + order, fixed(compared(read, test))]);

const caseless =
  (test: Test): Test =>
  (asked, written) =>
    test(asked.toLowerCase(), written.toLowerCase());
const equal: Test = (asked, written) => asked === written;
const like: Test = (asked, written) => matchesWildcard(written, asked);

/** Each of the six parts by itself, so that no star reaches over a colon of the first five. */
const likeArn: Test = (asked, written) => {
  const [own, wanted] = [arnParts(asked), arnParts(written)];
  if (written === '*') return true;
  return wanted.length === own.length && wanted.every((part, i) => like(own[i] ?? '', part));
};

function arnParts(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(':')] : [])];
}

const positive = new Map<string, Comparison>([
  ['StringEquals', text(equal)],
  ['StringEqualsIgnoreCase', text(caseless(equal))],
  ['StringLike', pattern(like)],
  ['ArnEquals', pattern(likeArn)],
  ['ArnLike', pattern(likeArn)],
  ['BinaryEquals', fixed(equal)],
  ['Bool', fixed(caseless(equal))],
  ['IpAddress', fixed(isInBlock)],
  ...ordered('Numeric', number),
  ...ordered('Date', time),
]);

const negative = new Map<string, string>([
  ['StringNotEquals', 'StringEquals'],
  ['StringNotEqualsIgnoreCase', 'StringEqualsIgnoreCase'],
  ['StringNotLike', 'StringLike'],
  ['ArnNotEquals', 'ArnEquals'],
  ['ArnNotLike', 'ArnLike'],
  ['NumericNotEquals', 'NumericEquals'],
  ['DateNotEquals', 'DateEquals'],
  ['NotIpAddress', 'IpAddress'],
]);

export interface Operator extends Comparison {
  /** Holds when no value of the policy matches, and when the key is absent. */
  readonly negated: boolean;
  /** Holds when the key is absent. */
  readonly ifExists: boolean;
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined;
}

const known = new Map<string, Operator>();

/** `ForAnyValue:StringLikeIfExists` in its parts; undefined when there is no such operator. `Null` is none of these. */
export function readOperator(name: string): Operator | undefined {
  const before = known.get(name);
  if (before) return before;
  const [, quantifier, base = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const negated = negative.get(base);
  const comparison = positive.get(negated ?? base);
  if (!comparison) return undefined;
  const operator = {
    ...comparison,
    negated: negated !== undefined,
    ifExists: ifExists !== undefined,
    quantifier: quantifier as Operator['quantifier'],
  };
  known.set(name, operator);
  return operator;
}
