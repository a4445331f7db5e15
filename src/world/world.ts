/** The settable universe of a simulator: plain JSON, so that it can be written to a file, posted, and replayed. */
import type { Fault } from './faults.ts';

/** A caller who may sign requests. `arn` is the IAM ARN; `secretAccessKey` never leaves the world. */
export interface Principal {
  readonly name: string;
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** `id` is the 12-digit account id, `canonicalId` the 64-digit hex owner id that S3 shows. */
export interface Account {
  readonly id: string;
  readonly canonicalId: string;
  readonly displayName: string;
  readonly principals: readonly Principal[];
}

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
  /** What goes wrong from the start. */
  readonly faults: readonly Fault[];
}

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
  faults: [],
  accounts: [
    {
      id: '123456789012',
      canonicalId: '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be',
      displayName: 'studio',
      principals: [root('123456789012', 'test'), user('123456789012', 'alice')],
    },
    {
      id: '210987654321',
      canonicalId: 'c1da7e5a3f1aaf850ea79cf0430f33d72579fd1611c97f7ded193374c0b163b6',
      displayName: 'partner',
      principals: [root('210987654321', 'test2'), user('210987654321', 'bob')],
    },
  ],
};

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

/** What signs for an access key; undefined when no principal has it. */
export function secretOf(world: World, accessKeyId: string): string | undefined {
  return world.accounts
    .flatMap(({ principals }) => principals)
    .find((principal) => principal.accessKeyId === accessKeyId)?.secretAccessKey;
}

/** Who an access key stands for. An unknown key acts as the root of the first account: mocks are lenient. */
export function principalOf(world: World, accessKeyId: string): { account: string; arn: string } {
  for (const account of world.accounts) {
    const principal = account.principals.find((candidate) => candidate.accessKeyId === accessKeyId);
    if (principal) return { account: account.id, arn: principal.arn };
  }
  const account = world.accounts[0]?.id ?? '';
  return { account, arn: `arn:aws:iam::${account}:root` };
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
