/** What an operation has in hand: the world as it is now, a draft to change it, and the rules' recorder. */
import type { Bytes, ChecksumAlgorithm, Payload } from '../lib/payload.ts';
import type { Question } from '../select/question.ts';
import type { AccessPoint } from './accessPoint/accessPoint.ts';
import type { Integrity } from './checksumMembers.ts';
import { ask, choose } from './ask.ts';
import type { Trace } from '../explain/trace.ts';
import type { Dialect } from '../protocol/dialect.ts';
import type { Refusal } from '../protocol/errors.ts';
import type { Draft } from '../storage/draft.ts';
import type { ObjectRecord } from '../storage/records.ts';
import type { Ids } from '../world/ids.ts';
import type { Identity, PublicAccessBlock, Role } from '../world/identities.ts';
import type { Network, Witness } from '../world/world.ts';
import type { Decision, Guard } from './rule.ts';
import {
  DigestWanted,
  type KeptSelection,
  type KnownDigests,
  type KnownSelections,
  SelectionWanted,
} from './selection/wanted.ts';

/** Who asks. `account` is null for an anonymous caller. */
export interface Caller {
  readonly account: string | null;
  readonly arn: string | null;
}

/** `id` is the canonical id. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** What the request was addressed to, as far as operations care. */
export interface Target {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly style: 'path' | 'virtual';
  /** What the host is the host of, where that is an access point. */
  readonly service?: 'accesspoint' | 'multi-region';
  readonly referer?: string;
  readonly userAgent?: string;
  /** The region that serves the request. */
  readonly region: string;
  /** Whether it came by the endpoint of transfer acceleration. */
  readonly accelerate: boolean;
  /** Whether the key that signed is one that ends. */
  readonly temporaryKey?: boolean;
  /** Whether the signature stands in the URL. */
  readonly presigned: boolean;
  /** Where the request comes from. */
  readonly network?: Network;
  /** Absent when nobody signed. */
  readonly signing?: Signing;
}

/** How a request is signed, as policies may ask. */
export interface Signing {
  readonly method: 'REST-HEADER' | 'REST-QUERY-STRING' | 'POST';
  /** The algorithm: `AWS4-HMAC-SHA256`; `AWS` is version 2. */
  readonly version: string;
  /** ms since 1970. Read when a policy asks: most never do. */
  signedAt(): number | undefined;
  readonly contentSha256?: string;
}

/** A body that is XML or JSON: the operation has its content as members, this is its integrity. */
export interface ReceivedDocument {
  readonly payload: Payload;
  readonly declares: Integrity;
}

export interface Surroundings {
  readonly document?: ReceivedDocument;
  /** AWS's headers that the request has and its operation does not know, in lower case. */
  readonly unnamed?: readonly string[];
  readonly draft: Draft;
  readonly trace: Trace;
  readonly dialect: Dialect;
  readonly caller: Caller;
  /** The caller as policies see him; undefined for nobody. */
  readonly identity: Identity | undefined;
  readonly target: Target;
  /** The name of the operation, or of the kind of request that is none. */
  readonly operation?: string | undefined;
  /** World time, ms since 1970. */
  readonly now: number;
  readonly ids: Ids;
  readonly regions: readonly string[];
  /** Those that the caller's account has not opted in to. */
  readonly disabledRegions: readonly string[];
  readonly follows: Witness;
  readonly digests: KnownDigests;
  readonly selections: KnownSelections;
  /** The ids by which S3 shows an account. */
  owner(account: string): Owner;
  /** What an account says of public access to all of its buckets. */
  accountBlock(account: string): PublicAccessBlock | undefined;
  /** The account that a canonical id is of, if there is one. */
  accountOf(canonicalId: string): string | undefined;
  /** Whether there is such a principal, as far as the world can tell. */
  mayExist(principal: string): boolean;
  /** Those whose e-mail address it is, in any case of letters. */
  accountsWithEmail(email: string): readonly string[];
  /** A role that there is, by its ARN. */
  roleOf(arn: string): { readonly account: string; readonly role: Role } | undefined;
  /** The unique id of a user or role that was deleted. */
  goneAs(arn: string): string | undefined;
}

export interface Context extends Omit<Surroundings, 'trace' | 'digests' | 'selections'> {
  /** The object that this request copies from, once it is known: the explanation compares with it. */
  readonly source: ObjectRecord | undefined;
  copyFrom(source: ObjectRecord): void;
  /** The access point that this request goes through, once it is known. */
  readonly accessPoint: AccessPoint | undefined;
  goThrough(accessPoint: AccessPoint): void;
  /** Applies a guard: records it, and throws its refusal if it has one. */
  guard<F extends object>(rule: Guard<F>, facts: F): void;
  /** Applies a guard to one thing of many: records it, and gives its refusal, which does not end the request. */
  judge<F extends object>(rule: Guard<F>, facts: F): Refusal | undefined;
  /** Applies a guard whose refusal is the answer, which the caller has more to add to: records it, and gives it. */
  conclude<F extends object>(rule: Guard<F>, facts: F): Refusal | undefined;
  /** Applies a decision: records it, and gives its value. */
  decide<F extends object, V>(rule: Decision<F, V>, facts: F): V;
  /** Hex digest of bytes of the model. */
  digest(bytes: Bytes, algorithm: ChecksumAlgorithm): string;
  /** What S3 Select finds in bytes of the model; its results are staged, so that an object may be made of them. */
  select(bytes: Bytes, question: Question): KeptSelection;
}

export function createContext(surroundings: Surroundings): Context {
  const { trace, digests, selections } = surroundings;
  let source: ObjectRecord | undefined;
  let through: AccessPoint | undefined;
  return {
    ...surroundings,
    get source() {
      return source;
    },
    copyFrom(object) {
      source = object;
    },
    get accessPoint() {
      return through;
    },
    goThrough(accessPoint) {
      through = accessPoint;
    },
    guard(rule, facts) {
      const refusal = ask(trace, rule, facts, true);
      if (refusal) throw refusal;
    },
    judge: (rule, facts) => ask(trace, rule, facts, false),
    conclude: (rule, facts) => ask(trace, rule, facts, true),
    decide: (rule, facts) => choose(trace, rule, facts),
    digest(bytes, algorithm) {
      const known = digests.get(bytes, algorithm);
      if (known === undefined) throw new DigestWanted(bytes, algorithm);
      return known;
    },
    select(bytes, question) {
      const known = selections.get(bytes, question);
      if (known === undefined) throw new SelectionWanted(bytes, question);
      return known;
    },
  };
}
