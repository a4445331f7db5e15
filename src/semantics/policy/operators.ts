/**
 * The operators of conditions: what each says of one value of the request and one of the policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { matchesWildcard } from '../../lib/wildcard.ts';

type Test = (asked: string, written: string) => boolean;

const time = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
const numbers =
  (test: (a: number, b: number) => boolean, read: (text: string) => number = Number): Test =>
  (asked, written) =>
    test(read(asked), read(written));
const caseless =
  (test: Test): Test =>
  (asked, written) =>
    test(asked.toLowerCase(), written.toLowerCase());
const equal: Test = (asked, written) => asked === written;
const like: Test = (asked, written) => matchesWildcard(written, asked);

const positive = new Map<string, Test>([
  ['StringEquals', equal],
  ['StringEqualsIgnoreCase', caseless(equal)],
  ['StringLike', like],
  ['ArnEquals', like],
  ['ArnLike', like],
  ['BinaryEquals', equal],
  ['Bool', caseless(equal)],
  ['NumericEquals', numbers((a, b) => a === b)],
  ['NumericLessThan', numbers((a, b) => a < b)],
  ['NumericLessThanEquals', numbers((a, b) => a <= b)],
  ['NumericGreaterThan', numbers((a, b) => a > b)],
  ['NumericGreaterThanEquals', numbers((a, b) => a >= b)],
  ['DateEquals', numbers((a, b) => a === b, time)],
  ['DateLessThan', numbers((a, b) => a < b, time)],
  ['DateLessThanEquals', numbers((a, b) => a <= b, time)],
  ['DateGreaterThan', numbers((a, b) => a > b, time)],
  ['DateGreaterThanEquals', numbers((a, b) => a >= b, time)],
  ['IpAddress', inBlock],
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

/** An address in a CIDR block, IPv4 only. */
function inBlock(address: string, block: string): boolean {
  const [base = '', length = '32'] = block.split('/');
  const size = 2 ** (32 - Number(length));
  const number = (text: string) =>
    text.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  return Math.floor(number(address) / size) === Math.floor(number(base) / size);
}

export interface Operator {
  readonly test: Test;
  /** Holds when no value of the policy matches, and when the key is absent. */
  readonly negated: boolean;
  /** Holds when the key is absent. */
  readonly ifExists: boolean;
  readonly quantifier: 'ForAllValues' | 'ForAnyValue' | undefined;
}

/** `ForAnyValue:StringLikeIfExists` in its parts; undefined when there is no such operator. `Null` is none of these. */
export function readOperator(name: string): Operator | undefined {
  const [, quantifier, base = '', ifExists] =
    /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/.exec(name) ?? [];
  const negated = negative.get(base);
  const test = positive.get(negated ?? base);
  return (
    test && {
      test,
      negated: negated !== undefined,
      ifExists: ifExists !== undefined,
      quantifier: quantifier as Operator['quantifier'],
    }
  );
}
