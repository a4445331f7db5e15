/** What is remembered of archived objects: a restore that was asked for, and what a bucket archives by itself. Times are ISO 8601 texts. */
import type { Tag } from './attributes.ts';

export type RetrievalTier = 'Bulk' | 'Expedited' | 'Standard';

/** Nothing runs in the background: whether a restore is under way, done or over follows from the time. */
export interface Restoration {
  readonly tier: RetrievalTier;
  readonly available: string;
  /** When the copy goes; absent where the object itself moves back, for good. */
  readonly expires?: string;
}

export type AccessTier = 'ARCHIVE_ACCESS' | 'DEEP_ARCHIVE_ACCESS';

export interface IntelligentTiering {
  readonly Id: string;
  readonly Status: 'Enabled' | 'Disabled';
  readonly Filter?: {
    readonly Prefix?: string;
    readonly Tag?: Tag;
    readonly And?: { readonly Prefix?: string; readonly Tags?: readonly Tag[] };
  };
  readonly Tierings: readonly { readonly Days: number; readonly AccessTier: AccessTier }[];
}
