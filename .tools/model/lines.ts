/** One schema of the SDK as one short line; the grammar is at the top of the generated file. */

/** Smithy's static schema: [kind, namespace, name, traits, member names, member types, required count]. */
export type Schema = readonly [
  number,
  string,
  string,
  Traits | number,
  readonly string[],
  readonly unknown[],
  number?,
];
interface Traits {
  readonly error?: string;
  readonly httpError?: number;
  readonly httpHeader?: string;
  readonly httpPayload?: 1;
  readonly httpPrefixHeaders?: string;
  readonly httpQuery?: string;
  readonly streaming?: 1;
  readonly xmlAttribute?: 1;
  readonly xmlFlattened?: 1;
  readonly xmlName?: string;
  readonly xmlNamespace?: readonly string[];
}
type MemberTraits = Traits | number;
type Lazy = () => unknown;

const scalars: Readonly<Record<number, string>> = {
  0: 's',
  1: 'n',
  2: 'b',
  4: 't',
  5: 'd',
  6: 'h',
  7: 'e',
  21: 'B',
  64: '[s',
  128: 'M',
};

export function operationLine(schema: Schema): string {
  const [, , name, traits, input, output] = schema as unknown as [
    0,
    0,
    string,
    { http: [string, string, number] },
    Lazy,
    Lazy,
  ];
  const [method, uri, status] = traits.http;
  return [method, uri, status, ref(input(), `${name}Request`), ref(output(), `${name}Output`)].join(
    ' ',
  );
}

function ref(schema: unknown, usual: string): string {
  if (!Array.isArray(schema)) return '-';
  return schema[2] === usual ? '.' : String(schema[2]);
}

/** Recorded (s3 ACL scenarios): an AccessControlPolicy without owner or grants is a MalformedACLError, as S3's XSD has it. */
const requiredBesides: Readonly<Record<string, readonly string[]>> = {
  AccessControlPolicy: ['Grants', 'Owner'],
};

export function structLine(schema: Schema, enums: Readonly<Record<string, string>>): string {
  const [kind, , struct, traits, names, types, required = 0] = schema;
  const root = typeof traits === 'object' ? traits.xmlName : undefined;
  const members = names.flatMap((name, i) => {
    // ExpiresString is the SDK's own invention, and S3 keeps Expires as the string it was given (see operation.ts).
    if (name === 'ExpiresString') return [];
    const must = i < required || (requiredBesides[struct]?.includes(name) ?? false);
    return [memberText(name, types[i], must, enums[name])];
  });
  return (kind === 4 ? '|' : '') + (root ? `<${root} ` : '') + members.join(' ');
}

function memberText(name: string, declared: unknown, required: boolean, values?: string): string {
  const [schema, traits] = splitTraits(declared);
  const at = place(name, schema, traits);
  let type = typeText(schema, traits);
  if (/^Expires$|^ResponseExpires$/.test(name) && /^@[hq]/.test(at)) type = 's';
  if (values) type = type.replace(/s/, `%${values}`);
  const xsi = typeof traits === 'object' && traits.xmlNamespace ? '^' : '';
  return `${name}${required ? '!' : ''}:${type}${xsi}${at}`;
}

/** A member's type is a schema, or [schema, traits]; a schema is a number, a string, an array or a thunk. */
function splitTraits(declared: unknown): [schema: unknown, traits: MemberTraits] {
  const pair = Array.isArray(declared) && declared.length === 2;
  const [schema, traits] = pair ? (declared as [unknown, MemberTraits]) : [declared, 0];
  return [typeof schema === 'function' ? (schema as Lazy)() : schema, traits];
}

function typeText(schema: unknown, traits: MemberTraits): string {
  const flat = typeof traits === 'object' && traits.xmlFlattened ? '[[' : '[';
  if (typeof schema === 'number') {
    const text = scalars[schema];
    if (!text) throw new Error(`no letter for schema ${schema}`);
    return text.replace('[', flat);
  }
  const [kind, , name, own, inner] = schema as Schema;
  if (kind === 0) return (inner as unknown) === 42 ? 'S' : 's';
  if (kind === 3 || kind === 4) {
    return typeof own === 'object' && own.streaming ? 'E' : `.${name}`;
  }
  if (kind !== 1) throw new Error(`no letter for ${name}`);
  const [item, itemTraits] = splitTraits(inner);
  const itemName = typeof itemTraits === 'object' ? itemTraits.xmlName : undefined;
  return flat + typeText(item, 0) + (itemName && flat === '[' ? `/${itemName}` : '');
}

const httpLabel = 1;
const httpPayload = 16;

function place(name: string, schema: unknown, traits: MemberTraits): string {
  if (typeof traits === 'number') {
    if (traits & httpLabel) return '@l';
    return traits & httpPayload ? `@P${payloadRoot(schema)}` : '';
  }
  const { httpHeader, httpQuery, httpPrefixHeaders, xmlAttribute, xmlName } = traits as Record<
    string,
    string
  >;
  if (httpHeader) return `@h${tilde(httpHeader)}`;
  if (httpQuery) return `@q${httpQuery}`;
  if (httpPrefixHeaders) return `@p${tilde(httpPrefixHeaders)}`;
  if (traits.httpPayload) return `@P${xmlName ?? payloadRoot(schema)}`;
  if (xmlAttribute) return `@a${xmlName ?? name}`;
  return xmlName && xmlName !== name ? `@x${xmlName}` : '';
}

/** A structured payload's root is its own xmlName, else the name of its struct. */
function payloadRoot(schema: unknown): string {
  if (!Array.isArray(schema) || (schema[0] !== 3 && schema[0] !== 4)) return '';
  const own = schema[3] as MemberTraits;
  return (typeof own === 'object' && own.xmlName) || String(schema[2]);
}

const tilde = (header: string) => header.replace(/^x-amz-/, '~');
