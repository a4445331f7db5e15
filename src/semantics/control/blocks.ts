/** Public access blocks as S3 Control takes them. */
import { defined } from '../../lib/defined.ts';
import type { PublicAccessBlock } from '../../world/identities.ts';
import { everythingBlocked, nothingBlocked } from '../acl/ownership.ts';

interface SentBlock {
  readonly BlockPublicAcls?: boolean | undefined;
  readonly IgnorePublicAcls?: boolean | undefined;
  readonly BlockPublicPolicy?: boolean | undefined;
  readonly RestrictPublicBuckets?: boolean | undefined;
}

/** What is said of; the rest is off. */
export function blockOf(sent: SentBlock): PublicAccessBlock {
  const { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets } = sent;
  const named = { BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy, RestrictPublicBuckets };
  return { ...nothingBlocked, ...defined(named) };
}

/** An access point that is made without a word of it blocks all. */
export const blockOfNew = (sent: SentBlock | undefined): PublicAccessBlock =>
  sent ? blockOf(sent) : everythingBlocked;
