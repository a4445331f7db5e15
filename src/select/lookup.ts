/** Paths → values. Names in quotes are as they are written; others are found whatever their case. */
import { fail } from './fault.ts';
import type { Path, Step } from './tree.ts';
import { isList, Struct, type Value } from './value.ts';

/** The place of a name; -1 when there is none. Refuses an unquoted name that fits several. */
export function placeOf(names: readonly string[], name: string, quoted: boolean): number {
  if (quoted) return names.indexOf(name);
  const lower = name.toLowerCase();
  const first = names.findIndex((one) => one.toLowerCase() === lower);
  if (first < 0) return first;
  const another = names.some(
    (one, i) => i > first && one !== names[first] && one.toLowerCase() === lower,
  );
  return another ? fail('AmbiguousFieldName') : first;
}

/** `_3` → 2; undefined for other names. */
export function columnIndex(name: string): number | undefined {
  return /^_[1-9]\d{0,8}$/.test(name) ? Number(name.slice(1)) - 1 : undefined;
}

export function step(value: Value, one: Step): Value {
  if (one.kind === 'index') return isList(value) ? value[one.index] : undefined;
  if (one.kind === 'all' || !(value instanceof Struct)) return undefined;
  const place = placeOf(value.names, one.name, one.quoted);
  if (place >= 0) return value.values[place];
  const index = value.positional ? columnIndex(one.name) : undefined;
  return index === undefined ? undefined : value.values[index];
}

/** Where a path begins: at the record when its first name is one of the record's, else at a column. */
export function readerOf({ steps }: Path, names: readonly string[]): (record: Value) => Value {
  const inside = stepsInside(steps, names);
  const [first] = steps;
  const whole = first?.kind === 'name' && first.name === '_1' ? steps.slice(1) : undefined;
  return (record) => {
    const found = inside.reduce(step, record);
    // Without an alias `_1` is the whole record, unless the record has a member of that name.
    const named = record instanceof Struct && (record.positional || record.names.includes('_1'));
    return whole && found === undefined && !named ? whole.reduce(step, record) : found;
  };
}

/** A path without the name of the record. */
export function stepsInside(steps: readonly Step[], names: readonly string[]): readonly Step[] {
  const [first] = steps;
  if (first?.kind !== 'name') return steps;
  const isRecord = names.some((name) =>
    first.quoted ? name === first.name : name.toLowerCase() === first.name.toLowerCase(),
  );
  return isRecord ? steps.slice(1) : steps;
}

/** What FROM goes through in one root value: `[*]` and `.*` fan out, what is not there is one MISSING. */
export function expand(root: Value, from: readonly Step[]): Value[] {
  return from.reduce<Value[]>(
    (values, one) => {
      if (one.kind !== 'all') return values.map((value) => step(value, one));
      return values.flatMap((value) => {
        if (isList(value)) return value;
        return value instanceof Struct ? value.values : [value];
      });
    },
    [root],
  );
}
