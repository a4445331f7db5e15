/**
 * What goes wrong in a world, on purpose: for looking at what a client makes of it. Plain JSON.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ErrorBestPractices.html, and API_CopyObject.html on errors in a 200.
 */
import { matchesWildcard } from '../lib/wildcard.ts';

/**
 * `error`: the request is refused with a code of S3. `late`: 200 is sent, white space keeps the connection alive, and then
 * comes `<Error>`; `empty`: nothing comes. `drop`: the connection ends before the answer, or in its body. `delay`: the world's
 * clock moves on by `ms` before the request is looked at. Nothing of a request that fails is kept, but of a dropped one
 * that was `done`: it lost its answer only.
 */
export type FaultEffect =
  | { readonly kind: 'error'; readonly code: string; readonly message?: string }
  | { readonly kind: 'late'; readonly code?: string; readonly message?: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'drop'; readonly at: 'before' | 'body'; readonly done?: boolean }
  | { readonly kind: 'delay'; readonly ms: number };

/** A request must be all that is named here. */
export interface Fault {
  /** AWS's name; for KMS too. */
  readonly operation?: string;
  readonly bucket?: string;
  /** `*` stands for any characters. */
  readonly key?: string;
  /** The first of the fitting requests that it strikes, from 1, which is the default. */
  readonly nth?: number;
  /** How many of them it strikes from there on. Default 1. */
  readonly times?: number;
  readonly does: FaultEffect;
}

/** What faults look at. */
interface Aimed {
  readonly operation?: string | undefined;
  readonly bucket?: string | undefined;
  readonly key?: string | undefined;
}

/** The faults of a world, and how often each has seen a request that fits. The count is not stored. */
export interface Faults {
  /** Replaces all faults, and begins to count anew. */
  set(faults: readonly Fault[]): void;
  /** Counts the request, and gives the faults that strike it, in their order. */
  strike(request: Aimed): readonly Fault[];
}

/** Operations that answer 200 before they are done. */
const earlyAnswering = new Set(['CopyObject', 'UploadPartCopy', 'CompleteMultipartUpload']);

export function createFaults(faults: readonly Fault[]): Faults {
  let armed: { readonly fault: Fault; seen: number }[] = [];
  const set = (next: readonly Fault[]) => {
    armed = next.map((fault) => ({ fault, seen: 0 }));
  };
  set(faults);
  return {
    set,
    strike: (request) =>
      armed
        .filter(({ fault }) => fits(fault, request))
        .filter((one) => {
          one.seen += 1;
          const { nth = 1, times = 1 } = one.fault;
          return one.seen >= nth && one.seen < nth + times;
        })
        .map(({ fault }) => fault),
  };
}

function fits({ operation, bucket, key, does }: Fault, request: Aimed): boolean {
  if (operation !== undefined && operation !== request.operation) return false;
  if (bucket !== undefined && bucket !== request.bucket) return false;
  if (key !== undefined && !matchesKey(key, request.key)) return false;
  const isLate = does.kind === 'late' || does.kind === 'empty';
  return !isLate || earlyAnswering.has(request.operation ?? '');
}

/** A question mark of a key is one. */
function matchesKey(pattern: string, key: string | undefined): boolean {
  return key !== undefined && matchesWildcard(pattern.replaceAll('?', '\0?'), key);
}
