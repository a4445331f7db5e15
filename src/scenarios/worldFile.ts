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
import { fault } from './faultShape.ts';
import type { Seed, SeedBucket, SeedObject } from './seed.ts';
import type { SeedKmsKey } from './seedKeys.ts';

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

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

const file = objectOf(
  {
    seed: text,
    clock,
    defaultRegion: text,
    follows: oneOf('recorded', 'documented'),
    endpoints: listOf(text, { empty: true }),
    accounts: listOf(account),
    strict: flag,
    faults: listOf(fault, { empty: true }),
    kmsKeys: listOf(kmsKey, { empty: true }),
    buckets: listOf(bucket, { empty: true }),
  },
  [
    'seed',
    'clock',
    'defaultRegion',
    'follows',
    'endpoints',
    'accounts',
    'strict',
    'faults',
    'kmsKeys',
    'buckets',
  ],
);

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
    ...settings
  } = value as Partial<World> & {
    kmsKeys?: readonly WrittenKey[];
    buckets?: readonly WrittenBucket[];
  };
  const world: World = { ...base, ...settings };
  const keys = world.accounts.flatMap((a) => a.principals.map((p) => p.accessKeyId));
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  if (twice !== undefined)
    throw new MisshapenError(`the access key ${twice} must belong to one principal only`);
  const as = keys[0] ?? '';
  const seed = {
    kmsKeys: kmsKeys.map((written) => ({ as, ...written })),
    buckets: buckets.map((written) => filledIn(written, as)),
  };
  return { world, seed };
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
