/**
 * The seam between a page and the simulator in its worker. Everything here can be posted; nothing here
 * needs a DOM. The page imports these types and `client.ts`, and nothing else of the simulator.
 */
import type { Exchange } from '../explain/exchange.ts';
import type { WireAnswer, WireRequest } from '../protocol/message.ts';
import type {
  BucketRecord,
  KmsKeyRecord,
  UploadRecord,
  VersionRecord,
} from '../storage/records.ts';
import type { Fault } from '../world/faults.ts';
import type { Settings, World } from '../world/world.ts';

/** Where a workspace lives. `saved` is false when IndexedDB refused; `reason` then says why, in one sentence. */
export interface Workspace {
  readonly name: string;
  readonly saved: boolean;
  readonly reason?: string;
}

/** A principal without its secret. */
export interface PrincipalView {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly accessKeyId: string;
}

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
  readonly accounts: readonly { readonly id: string; readonly displayName: string }[];
  readonly principals: readonly PrincipalView[];
  readonly buckets: readonly BucketView[];
  /** Those that have not ended. */
  readonly keys: readonly KeyView[];
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
