/**
 * XML document → struct, as strict as "did not validate against our published schema" says: unknown, repeated and
 * missing elements, wrong numbers and unknown enum values are all MalformedXML. Basis: recorded for missing elements and
 * enum values (tags, versioning, acceleration, encryption, ACL); inferred for unknown and repeated elements.
 */
import { fromBase64 } from '../lib/bytes.ts';
import { parseXml, type XmlElement, XmlError } from '../lib/xml.ts';
import { refuse } from './errors.ts';
import type { Member, Struct, Structs, Type } from './model.ts';
import { parseTimestamp } from './timestamp.ts';

/**
 * S3 does not call these malformed but has errors of their own for them, which rules give: recorded, or documented for the
 * filters of notifications and for S3 Select.
 */
const judgedByRules = new Set([
  'BucketAccelerateStatus',
  'BucketLocationConstraint',
  'CompressionType',
  'Event',
  'ExpressionType',
  'FileHeaderInfo',
  'FilterRuleName',
  'JSONType',
  'Protocol',
  'QuoteFields',
]);

/** Required by the model, and yet: recorded to be no mistake, or a rule refuses it in S3 Select's own words. */
const mayBeMissing = new Set([
  'Tagging.TagSet',
  ...['Expression', 'ExpressionType', 'InputSerialization', 'OutputSerialization'].map(
    (member) => `SelectObjectContentRequest.${member}`,
  ),
]);

class Invalid extends Error {}

/** `roots` are the names the root element may have. A namespace is optional and not looked at. */
export function decodeDocument(
  body: Uint8Array,
  struct: Struct,
  roots: readonly string[],
  model: Structs,
): Readonly<Record<string, unknown>> {
  try {
    const root = parseXml(body);
    if (!roots.includes(localName(root))) throw new Invalid(`root ${root.name}`);
    return readStruct(root, struct, model);
  } catch (error) {
    if (!(error instanceof Invalid) && !(error instanceof XmlError)) throw error;
    // Recorded: an ACL has a code of its own with the same message.
    const refusal = refuse(
      struct.name === 'AccessControlPolicy' ? 'MalformedACLError' : 'MalformedXML',
    );
    // S3 does not say what it did not like; the trace may.
    refusal.cause = error;
    throw refusal;
  }
}

function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

function readStruct(
  element: XmlElement,
  struct: Struct,
  model: Structs,
): Readonly<Record<string, unknown>> {
  const byName = Map.groupBy(element.children, localName);
  const value: Record<string, unknown> = {};
  for (const member of struct.members) {
    if (member.place !== 'element' && member.place !== 'attribute') continue;
    const read = readMember(element, byName, member, model);
    if (read !== undefined) value[member.name] = read;
    else if (member.required && !mayBeMissing.has(`${struct.name}.${member.name}`))
      throw new Invalid(`no ${member.wire}`);
  }
  if (byName.size > 0) throw new Invalid(`unknown ${[...byName.keys()].join()}`);
  if (element.children.length > 0 && element.text.trim() !== '') throw new Invalid('text between');
  if (struct.union && Object.keys(value).length !== 1) throw new Invalid('not one of a union');
  return value;
}

/** Takes what it reads out of `byName`, so that the rest is unknown. */
function readMember(
  element: XmlElement,
  byName: Map<string, XmlElement[]>,
  { place, type, wire }: Member,
  model: Structs,
): unknown {
  if (place === 'attribute') return readAttribute(element, wire, type, model);
  const found = byName.get(wire);
  byName.delete(wire);
  if (!found) return undefined;
  if (type.kind === 'list' && type.flat) return found.map((e) => readValue(e, type.item, model));
  const [only] = found;
  if (!only || found.length > 1) throw new Invalid(`${wire} twice`);
  return readValue(only, type, model);
}

function readAttribute(
  { attributes }: XmlElement,
  wire: string,
  type: Type,
  model: Structs,
): unknown {
  const local = wire.slice(wire.indexOf(':') + 1);
  const text =
    attributes[wire] ??
    Object.entries(attributes).find(([name]) => name.endsWith(`:${local}`))?.[1];
  return text === undefined ? undefined : readText(text, type, model);
}

function readValue(element: XmlElement, type: Type, model: Structs): unknown {
  if (type.kind === 'struct') return readStruct(element, model.struct(type.struct), model);
  if (type.kind !== 'list') {
    if (element.children.length > 0) throw new Invalid(`elements inside ${element.name}`);
    return readText(element.text, type, model);
  }
  return element.children.map((child) => {
    if (localName(child) !== type.itemName) throw new Invalid(`unknown ${child.name}`);
    return readValue(child, type.item, model);
  });
}

function readText(text: string, type: Type, model: Structs): unknown {
  switch (type.kind) {
    case 'number':
      return known(/^[+-]?\d{1,16}$/.test(text.trim()) ? Number(text) : undefined);
    case 'boolean':
      return known(booleans.get(text.trim().toLowerCase()));
    case 'timestamp':
      return new Date(known(parseTimestamp(text)));
    case 'blob':
      return known(fromBase64(text));
    case 'string':
      return readString(text, type.enumName, model);
    default:
      return text;
  }
}

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function readString(text: string, enumName: string | undefined, model: Structs): string {
  if (enumName === undefined || judgedByRules.has(enumName)) return text;
  return known(model.values(enumName).includes(text) ? text : undefined);
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Invalid('not of its type');
  return value;
}
