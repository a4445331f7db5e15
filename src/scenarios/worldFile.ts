/**
 * A world as a file: JSON with any of a World's members, the others as in the default world, and the buckets that it
 * starts with.
 */
import { fromBase64 } from '../lib/bytes.ts';
import {
  type Check,
  listOf,
  MisshapenError,
  misshapen,
  objectOf,
  text,
  whole,
} from '../lib/shape.ts';
import { checkPeople, once } from '../world/people.ts';
import { settings } from '../world/settingsShape.ts';
import { defaultWorld, keyOf, type World } from '../world/world.ts';
import { bucket, kmsKey, region } from './bucketShape.ts';
import { fault } from './faultShape.ts';
import type { Seed } from './seed.ts';
import type { SeedBucket } from './seedBucket.ts';
import type { SeedKmsKey } from './seedKeys.ts';
import type { SeedObject } from './seedObject.ts';

const virtualClock = objectOf({ kind: text, start: whole, step: whole });
const systemClock = objectOf({ kind: text });

const clock: Check = (value, place) => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (kind !== 'virtual' && kind !== 'system') misshapen(`${place}.kind`, '"virtual" or "system"');
  (kind === 'virtual' ? virtualClock : systemClock)(value, place);
};

const members = {
  seed: text,
  clock,
  defaultRegion: region,
  endpoints: listOf(text, { empty: true }),
  ...settings,
  faults: listOf(fault, { empty: true }),
  kmsKeys: listOf(kmsKey, { empty: true }),
  buckets: listOf(bucket, { empty: true }),
};

const file = objectOf(members, Object.keys(members));

/** A file's buckets, before what they leave out is filled in. */
interface WrittenBucket extends Omit<SeedBucket, 'as' | 'objects'> {
  readonly as?: string;
  readonly objects?: readonly (WrittenObject | { readonly deletes: string })[];
}

type WrittenKey = Omit<SeedKmsKey, 'as'> & Partial<Pick<SeedKmsKey, 'as'>>;

interface WrittenObject extends Omit<SeedObject, 'body'> {
  readonly body?: SeedObject['body'] | { readonly base64: string };
}

export interface WorldFile {
  readonly world: World;
  readonly seed: Seed;
}

/** Reads a world file's text; members that it leaves out are those of `base`. Throws MisshapenError. */
export function parseWorldFile(json: string, base: World = defaultWorld): WorldFile {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new MisshapenError(`the file must be JSON: ${(error as Error).message}`);
  }
  file(value, 'world');
  const {
    kmsKeys = [],
    buckets = [],
    ...written
  } = value as Partial<World> & {
    kmsKeys?: readonly WrittenKey[];
    buckets?: readonly WrittenBucket[];
  };
  const world: World = { ...base, ...written };
  checkPeople(world.accounts);
  const as = world.accounts[0]?.principals[0]?.accessKeyId ?? '';
  const seed = {
    kmsKeys: kmsKeys.map((written) => ({ as, ...written })),
    buckets: buckets.map((written) => filledIn(written, as)),
  };
  checkSeed(world, seed);
  return { world, seed };
}

/** What a client may ask for, and a file does not mean: a bucket made twice, and the work of somebody whom nobody knows. */
function checkSeed(world: World, { kmsKeys = [], buckets = [] }: Seed): void {
  once(
    buckets.map(({ name }) => name),
    (name) => `the bucket ${name} must be there once only`,
  );
  const isKnown = ({ as }: { readonly as?: string }, place: string) => {
    if (as !== undefined && !keyOf(world, as))
      misshapen(`${place}.as`, 'an access key of a principal or a session of the world');
  };
  for (const [i, key] of kmsKeys.entries()) isKnown(key, `world.kmsKeys[${i}]`);
  for (const [i, bucket] of buckets.entries()) {
    isKnown(bucket, `world.buckets[${i}]`);
    for (const [j, one] of (bucket.objects ?? []).entries())
      if (!('deletes' in one)) isKnown(one, `world.buckets[${i}].objects[${j}]`);
  }
}

/** A bucket that names no access key is made by the first principal. */
function filledIn({ objects = [], ...bucket }: WrittenBucket, firstKey: string): SeedBucket {
  return {
    as: firstKey,
    ...bucket,
    objects: objects.map((one) => ('deletes' in one ? one : decoded(one))),
  };
}

function decoded({ body, ...object }: WrittenObject): SeedObject {
  if (typeof body === 'object' && 'base64' in body) {
    return { ...object, body: fromBase64(body.base64) ?? new Uint8Array() };
  }
  return body === undefined ? object : { ...object, body };
}
