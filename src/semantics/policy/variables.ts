/** Policy variables: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
import type { Lookup } from './lookup.ts';

/** The only version of the language that has variables; in others `${aws:username}` is a text like any other. */
const withThem = '2012-10-17';

/**
 * The pattern with `${aws:username}` and its like replaced, the wildcards in what replaces them made plain; undefined when the
 * request has not exactly one value for one of them, and the policy none for that case (`${aws:PrincipalTag/team, 'none'}`).
 */
export function withVariables(
  pattern: string,
  lookup: Lookup,
  version = withThem,
): string | undefined {
  if (version !== withThem || !pattern.includes('${')) return pattern;
  let complete = true;
  const replaced = pattern.replaceAll(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (/^[*?$]$/.test(inside)) return inside === '$' ? '$' : `\0${inside}`;
    const [, name = '', fallback] = /^([^,]*?)\s*(?:,\s*'(.*)'\s*)?$/.exec(inside) ?? [];
    const values = lookup(name.trim());
    const value = values?.length === 1 ? values[0] : values === undefined ? fallback : undefined;
    if (value === undefined) complete = false;
    return (value ?? '').replaceAll(/[*?]/g, '\0$&');
  });
  return complete ? replaced : undefined;
}

/** The same where there are no wildcards. */
export function textWithVariables(
  text: string,
  lookup: Lookup,
  version?: string,
): string | undefined {
  return withVariables(text, lookup, version)?.replaceAll('\0', '');
}
