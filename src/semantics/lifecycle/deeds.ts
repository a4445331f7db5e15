/** What the rules of a bucket have to do with the versions of one key: a pure look at what is there. */
import type { ObjectRecord, VersionRecord } from '../../storage/records.ts';
import { isLocked } from '../rules/locked.ts';
import { classRank, movesTo } from './classes.ts';
import { dueAt, midnightAfter } from './days.ts';
import { idOf, type LifecycleRule, selectionOf, selects, type Subject } from './lifecycleRule.ts';

/** By AWS's names. */
export type Action =
  | 'Expiration'
  | 'ExpiredObjectDeleteMarker'
  | 'Transition'
  | 'NoncurrentVersionExpiration'
  | 'NoncurrentVersionTransition'
  | 'AbortIncompleteMultipartUpload';

export interface Deed {
  readonly action: Action;
  /** A midnight, ms since 1970. */
  readonly at: number;
  /** The id of the rule. */
  readonly rule: string;
  readonly version: VersionRecord;
  /** Where a transition goes. */
  readonly to?: string;
}

export interface Rules {
  readonly rules: readonly LifecycleRule[];
  /** TransitionDefaultMinimumObjectSize. */
  readonly minimum: string | undefined;
  readonly versioned: boolean;
}

/** The first deed that is due by `until`; none is done before `from`. `versions` are newest first. */
export function nextDeed(
  versions: readonly VersionRecord[],
  rules: Rules,
  { from, until }: { readonly from: number; readonly until: number },
): Deed | undefined {
  let next: Deed | undefined;
  for (const deed of deedsOf(versions, rules)) {
    const at = freeAt(deed, Math.max(deed.at, from));
    const isFirst =
      !next || at < next.at || (at === next.at && rank(deed, rules) < rank(next, rules));
    if (at <= until && isFirst) next = { ...deed, at };
  }
  return next;
}

/**
 * Where several are due at once, removal for good wins, then the coldest class, then a new delete marker (documented).
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html
 */
function rank({ action, to = '' }: Deed, { versioned }: Rules): number {
  if (to !== '') return -classRank(to);
  return action === 'Expiration' && versioned ? 1 : -100;
}

/** Object Lock keeps a version until a midnight, or for good; a marker in front of it removes nothing. */
function freeAt({ action, version }: Deed, at: number): number {
  if (action !== 'NoncurrentVersionExpiration' || version.kind !== 'object') return at;
  if (!isLocked(version, at)) return at;
  const released = midnightAfter(Date.parse(version.lock?.retainUntil ?? '') - 1, 0);
  return isLocked(version, released) ? Number.POSITIVE_INFINITY : released;
}

function* deedsOf(versions: readonly VersionRecord[], rules: Rules): Iterable<Deed> {
  for (const [i, version] of versions.entries()) {
    const successor = versions[i - 1];
    for (const rule of rules.rules) {
      if (!selects(rule, subjectOf(version))) continue;
      if (successor) yield* noncurrentDeeds(version, successor.modified, i, rule, rules);
      else yield* currentDeeds(version, versions.length === 1, rule, rules);
    }
  }
}

export function subjectOf(version: VersionRecord): Subject {
  const { key } = version;
  return version.kind === 'object' ? { key, tags: version.tags, size: version.body.size } : { key };
}

function* currentDeeds(
  version: VersionRecord,
  alone: boolean,
  rule: LifecycleRule,
  rules: Rules,
): Iterable<Deed> {
  const { Expiration, Transitions = [] } = rule;
  const due = Expiration && dueAt(Expiration, version.modified);
  if (version.kind === 'deleteMarker') {
    const cleaned = Expiration?.ExpiredObjectDeleteMarker
      ? midnightAfter(version.modified, 0)
      : due;
    if (alone && cleaned !== undefined)
      yield { action: 'ExpiredObjectDeleteMarker', at: cleaned, rule: idOf(rule), version };
    return;
  }
  if (due !== undefined) yield { action: 'Expiration', at: due, rule: idOf(rule), version };
  for (const transition of Transitions) {
    const at = dueAt(transition, version.modified);
    const to = transition.StorageClass ?? '';
    if (at !== undefined && mayMove(version, to, rule, rules))
      yield { action: 'Transition', at, rule: idOf(rule), version, to };
  }
}

/** `age` counts the versions in front: 1 for the newest noncurrent one. */
function* noncurrentDeeds(
  version: VersionRecord,
  since: number,
  age: number,
  rule: LifecycleRule,
  rules: Rules,
): Iterable<Deed> {
  const id = idOf(rule);
  const { NoncurrentVersionExpiration: end, NoncurrentVersionTransitions = [] } = rule;
  if (end && age > (end.NewerNoncurrentVersions ?? 0)) {
    const at = midnightAfter(since, end.NoncurrentDays ?? 0);
    yield { action: 'NoncurrentVersionExpiration', at, rule: id, version };
  }
  if (version.kind === 'deleteMarker') return;
  for (const transition of NoncurrentVersionTransitions) {
    const { NoncurrentDays = 0, NewerNoncurrentVersions = 0, StorageClass: to = '' } = transition;
    if (age > NewerNoncurrentVersions && mayMove(version, to, rule, rules)) {
      const at = midnightAfter(since, NoncurrentDays);
      yield { action: 'NoncurrentVersionTransition', at, rule: id, version, to };
    }
  }
}

/** 128 KB, in bytes. */
const small = 131_072;

/** Small objects stay where they are, unless a filter by size or the bucket's default says otherwise. */
function mayMove(
  { storageClass, body }: ObjectRecord,
  to: string,
  rule: LifecycleRule,
  { minimum }: Rules,
): boolean {
  const { greater, less } = selectionOf(rule);
  const archived = to === 'GLACIER' || to === 'DEEP_ARCHIVE';
  const anySize =
    greater !== undefined ||
    less !== undefined ||
    (archived && minimum === 'varies_by_storage_class');
  return movesTo(storageClass, to) && (anySize || body.size >= small);
}
