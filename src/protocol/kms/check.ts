/** What a request's members violate, in the words of AWS's validation. Basis: second-hand, as users quote them. */
import { isKmsOperation, kmsOperations } from './operation.ts';
import type { MemberShape } from './shapes.ts';

/** The members of a request, and what is wrong with them. */
export interface KmsRequest {
  /** As X-Amz-Target names it. */
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Why the body cannot be read at all. */
  readonly unreadable?: string;
  /** One violation each. */
  readonly violations: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

const shapesOf = (operation: string): readonly (readonly [string, MemberShape])[] =>
  isKmsOperation(operation) ? Object.entries(kmsOperations[operation]) : [];

/** Sorts the members of a request into those that its operation has, and what is wrong with them. */
export function checkMembers(operation: string, members: Members): KmsRequest {
  const shapes = shapesOf(operation);
  const given = shapes.filter(([name]) => members[name] !== undefined && members[name] !== null);
  const unreadable = given
    .map(([name, { kind }]) => misfit(members[name], kind))
    .find((trouble) => trouble !== undefined);
  return {
    operation,
    input: Object.fromEntries(given.map(([name]) => [name, members[name]])),
    ...(unreadable !== undefined && { unreadable }),
    violations:
      unreadable === undefined
        ? shapes.flatMap(([name, s]) => violation(name, members[name], s))
        : [],
  };
}

const jsonName = (value: unknown): string => {
  if (Array.isArray(value)) return 'START_ARRAY';
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE';
  return (
    { string: 'STRING_VALUE', number: 'NUMBER_VALUE' }[typeof value as string] ?? 'START_OBJECT'
  );
};

const fits: Readonly<Record<MemberShape['kind'], readonly [(value: unknown) => boolean, string]>> =
  {
    string: [(value) => typeof value === 'string', 'a String'],
    integer: [(value) => Number.isInteger(value), 'an Integer'],
    boolean: [(value) => typeof value === 'boolean', 'a Boolean'],
    strings: [(value) => isListOf(value, (one) => typeof one === 'string'), 'a List'],
    tags: [(value) => isListOf(value, isObject), 'a List'],
    constraints: [isConstraints, 'a Structure'],
  };

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const isPairs = (value: unknown) =>
  isObject(value) &&
  !Array.isArray(value) &&
  Object.values(value as Members).every((one) => typeof one === 'string');

function isConstraints(value: unknown): boolean {
  if (!isObject(value)) return false;
  const {
    EncryptionContextSubset = {},
    EncryptionContextEquals = {},
    SourceArn = '',
  } = value as Members;
  const contexts = [EncryptionContextSubset ?? {}, EncryptionContextEquals ?? {}];
  return contexts.every(isPairs) && typeof (SourceArn ?? '') === 'string';
}

const isListOf = (value: unknown, holds: (one: unknown) => boolean) =>
  Array.isArray(value) && value.every(holds);

function misfit(value: unknown, kind: MemberShape['kind']): string | undefined {
  const [fitting, name] = fits[kind];
  return fitting(value) ? undefined : `${jsonName(value)} can not be converted to ${name}`;
}

function violation(name: string, value: unknown, shape: MemberShape): string[] {
  const demand = demandOn(value, shape);
  if (demand === undefined) return [];
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  const list = Array.isArray(value) ? `[${value.join(', ')}]` : (value as string | number);
  const shown = value === undefined || value === null ? 'null' : `'${list}'`;
  return [`Value ${shown} at '${member}' failed to satisfy constraint: Member must ${demand}`];
}

function demandOn(value: unknown, shape: MemberShape): string | undefined {
  const { required, min = 0, max = Infinity, pattern, values } = shape;
  if (value === undefined || value === null) return required ? 'not be null' : undefined;
  if (typeof value === 'number') {
    if (value < min) return `have value greater than or equal to ${min}`;
    return value > max ? `have value less than or equal to ${max}` : undefined;
  }
  if (Array.isArray(value)) {
    const wrong = values && value.find((one) => !values.includes(one as string));
    return wrong === undefined
      ? undefined
      : `satisfy constraint: [Member must satisfy enum value set: [${values?.join(', ')}]]`;
  }
  if (typeof value !== 'string') return undefined;
  if (values && !values.includes(value)) return `satisfy enum value set: [${values.join(', ')}]`;
  if (value.length < min) return `have length greater than or equal to ${min}`;
  if (value.length > max) return `have length less than or equal to ${max}`;
  return pattern && !pattern.test(value)
    ? `satisfy regular expression pattern: ${pattern.source}`
    : undefined;
}
