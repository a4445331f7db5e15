/** Checks of JSON that name the place of what is wrong: `accounts[0].id must be …`. */

/** What is wrong with a file, in one sentence. */
export class MisshapenError extends Error {
  override readonly name = 'MisshapenError';
}

/** Throws MisshapenError unless the value at `place` has the shape. */
export type Check = (value: unknown, place: string) => void;

export function misshapen(place: string, demand: string): never {
  throw new MisshapenError(`${place} must be ${demand}`);
}

export const matching =
  (pattern: RegExp, demand: string): Check =>
  (value, place) => {
    if (typeof value !== 'string' || !pattern.test(value)) misshapen(place, demand);
  };

export const text = matching(/./s, 'a text that is not empty');

export const anyText = matching(/^/, 'a text');

export const whole: Check = (value, place) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    misshapen(place, 'a whole number, 0 or more');
};

export const flag: Check = (value, place) => {
  if (typeof value !== 'boolean') misshapen(place, 'true or false');
};

export const listOf =
  (check: Check, { empty = false } = {}): Check =>
  (value, place) => {
    if (!Array.isArray(value) || (value.length === 0 && !empty)) {
      misshapen(place, empty ? 'a list' : 'a list that is not empty');
    }
    for (const [i, one] of value.entries()) check(one, `${place}[${i}]`);
  };

/** One of these texts. */
export const oneOf =
  (...choices: readonly string[]): Check =>
  (value, place) => {
    if (!choices.some((choice) => choice === value)) {
      misshapen(place, choices.map((choice) => `"${choice}"`).join(' or '));
    }
  };

/** An object whose members, whatever they are called, are texts. */
export const texts: Check = (value, place) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    misshapen(place, 'an object');
  for (const [name, member] of Object.entries(value)) {
    if (typeof member !== 'string') misshapen(`${place}.${name}`, 'a text');
  }
};

/** An object with these members and no others; those in `optional` may be missing. */
export const objectOf =
  (checks: Readonly<Record<string, Check>>, optional: readonly string[] = []): Check =>
  (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      misshapen(place, 'an object');
    const members = value as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(members).find((name) => !Object.hasOwn(checks, name));
    if (unknown !== undefined) throw new MisshapenError(`${place} has no member called ${unknown}`);
    for (const [name, check] of Object.entries(checks)) {
      const missing = members[name] === undefined;
      if (!missing || !optional.includes(name)) check(members[name], `${place}.${name}`);
    }
  };
