/** Struct → XML element, by the model. Members that are undefined are left out; an empty string is an empty element. */
import { toBase64 } from '../lib/bytes.ts';
import { buildXml, type XmlElement } from '../lib/xml.ts';
import type { Dialect } from './dialect.ts';
import type { Member, Struct, Structs, Type } from './model.ts';
import { formatTimestamp } from './timestamp.ts';
import { plainText } from './writeHeaders.ts';

type Values = Readonly<Record<string, unknown>>;

/** What of a dialect a document is written by. */
interface Wire extends Pick<Dialect, 'quirks'> {
  readonly model: Structs;
}

export const xmlProlog = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The document of a struct: `root` with the dialect's namespace. */
export function encodeDocument(root: string, value: object, struct: Struct, dialect: Wire): string {
  const attributes = { xmlns: dialect.quirks.xmlNamespace };
  const bare = unwrapped(root, struct);
  if (bare) {
    // GetBucketLocation alone: its one member is the text of the root.
    const text = plainText((value as Values)[bare.name] ?? '');
    const document = buildXml({ name: root, attributes, children: [], text });
    return xmlProlog + (text === '' ? document.replace(`></${root}>`, '/>') : document);
  }
  const element = writeStruct(root, value as Values, struct, dialect);
  return xmlProlog + buildXml({ ...element, attributes: { ...attributes, ...element.attributes } });
}

function unwrapped(root: string, { members }: Struct): Member | undefined {
  const [only] = members;
  return members.length === 1 && only?.wire === root ? only : undefined;
}

function writeStruct(name: string, value: Values, struct: Struct, dialect: Wire): XmlElement {
  const attributes: Record<string, string> = {};
  const written = new Map<string, readonly XmlElement[]>();
  for (const member of struct.members) {
    const given = value[member.name];
    if (given === undefined || given === null) continue;
    if (member.place === 'attribute') attributes[member.wire] = plainText(given);
    if (member.place === 'element') written.set(member.wire, writeMember(member, given, dialect));
  }
  return { name, attributes, children: inOrder(written, value, struct, dialect), text: '' };
}

function inOrder(
  written: ReadonlyMap<string, readonly XmlElement[]>,
  value: Values,
  struct: Struct,
  dialect: Wire,
): readonly XmlElement[] {
  const interleaved = (value.$order ?? []) as readonly string[];
  const queues = new Map([...written].map(([name, elements]) => [name, [...elements]]));
  const first = dialect.quirks.elementOrder[struct.name] ?? [];
  return [...new Set([...first, ...written.keys()])].flatMap((name) => {
    const mixed = interleaved.includes(name) ? interleaved : [];
    const taken = mixed.flatMap((next) => queues.get(next)?.splice(0, 1) ?? []);
    return [...taken, ...(queues.get(name)?.splice(0) ?? [])];
  });
}

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

function writeMember(member: Member, value: unknown, dialect: Wire): readonly XmlElement[] {
  const { type, wire } = member;
  if (type.kind !== 'list') {
    const element = writeValue(wire, value, type, dialect);
    if (!member.xsi) return [element];
    return [{ ...element, attributes: { 'xmlns:xsi': xsi, ...element.attributes } }];
  }
  const items = (value as readonly unknown[]).map((item) =>
    writeValue(type.flat ? wire : type.itemName, item, type.item, dialect),
  );
  return type.flat ? items : [{ name: wire, attributes: {}, children: items, text: '' }];
}

function writeValue(name: string, value: unknown, type: Type, dialect: Wire): XmlElement {
  if (type.kind === 'struct') {
    return writeStruct(name, value as Values, dialect.model.struct(type.struct), dialect);
  }
  if (type.kind === 'map') return writeMap(name, value as Values);
  return { name, attributes: {}, children: [], text: writeText(value, type) };
}

/** https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings */
function writeMap(name: string, map: Values): XmlElement {
  const leaf = (of: string, text: string) => ({ name: of, attributes: {}, children: [], text });
  const children = Object.entries(map).map(([key, value]) => ({
    ...leaf('entry', ''),
    children: [leaf('key', key), leaf('value', plainText(value))],
  }));
  return { name, attributes: {}, children, text: '' };
}

function writeText(value: unknown, type: Type): string {
  if (value instanceof Date) {
    const format = type.kind === 'timestamp' ? type.format : undefined;
    return formatTimestamp(value.getTime(), 'element', format);
  }
  return value instanceof Uint8Array ? toBase64(value) : plainText(value);
}
