/** One page of a list of KMS, whose marker is the name of the last entry of the page before it. */
import type { Context } from '../context.ts';
import { kmsMarkerIsOurs } from '../rules/kms.ts';

interface Paging {
  readonly Limit?: number;
  readonly Marker?: string;
}

interface Page<Entry> {
  readonly entries: readonly Entry[];
  readonly rest: { readonly Truncated: boolean; readonly NextMarker?: string };
}

export function pageOf<Entry>(
  kms: Context,
  all: readonly Entry[],
  nameOf: (entry: Entry) => string,
  { Limit, Marker }: Paging,
  standard: number,
): Page<Entry> {
  const start = all.findIndex((entry) => nameOf(entry) === Marker) + 1;
  kms.guard(kmsMarkerIsOurs, { marker: Marker, known: Marker === undefined || start > 0 });
  const entries = all.slice(start, start + (Limit ?? standard));
  const last = entries.at(-1);
  const Truncated = start + entries.length < all.length;
  return {
    entries,
    rest: { Truncated, ...(Truncated && last !== undefined && { NextMarker: nameOf(last) }) },
  };
}
