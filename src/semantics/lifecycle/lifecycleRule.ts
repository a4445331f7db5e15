/** A lifecycle rule as it is kept, and what it selects. */
import type { Tag } from '../../storage/attributes.ts';
import type { Documents } from '../configuration/documents.ts';

export type LifecycleRule = NonNullable<Documents['lifecycle']['Rules']>[number];

/** What a rule selects by, wherever it says so. Sizes are bytes, and not themselves selected. */
export interface Selection {
  readonly prefix: string;
  readonly tags: readonly Tag[];
  readonly greater: number | undefined;
  readonly less: number | undefined;
}

export function selectionOf({ Prefix, Filter }: LifecycleRule): Selection {
  const { And } = Filter ?? {};
  const tags = [...(Filter?.Tag ? [Filter.Tag] : []), ...(And?.Tags ?? [])];
  return {
    prefix: Prefix ?? Filter?.Prefix ?? And?.Prefix ?? '',
    tags: tags.map(({ Key = '', Value = '' }) => ({ Key, Value })),
    greater: Filter?.ObjectSizeGreaterThan ?? And?.ObjectSizeGreaterThan,
    less: Filter?.ObjectSizeLessThan ?? And?.ObjectSizeLessThan,
  };
}

/** Delete markers and uploads have neither tags nor size: rules that ask for either do not select them. */
export interface Subject {
  readonly key: string;
  readonly tags?: readonly Tag[];
  readonly size?: number;
}

export function selects(rule: LifecycleRule, { key, tags, size }: Subject): boolean {
  if (rule.Status !== 'Enabled') return false;
  const wanted = selectionOf(rule);
  const has = ({ Key, Value }: Tag) => tags?.some((tag) => tag.Key === Key && tag.Value === Value);
  return (
    key.startsWith(wanted.prefix) &&
    wanted.tags.every((tag) => has(tag) === true) &&
    (wanted.greater === undefined || (size !== undefined && size > wanted.greater)) &&
    (wanted.less === undefined || (size !== undefined && size < wanted.less))
  );
}

export const idOf = ({ ID = '' }: LifecycleRule): string => ID;

/** A filter as S3 shows it in its refusals. */
export const shownFilter = (rule: LifecycleRule): string =>
  `filter '(prefix=${selectionOf(rule).prefix})'`;
