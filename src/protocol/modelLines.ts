/** Reads the lines of a model table; their grammar stands at the top of s3/model.generated.ts. */
import type { Level, Member, Operation, Place, Struct, Type } from './shapes.ts';

export function readOperation<Name extends string>(
  name: Name,
  text: string,
  struct: (name: string) => Struct,
): Operation<Name> {
  const [method = '', uri = '', status = '', input = '.', output = '.'] = text.split(' ');
  const [path = '', query = ''] = uri.split('?');
  const literals = query
    .split('&')
    .map((pair) => pair.split('='))
    .map(([key = '', value = '']) => [key, value] as const)
    .filter(([key]) => key !== '' && key !== 'x-id');
  const inputName = input === '.' ? `${name}Request` : input;
  const outputName = output === '.' ? `${name}Output` : output;
  const fixed = path !== '/' && !path.includes('{');
  const levelOf = (): Level => {
    if (path.includes('{Key+}')) return 'object';
    const { members } = struct(inputName);
    return members.some((m) => m.place === 'label' && m.name === 'Bucket') ? 'bucket' : 'service';
  };
  let level: Level | undefined;
  return {
    name,
    method,
    get level() {
      level ??= levelOf();
      return level;
    },
    ...(fixed ? { path } : {}),
    literals,
    status: Number(status),
    get input() {
      return struct(inputName);
    },
    get output() {
      return outputName === '-' ? undefined : struct(outputName);
    },
  };
}

export function readStruct(name: string, text: string, prefix: string): Struct {
  const [, bar, root, members = ''] = /^(\|?)(?:<(\S+) ?)?(.*)$/.exec(text) ?? [];
  return {
    name,
    root: root ?? name,
    union: bar === '|',
    members: members === '' ? [] : members.split(' ').map((member) => readMember(member, prefix)),
  };
}

const places: Readonly<Record<string, Place>> = {
  l: 'label',
  q: 'query',
  h: 'header',
  p: 'prefix',
  P: 'payload',
  a: 'attribute',
  x: 'element',
};

function readMember(text: string, prefix: string): Member {
  const parts = /^(\w+)(!?):([^@^]+)(\^?)(?:@(\w)(.*))?$/.exec(text);
  const [, name = '', bang, type = '', xsi, place = 'x', wire] = parts ?? [];
  if (!parts) throw new Error(`cannot read member ${text}`);
  const isHeader = place === 'h' || place === 'p';
  return {
    name,
    required: bang === '!',
    type: readType(type, name, wire),
    place: places[place] ?? 'element',
    wire: isHeader ? (wire ?? '').replace('~', prefix).toLowerCase() : wire || name,
    xsi: xsi === '^',
  };
}

const letters: Readonly<Record<string, Type>> = {
  s: { kind: 'string' },
  n: { kind: 'number' },
  b: { kind: 'boolean' },
  t: { kind: 'timestamp' },
  d: { kind: 'timestamp', format: 'date-time' },
  h: { kind: 'timestamp', format: 'http-date' },
  e: { kind: 'timestamp', format: 'epoch-seconds' },
  B: { kind: 'blob' },
  S: { kind: 'stream' },
  E: { kind: 'events' },
  M: { kind: 'map' },
};

function readType(text: string, name: string, wire?: string): Type {
  if (text.startsWith('[')) {
    const flat = text.startsWith('[[');
    const [item = '', itemName = 'member'] = text.replace(/^\[+/, '').split('/');
    return {
      kind: 'list',
      item: readType(item, name),
      itemName: flat ? wire || name : itemName,
      flat,
    };
  }
  if (text.startsWith('.')) return { kind: 'struct', struct: text.slice(1) };
  if (text.startsWith('%')) return { kind: 'string', enumName: text.slice(1) };
  const type = letters[text];
  if (!type) throw new Error(`no type ${text}`);
  return type;
}
