/** Lifecycle acts: everything that has become due by a midnight is done, at the times at which it was due. */
import { readProgress } from '../../storage/draft.ts';
import { recordId } from '../../storage/recordId.ts';
import type { BucketRecord, UploadRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { deleteVersion } from '../deleteVersion.ts';
import { documentOf } from '../configuration/documents.ts';
import { versionsOf } from '../find.ts';
import { removeUpload } from '../removeUpload.ts';
import { carriedOut } from '../rules/lifecycleEffect.ts';
import { abortDue } from './abort.ts';
import { midnightAfter } from './days.ts';
import { type Action, type Deed, nextDeed, type Rules } from './deeds.ts';

type Sweeper = Pick<Context, 'draft' | 'ids' | 'dialect' | 'decide' | 'now'>;

/** The midnights between which lifecycle acts. */
interface Span {
  readonly from: number;
  readonly until: number;
}

/** Deeds of one rule in one bucket are told as one. */
type Note = (action: Action, rule: string, key: string) => void;

/** Changes the draft; each rule that did something is noted through `decide`. */
export function sweep(s3: Sweeper, until: number): void {
  const progress = readProgress(s3.draft);
  const span = { from: midnightAfter(progress.swept ?? until, 0), until };
  for (const record of Array.from(s3.draft.scan(recordId.buckets))) {
    if (record.kind === 'bucket' && record.lifecycle) sweepBucket(s3, record, span);
  }
  s3.draft.put({ ...readProgress(s3.draft), swept: until });
}

function sweepBucket(s3: Sweeper, bucket: BucketRecord, span: Span): void {
  const { Rules = [], TransitionDefaultMinimumObjectSize: minimum } =
    documentOf(s3, bucket, 'lifecycle') ?? {};
  const rules = { rules: Rules, minimum, versioned: bucket.versioning !== undefined };
  const done = new Map<string, { action: Action; rule: string; keys: string[] }>();
  const note: Note = (action, rule, key) => {
    const id = `${action} ${rule}`;
    const deed = done.get(id) ?? { action, rule, keys: [] };
    deed.keys.push(key);
    done.set(id, deed);
  };
  for (const key of keysIn(s3, bucket)) sweepKey(s3, bucket, key, { rules, span, note });
  sweepUploads(s3, bucket, { rules, span, note });
  for (const deed of done.values()) s3.decide(carriedOut, { bucket, ...deed });
}

interface Work {
  readonly rules: Rules;
  readonly span: Span;
  readonly note: Note;
}

function keysIn({ draft }: Sweeper, bucket: BucketRecord): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const record of draft.scan(recordId.versionsIn(bucket.name))) {
    if ('key' in record && record.bucket === bucket.name) keys.add(record.key);
  }
  return keys;
}

/** One deed after the other, each on what the one before left. */
function sweepKey(s3: Sweeper, bucket: BucketRecord, key: string, { rules, span, note }: Work) {
  for (;;) {
    const deed = nextDeed([...versionsOf(s3.draft, bucket.name, key)], rules, span);
    if (!deed) return;
    note(deed.action, deed.rule, key);
    carryOut(s3, bucket, deed);
  }
}

function carryOut(s3: Sweeper, bucket: BucketRecord, { action, at, version, to }: Deed): void {
  if (action === 'Expiration') deleteVersion(quietly(s3, at), bucket, version.key, undefined);
  else if (to === undefined) s3.draft.remove(version.id);
  else s3.draft.put({ ...version, ...placedIn(to, at) });
}

/** Intelligent-Tiering counts the days without access from when an object comes to it. */
const placedIn = (storageClass: string, at: number) => ({
  storageClass,
  ...(storageClass === 'INTELLIGENT_TIERING' && { accessed: new Date(at).toISOString() }),
});

/** What a deletion decides is not told for each object: the rule that made it so is told once. */
const quietly = (s3: Sweeper, at: number): Sweeper => ({
  ...s3,
  now: at,
  decide: (rule, facts) => rule.choose(facts).value,
});

function sweepUploads(s3: Sweeper, bucket: BucketRecord, { rules, span, note }: Work): void {
  const uploads = [...s3.draft.scan(recordId.uploadsIn(bucket.name))].filter(
    (record): record is UploadRecord => record.kind === 'upload' && record.bucket === bucket.name,
  );
  for (const upload of uploads) {
    const due = abortDue(rules.rules, upload);
    if (!due || due.at > span.until) continue;
    note('AbortIncompleteMultipartUpload', due.rule, upload.key);
    removeUpload(s3, upload);
  }
}
