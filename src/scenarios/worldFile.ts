/**
 * A world as a file: JSON with any of a World's members, the others as in the default world, and the buckets that it
 * starts with.
 */
import { fromBase64 } from '../lib/bytes.ts';
import {
  anyText,
  type Check,
  flag,
  listOf,
  matching,
  MisshapenError,
  misshapen,
  objectOf,
  oneOf,
  text,
  texts,
  whole,
} from '../lib/shape.ts';
import { defaultWorld, type World } from '../world/world.ts';
import type { Account } from '../world/identities.ts';
import { fault } from './faultShape.ts';
import type { Seed, SeedBucket, SeedObject } from './seed.ts';
import type { SeedKmsKey } from './seedKeys.ts';
import { settings } from './worldShape.ts';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const virtualClock = objectOf({ kind: text, start: whole, step: whole });
const systemClock = objectOf({ kind: text });

const clock: Check = (value, place) => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (kind !== 'virtual' && kind !== 'system') misshapen(`${place}.kind`, '"virtual" or "system"');
  (kind === 'virtual' ? virtualClock : systemClock)(value, place);
};

const described = objectOf({ size: whole, pattern: anyText });
const encoded = objectOf({ base64: matching(base64, 'base64') });

const body: Check = (value, place) => {
  if (typeof value === 'string') return;
  const isEncoded = typeof value === 'object' && value !== null && 'base64' in value;
  (isEncoded ? encoded : described)(value, place);
};

const written = objectOf(
  {
    key: text,
    body,
    contentType: text,
    cacheControl: text,
    storageClass: text,
    websiteRedirect: text,
    metadata: texts,
    tags: texts,
  },
  ['body', 'contentType', 'cacheControl', 'storageClass', 'websiteRedirect', 'metadata', 'tags'],
);
const deleted = objectOf({ deletes: text });

const object: Check = (value, place) => {
  const deletes = typeof value === 'object' && value !== null && 'deletes' in value;
  (deletes ? deleted : written)(value, place);
};

const bucket = objectOf(
  {
    name: text,
    as: text,
    region: text,
    versioning: oneOf('Enabled', 'Suspended'),
    objects: listOf(object, { empty: true }),
  },
  ['as', 'region', 'versioning', 'objects'],
);

const kmsKey = objectOf(
  {
    alias: matching(/^alias\/[\w/-]+$/, 'a text that begins with alias/'),
    as: text,
    region: text,
    description: text,
    keySpec: text,
    keyUsage: text,
    enabled: flag,
  },
  ['alias', 'as', 'region', 'description', 'keySpec', 'keyUsage', 'enabled'],
);

const members = {
  seed: text,
  clock,
  defaultRegion: text,
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
  checkKeys(world.accounts);
  const as = world.accounts[0]?.principals[0]?.accessKeyId ?? '';
  const seed = {
    kmsKeys: kmsKeys.map((written) => ({ as, ...written })),
    buckets: buckets.map((written) => filledIn(written, as)),
  };
  return { world, seed };
}

/** Throws MisshapenError when an access key is of two people. */
export function checkKeys(accounts: readonly Account[]): void {
  const keys = accounts.flatMap(({ principals, roles = [] }) => [
    ...principals.flatMap((one) => [one, ...(one.keys ?? [])]),
    ...roles.flatMap(({ sessions = [] }) => sessions),
  ]);
  const ids = keys.map(({ accessKeyId }) => accessKeyId);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined)
    throw new MisshapenError(`the access key ${twice} must belong to one principal only`);
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
