/** Policy variables: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html */
import type { Lookup } from './lookup.ts';

/** The text with `${aws:username}` and its like replaced; undefined when the request has no value for one. */
export function withVariables(text: string, lookup: Lookup): string | undefined {
  let complete = true;
  const replaced = text.replaceAll(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (/^[*?$]$/.test(inside)) return inside === '$' ? '$' : `\0${inside}`;
    const [name = '', fallback] = inside.split(/,\s*/);
    const value = lookup(name)?.[0] ?? fallback?.replaceAll("'", '');
    if (value === undefined) complete = false;
    return (value ?? '').replaceAll(/[*?]/g, '\0$&');
  });
  return complete ? replaced : undefined;
}
