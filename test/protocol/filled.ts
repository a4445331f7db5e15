/** Values that fill every member of a struct, by the model: what the property tests send and answer. */
import type { Member, Struct, Structs, Type } from '../../src/protocol/model.ts';

export type Values = Record<string, unknown>;

/** `skip` names members that are left out. */
export function filled(struct: Struct, model: Structs, skip: readonly string[] = []): Values {
  const chosen = struct.union ? struct.members.slice(0, 1) : struct.members;
  const entries = chosen
    .filter((member) => !skip.includes(member.name))
    .map((member) => [member.name, memberValue(member, model)]);
  return Object.fromEntries(entries);
}

/** Names and times that S3 or the SDK would otherwise refuse. */
const fixed: Readonly<Record<string, unknown>> = {
  Bucket: 'a-bucket',
  Key: 'a folder/ключ+&?=%20.txt',
  CopySource: 'other-bucket/some%20key?versionId=1',
  Expires: 'Wed, 21 Oct 2026 07:28:00 GMT',
  ResponseExpires: 'Wed, 21 Oct 2026 07:28:00 GMT',
};

function memberValue({ name, type, place }: Member, model: Structs): unknown {
  if ((place !== 'element' || type.kind === 'string') && name in fixed) return fixed[name];
  if (place !== 'element' && type.kind === 'string' && !type.enumName)
    return `${name} of the header`;
  return value(name, type, model);
}

function value(name: string, type: Type, model: Structs): unknown {
  switch (type.kind) {
    case 'string':
      return type.enumName ? model.values(type.enumName)[0] : ` <${name}> & "é\u{1F600}\r\n\t' `;
    case 'number':
      return name.length;
    case 'boolean':
      return name.length % 2 === 0;
    case 'timestamp':
      return new Date(Date.UTC(2026, 1, 1 + (name.length % 28), 12, 34, 56));
    case 'blob':
    case 'stream':
      return new TextEncoder().encode(`bytes of ${name}`);
    case 'map':
      return { alpha: 'one', 'beta-2': 'two  spaces' };
    case 'struct':
      return filled(model.struct(type.struct), model);
    case 'list':
      return type.item.kind === 'string' && type.item.enumName
        ? model.values(type.item.enumName).slice(0, 2)
        : [value(`${name}1`, type.item, model), value(`${name}2`, type.item, model)];
    default:
      throw new Error(`no value of ${type.kind}`);
  }
}
