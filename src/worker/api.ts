/**
 * The seam between a page and the simulator in its worker. Everything here can be posted; nothing here
 * needs a DOM. The page imports these types and `client.ts`, and nothing else of the simulator.
 */
import type { Exchange } from '../explain/exchange.ts';
import type { WireAnswer, WireRequest } from '../protocol/message.ts';
import type {
  AccessPointRecord,
  BucketRecord,
  KmsKeyRecord,
  MultiRegionAccessPointRecord,
  UploadRecord,
  VersionRecord,
} from '../storage/records.ts';
import type { Fault } from '../world/faults.ts';
import type { AccessKey, Account, Permissions, PolicyDocument } from '../world/identities.ts';
import type { Settings, World } from '../world/world.ts';

/** Where a workspace lives. `saved` is false when IndexedDB refused; `reason` then says why, in one sentence. */
export interface Workspace {
  readonly name: string;
  readonly saved: boolean;
  readonly reason?: string;
}

/** A key without its secret. */
export type AccessKeyView = Required<Pick<AccessKey, 'accessKeyId' | 'status'>>;

/** A root or a user without secrets. `accessKeyId` is the first of `keys`. */
export interface PrincipalView extends Permissions {
  readonly kind: 'root' | 'user';
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly accessKeyId: string;
  readonly keys: readonly AccessKeyView[];
  readonly deleted: boolean;
}

/** Somebody in a role, without secret and token. `arn` is that of the session. */
export interface SessionView extends AccessKeyView {
  readonly name: string;
  readonly arn: string;
  readonly expires?: number;
  readonly policy?: PolicyDocument;
}

export interface RoleView extends Permissions {
  readonly kind: 'role';
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly trust?: PolicyDocument;
  readonly sessions: readonly SessionView[];
  readonly deleted: boolean;
}

/** An account without its people. */
export type AccountView = Omit<Account, 'principals' | 'roles'>;

/** What is set of the world beside its people. */
export type WorldSettings = Omit<Settings, 'accounts'>;

export interface BucketView {
  readonly bucket: BucketRecord;
  /** In listing order, newest version of a key first. */
  readonly versions: readonly VersionRecord[];
  readonly uploads: readonly UploadRecord[];
}

/** A KMS key, its state at world time, and the aliases that name it. */
export interface KeyView {
  readonly key: KmsKeyRecord;
  readonly state: 'enabled' | 'disabled' | 'pending deletion';
  readonly aliases: readonly string[];
}

/** The world as a panel shows it. `now` is world time in milliseconds since 1970. */
export interface WorldView {
  readonly now: number;
  readonly accounts: readonly AccountView[];
  readonly principals: readonly PrincipalView[];
  readonly roles: readonly RoleView[];
  readonly settings: WorldSettings;
  /** What `settings` are after a reset. */
  readonly defaults: WorldSettings;
  readonly buckets: readonly BucketView[];
  /** Those that have not ended. */
  readonly keys: readonly KeyView[];
  /** Those of one region, and behind them those of many. */
  readonly accessPoints: readonly (AccessPointRecord | MultiRegionAccessPointRecord)[];
}

export type HostEvent =
  | { readonly kind: 'exchange'; readonly exchange: Exchange }
  /** The world changed otherwise than by a request: reset, clock. */
  | { readonly kind: 'world' };

export interface WorkerApi {
  /** Opens a workspace, filling it from the ready-made world when it is new. */
  open(name: string): Promise<Workspace>;
  handle(request: WireRequest): Promise<WireAnswer>;
  look(): Promise<WorldView>;
  /** The stored exchanges, oldest first, at most the newest 500. */
  timeline(): Promise<readonly Exchange[]>;
  /** Calls `listener` for every event from now on; over comlink, wrap it in `proxy`. */
  watch(listener: (event: HostEvent) => void): Promise<void>;
  /** Empties the workspace and fills it anew from the ready-made world. */
  reset(): Promise<void>;
  /** Moves the virtual clock forward by `ms`. */
  advance(ms: number): Promise<void>;
  /** Lets these things go wrong from now on, and no others; a reset forgets them. */
  inject(faults: readonly Fault[]): Promise<void>;
  /** Sets these things of the world anew; a reset forgets them. */
  settle(settings: Partial<Settings>): Promise<void>;
  /** The world as it is set, secrets included: for the page's own signing only. */
  world(): Promise<World>;
}
