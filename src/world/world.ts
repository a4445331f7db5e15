/** The settable universe of a simulator: plain JSON, so that it can be written to a file, posted, and replayed. */
import type { Fault } from './faults.ts';
import {
  type Account,
  type Identity,
  type KnownKey,
  knownKey,
  type Principal,
} from './identities.ts';

/**
 * `virtual`: starts at `start` (ms since 1970) and moves `step` ms with every request.
 * `system`: the time that the host supplies.
 */
export type Clock =
  | { readonly kind: 'virtual'; readonly start: number; readonly step: number }
  | { readonly kind: 'system' };

/** Whom to believe where a document of AWS and a recording of its answers contradict each other. */
export type Witness = 'recorded' | 'documented';

export interface World {
  /** Every id that S3 would invent is derived from this. */
  readonly seed: string;
  readonly clock: Clock;
  readonly defaultRegion: string;
  readonly follows: Witness;
  /** Hosts besides AWS's and localhost under which `<bucket>.<host>` names a bucket; without port. */
  readonly endpoints: readonly string[];
  /** The first account is the one that unknown access keys act for. */
  readonly accounts: readonly Account[];
  /**
   * Whether every signature is judged, and keys, tokens and clocks with it. A world that is not takes unknown keys, and
   * judges only what is handed on: presigned URLs and forms of the keys it knows.
   */
  readonly strict: boolean;
  /** Whether a page meets CORS as a browser has it, preflights and hidden headers included. Over HTTP browsers see to it. */
  readonly cors: 'off' | 'strict';
  /** Where requests come from, as far as those who carry them do not say. */
  readonly network: Network;
  /** What goes wrong from the start. */
  readonly faults: readonly Fault[];
}

/** What policies read as `aws:SourceIp`, `aws:SourceVpc` and `aws:SourceVpce`. */
export interface Network {
  readonly sourceIp: string;
  readonly vpc?: string;
  readonly vpcEndpoint?: string;
}

/** What may be set anew while a world goes on. */
export type Settings = Pick<World, 'accounts' | 'strict' | 'follows' | 'cors' | 'network'>;

const root = (account: string, accessKeyId: string): Principal => ({
  name: 'root',
  arn: `arn:aws:iam::${account}:root`,
  accessKeyId,
  secretAccessKey: accessKeyId,
});

const user = (account: string, name: string): Principal => ({
  name,
  arn: `arn:aws:iam::${account}:user/${name}`,
  accessKeyId: name,
  secretAccessKey: name,
});

/** 1 January 2026, 00:00 UTC. */
export const virtualStart = 1_767_225_600_000;

/** Two accounts with a root and a user each, empty, at the start of 2026; every request takes a second. */
export const defaultWorld: World = {
  seed: 'bucketlab',
  clock: { kind: 'virtual', start: virtualStart, step: 1000 },
  defaultRegion: 'us-east-1',
  follows: 'recorded',
  endpoints: [],
  strict: false,
  cors: 'off',
  network: { sourceIp: '203.0.113.10' },
  faults: [],
  accounts: [
    {
      id: '123456789012',
      canonicalId: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be',
      displayName: 'studio',
      email: 'studio@example.com',
      principals: [root('123456789012', 'test'), user('123456789012', 'alice')],
    },
    {
      id: '210987654321',
      canonicalId: 'c1da7e5a3f1aaf850ea79cf0430f33d72579fd1611c97f7ded193374c0b163b6',
      displayName: 'partner',
      email: 'partner@example.com',
      principals: [root('210987654321', 'test2'), user('210987654321', 'bob')],
    },
  ],
};

const all = new WeakMap<Partial<Settings>, { readonly base: World; readonly world: World }>();

/** A world with some things set anew: the same object for the same two. */
export function settled(base: World, changed: Partial<Settings>): World {
  const known = all.get(changed);
  if (known?.base === base) return known.world;
  const world = { ...base, ...changed };
  all.set(changed, { base, world });
  return world;
}

/** World time in ms since 1970, after so many requests and so many ms of moving the clock by hand. */
export function timeOf(
  clock: Clock,
  {
    requests,
    advanced,
    systemTime,
  }: { requests: number; advanced: number; systemTime: (() => number) | undefined },
): number {
  const moved =
    clock.kind === 'virtual'
      ? clock.start + requests * clock.step
      : (systemTime?.() ?? virtualStart);
  return moved + advanced;
}

/** The key and who has it; undefined when nobody has. */
export function keyOf(
  { accounts }: Pick<World, 'accounts'>,
  accessKeyId: string,
): KnownKey | undefined {
  return knownKey(accounts, accessKeyId);
}

/** Who acts for a key that nobody has: mocks are lenient. */
export function lenientIdentity({ accounts }: Pick<World, 'accounts'>): Identity {
  const account = accounts[0]?.id ?? '';
  const arn = `arn:aws:iam::${account}:root`;
  return { kind: 'root', account, arn, principalArn: arn, name: 'root', sessionPolicies: [] };
}

/** Who owns what nobody signed for: S3 shows it by a canonical id of its own. */
export const anonymous = {
  account: 'anonymous',
  canonicalId: '65a011a29cdf8ec533ec3d1ccaae921c',
} as const;

/** The ids by which S3 shows an account: its canonical id and its display name. */
export function ownerOf(world: World, account: string): { id: string; name: string } {
  if (account === anonymous.account) return { id: anonymous.canonicalId, name: '' };
  const owner = world.accounts.find(({ id }) => id === account);
  return { id: owner?.canonicalId ?? '', name: owner?.displayName ?? '' };
}

/** The account of a canonical id; undefined when nobody has that id. */
export function accountOf(world: World, canonicalId: string): string | undefined {
  if (canonicalId === anonymous.canonicalId) return anonymous.account;
  return world.accounts.find((account) => account.canonicalId === canonicalId)?.id;
}

/** The regions that an account has not opted in to. */
export function disabledRegions(
  { accounts }: Pick<World, 'accounts'>,
  account: string | null | undefined,
): readonly string[] {
  return accounts.find(({ id }) => id === account)?.disabledRegions ?? [];
}

export function accountsWithEmail({ accounts }: World, email: string): readonly string[] {
  const wanted = email.toLowerCase();
  return accounts.filter((account) => account.email?.toLowerCase() === wanted).map(({ id }) => id);
}
