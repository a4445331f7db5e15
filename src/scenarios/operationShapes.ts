/** What a form needs to know of every operation of S3, from the model of the wire. */
import { locate } from '../protocol/address.ts';
import { S3Error } from '../protocol/errors.ts';
import type { WireRequest } from '../protocol/message.ts';
import type { Member, Operation } from '../protocol/model.ts';
import type { OperationName } from '../protocol/operation.ts';
import { route } from '../protocol/route.ts';
import { s3 } from '../protocol/s3/dialect.ts';

/** `list`: several values in one header, with commas between them. `pairs`: all headers that begin with `name`. */
export type MemberKind = 'text' | 'choice' | 'number' | 'flag' | 'date' | 'pairs' | 'list';

export interface MemberShape {
  /** AWS's member name. */
  readonly member: string;
  readonly in: 'header' | 'query';
  /** The header, in lower case, or the parameter. */
  readonly name: string;
  readonly kind: MemberKind;
  readonly options?: readonly string[];
  readonly required: boolean;
}

export interface OperationShape {
  readonly operation: OperationName;
  readonly method: string;
  readonly on: 'object' | 'bucket' | 'service';
  /** Query parameters that make it this operation; null stands alone. */
  readonly marks: readonly (readonly [name: string, value: string | null])[];
  readonly members: readonly MemberShape[];
  /** `bytes` are stored as they are; a `document` is XML or JSON that S3 reads. */
  readonly body: 'none' | 'bytes' | 'document';
}

export const operationShapes: readonly OperationShape[] = [...s3.model.operations.values()].map(
  shapeOf,
);

function shapeOf(operation: Operation): OperationShape {
  const { name, method, level, literals, input } = operation;
  return {
    operation: name,
    method,
    on: level,
    marks: literals.map(([mark, value]) => [mark, value === '' ? null : value]),
    members: input.members.flatMap(memberShape),
    body: bodyOf(input.members),
  };
}

function bodyOf(members: readonly Member[]): OperationShape['body'] {
  const payload = members.find(({ place }) => place === 'payload');
  if (payload?.type.kind === 'stream') return 'bytes';
  const inside = members.some(({ place }) => place === 'element' || place === 'attribute');
  return payload || inside ? 'document' : 'none';
}

function memberShape({ name: member, place, wire, type, required }: Member): MemberShape[] {
  const own = { member, name: wire, required };
  if (place === 'prefix') return [{ ...own, in: 'header', kind: 'pairs' }];
  if (place !== 'header' && place !== 'query') return [];
  const options = optionsOf(type);
  return [{ ...own, in: place, kind: kindOf(type, options), ...(options && { options }) }];
}

function optionsOf(type: Member['type']): readonly string[] | undefined {
  if (type.kind === 'boolean') return ['true', 'false'];
  return type.kind === 'string' && type.enumName !== undefined
    ? s3.model.values(type.enumName)
    : undefined;
}

function kindOf({ kind }: Member['type'], options: readonly string[] | undefined): MemberKind {
  if (kind === 'boolean') return 'flag';
  if (options) return 'choice';
  if (kind === 'timestamp') return 'date';
  return kind === 'number' || kind === 'list' ? kind : 'text';
}

/** The operation that a message is; undefined for what S3 would refuse before it knows. */
export function operationOf(wire: WireRequest): OperationName | undefined {
  try {
    const name = route(wire, locate(wire, { bases: [] }), s3);
    return s3.model.operations.has(name as OperationName) ? (name as OperationName) : undefined;
  } catch (error) {
    if (error instanceof S3Error) return undefined;
    throw error;
  }
}
