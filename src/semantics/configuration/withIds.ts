import type { Context } from '../context.ts';

/** Rules as they are kept: S3 gives an id to each that came without. */
export function withIds<Rule extends object>(
  s3: Context,
  rules: readonly Rule[] | undefined,
  name: keyof Rule,
): Rule[] {
  const named = (rule: Rule) => ({
    ...rule,
    [name]: rule[name] || s3.ids.configurationId(s3.draft.nextWrite()),
  });
  return (rules ?? []).map(named);
}
