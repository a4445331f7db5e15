/** One request and all that followed from it: the unit of the timeline, of replay and of a bug report. */
import type { TraceStep } from './trace.ts';

export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A body as an exchange remembers it: its size in bytes and at most its first 64 KiB. */
export interface RememberedBody {
  readonly size: number;
  readonly preview: Uint8Array;
}

/** Why an attribute has the value it has after the request. */
export type Origin = 'copied' | 'defaulted' | 'requested' | 'computed' | 'dropped' | 'unchanged';

/** One row of "what changed". `rule` is the id of the rule that decided it, `because` that rule's reason. */
export interface ChangeRow {
  readonly attribute: string;
  readonly source?: string;
  readonly before?: string;
  readonly after?: string;
  readonly origin: Origin;
  readonly rule?: string;
  readonly because?: string;
}

/** What happened to one thing: `subject` is e.g. `object backup/cat.jpg`. */
export interface Change {
  readonly kind:
    | 'bucket'
    | 'object'
    | 'upload'
    | 'part'
    | 'kmsKey'
    | 'kmsAlias'
    | 'accessPoint'
    | 'multiRegionAccessPoint'
    | 'accountBlock'
    | 'stsSession';
  readonly subject: string;
  readonly effect: 'added' | 'updated' | 'removed';
  readonly rows: readonly ChangeRow[];
}

export interface Exchange {
  /** 1 for the first request of a workspace. */
  readonly n: number;
  /** World time, milliseconds since 1970. */
  readonly at: number;
  readonly requestId: string;
  /** AWS's operation name, absent when no operation could be told from the request. */
  readonly operation?: string;
  readonly bucket?: string;
  readonly key?: string;
  /** The caller: account id and the principal's ARN; null when anonymous or not reached. */
  readonly caller: { readonly account: string; readonly arn: string } | null;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: HeaderList;
    readonly body: RememberedBody;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: HeaderList;
    readonly body: RememberedBody;
  };
  readonly error?: { readonly code: string; readonly message: string };
  readonly trace: readonly TraceStep[];
  readonly changes: readonly Change[];
  /** Milliseconds the simulator took; measured by the host, absent in a pure run. */
  readonly took?: number;
}
