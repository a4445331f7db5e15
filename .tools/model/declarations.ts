/** What the SDK's runtime schemas leave out and its declarations hold: which enum a member takes, and the enums' values. */

export interface Declarations {
  /** Enum name → its values, in the SDK's order. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** Struct name → member name → enum name. */
  readonly memberEnums: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export function readDeclarations(sources: readonly string[]): Declarations {
  const text = sources.join('\n').replace(/\/\*[\s\S]*?\*\//g, '');
  const enums: Record<string, string[]> = {};
  for (const [, name = '', body = ''] of text.matchAll(
    /export declare const (\w+): \{([^}]*)\}/g,
  )) {
    enums[name] = [...body.matchAll(/readonly [^:]+: "([^"]*)"/g)].map((m) => m[1] ?? '');
  }
  const memberEnums: Record<string, Record<string, string>> = {};
  for (const [, name = '', body = ''] of text.matchAll(
    /export interface (\w+)[^{]*\{([\s\S]*?)\n\}/g,
  )) {
    const members: Record<string, string> = {};
    for (const [, member = '', type = ''] of body.matchAll(/^ {4}(\w+)\??: (\w+)/gm)) {
      if (type in enums) members[member] = type;
    }
    memberEnums[name.replace(/^_/, '')] = members;
  }
  return { enums, memberEnums };
}
