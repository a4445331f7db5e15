/** A world as a file: JSON with any of a World's members, the others as in the default world. */
import { defaultWorld, type World } from './world.ts';

/** What is wrong with a world file, in words that name the place: `accounts[0].id must be …`. */
export class WorldFileError extends Error {
  override readonly name = 'WorldFileError';
}

type Check = (value: unknown, place: string) => void;

function refuse(place: string, demand: string): never {
  throw new WorldFileError(`${place} must be ${demand}`);
}

const matching =
  (pattern: RegExp, demand: string): Check =>
  (value, place) => {
    if (typeof value !== 'string' || !pattern.test(value)) refuse(place, demand);
  };

const text = matching(/./s, 'a text that is not empty');

const whole: Check = (value, place) => {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    refuse(place, 'a whole number, 0 or more');
};

const listOf =
  (check: Check): Check =>
  (value, place) => {
    if (!Array.isArray(value) || value.length === 0) refuse(place, 'a list that is not empty');
    for (const [i, one] of value.entries()) check(one, `${place}[${i}]`);
  };

/** An object with these members and no others; those in `optional` may be missing. */
const objectOf =
  (checks: Readonly<Record<string, Check>>, optional: readonly string[] = []): Check =>
  (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      refuse(place, 'an object');
    const members = value as Readonly<Record<string, unknown>>;
    const unknown = Object.keys(members).find((name) => !Object.hasOwn(checks, name));
    if (unknown !== undefined) throw new WorldFileError(`${place} has no member called ${unknown}`);
    for (const [name, check] of Object.entries(checks)) {
      const missing = members[name] === undefined;
      if (!missing || !optional.includes(name)) check(members[name], `${place}.${name}`);
    }
  };

const principal = objectOf({ name: text, arn: text, accessKeyId: text, secretAccessKey: text });

const account = objectOf({
  id: matching(/^\d{12}$/, 'a text of 12 digits'),
  canonicalId: matching(/^[0-9a-f]{64}$/, 'a text of 64 hexadecimal digits'),
  displayName: text,
  principals: listOf(principal),
});

const virtualClock = objectOf({ kind: text, start: whole, step: whole });
const systemClock = objectOf({ kind: text });

const clock: Check = (value, place) => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (kind !== 'virtual' && kind !== 'system') refuse(`${place}.kind`, '"virtual" or "system"');
  (kind === 'virtual' ? virtualClock : systemClock)(value, place);
};

const world = objectOf({ seed: text, clock, defaultRegion: text, accounts: listOf(account) }, [
  'seed',
  'clock',
  'defaultRegion',
  'accounts',
]);

/** Reads a world file's text. Throws WorldFileError. */
export function parseWorldFile(json: string): World {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new WorldFileError(`the file must be JSON: ${(error as Error).message}`);
  }
  world(value, 'world');
  const parsed: World = { ...defaultWorld, ...(value as Partial<World>) };
  const keys = parsed.accounts.flatMap((a) => a.principals.map((p) => p.accessKeyId));
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  if (twice !== undefined)
    throw new WorldFileError(`the access key ${twice} must belong to one principal only`);
  return parsed;
}
