/**
 * The shape of what IAM keeps as a policy. IAM would refuse what does not have it, and nobody else would: the statement of
 * a misspelt condition never counts, and that of a misspelt effect neither.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
import {
  anyText,
  type Check,
  listOf,
  matching,
  MisshapenError,
  misshapen,
  objectOf,
  oneOf,
} from '../lib/shape.ts';
import { readOperator } from './conditionOperators.ts';

/** A policy for S3 or KMS to judge, when it is put. */
export const policyDocument: Check = (value, place) => {
  if (!isObject(parsed(value))) misshapen(place, 'a policy: a JSON object, or its text');
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

const oneOrMore =
  (check: Check): Check =>
  (value, place) =>
    (Array.isArray(value) ? listOf(check, { empty: true }) : check)(value, place);

const value: Check = (written, place) => {
  if (!['string', 'number', 'boolean'].includes(typeof written)) misshapen(place, 'a text');
};

const named =
  (check: Check, known: (name: string) => boolean = () => true): Check =>
  (written, place) => {
    if (!isObject(written)) misshapen(place, 'an object');
    for (const [name, one] of Object.entries(written)) {
      if (!known(name)) throw new MisshapenError(`${place} has no operator called ${name}`);
      check(one, `${place}.${name}`);
    }
  };

const isOperator = (name: string) => name === 'Null' || readOperator(name) !== undefined;
const actions = oneOrMore(
  matching(/^(?:\*|[\w*?-]+:[\w*?]+)$/, 'an action, as s3:GetObject, or "*"'),
);
const resources = oneOrMore(matching(/^(?:\*|arn:.+)$/s, 'an ARN, or "*"'));
const principals: Check = (written, place) => {
  if (written !== '*') named(oneOrMore(anyText))(written, place);
};

const statement =
  (name: 'Resource' | 'Principal', about: Check): Check =>
  (written, place) => {
    const members = {
      Sid: anyText,
      Effect: oneOf('Allow', 'Deny'),
      Action: actions,
      NotAction: actions,
      [name]: about,
      [`Not${name}`]: about,
      Condition: named(named(oneOrMore(value)), isOperator),
    };
    objectOf(
      members,
      Object.keys(members).filter((member) => member !== 'Effect'),
    )(written, place);
    for (const one of ['Action', name]) {
      const has = [one, `Not${one}`].filter((member) => Object.hasOwn(written as object, member));
      if (has.length !== 1)
        throw new MisshapenError(`${place} must have one of ${one} and Not${one}`);
    }
  };

const policyOf =
  (check: Check): Check =>
  (written, place) => {
    policyDocument(written, place);
    const members = { Version: oneOf('2012-10-17', '2008-10-17'), Id: anyText };
    const all = { ...members, Statement: oneOrMore(check) };
    objectOf(all, Object.keys(members))(parsed(written), place);
  };

/** A policy that says what somebody may: an identity policy, a boundary, a session policy. */
export const permissionsDocument = policyOf(statement('Resource', resources));

/** What IAM would have against it, as a sentence. */
export function permissionsFault(text: string): string | undefined {
  try {
    permissionsDocument(text, 'policy');
  } catch (error) {
    if (error instanceof MisshapenError) return error.message;
    throw error;
  }
  return undefined;
}

/** A policy that says who may assume a role. */
export const trustDocument = policyOf(statement('Principal', principals));
