/** "What changed", told attribute by attribute, each with the rule that decided it. */
import type { Change, ChangeRow, Origin } from '../explain/exchange.ts';
import type { Note } from '../explain/trace.ts';
import type { Diff } from '../storage/diff.ts';
import type { ObjectRecord, StoredRecord, VersionRecord } from '../storage/records.ts';
import type { View } from '../storage/table.ts';
import { accessPointArn, multiRegionArn } from './accessPoint/accessPoint.ts';
import { attributesOf, type Attributes } from './attributes.ts';
import { findVersion } from './find.ts';
import { aliasArn, keyArn } from './kms/names.ts';

interface Story {
  readonly diff: Diff;
  /** The world before and after. */
  readonly before: View;
  readonly after: View;
  readonly source: ObjectRecord | undefined;
  readonly trace: readonly Note[];
}

export function explainChanges(told: Story): Change[] {
  const { diff } = told;
  const touched = [...diff.added, ...diff.updated.map(([, to]) => to), ...diff.removed];
  return [...keysOf(touched).map((version) => keyChange(told, version)), ...otherChanges(told)];
}

/** Each key whose versions changed, once. */
function keysOf(records: readonly StoredRecord[]): VersionRecord[] {
  const seen = new Map<string, VersionRecord>();
  for (const record of records) {
    if (record.kind === 'object' || record.kind === 'deleteMarker')
      seen.set(`${record.bucket}/${record.key}`, record);
  }
  return [...seen.values()];
}

/** A key is compared by what a GET would have read before, and would read now. */
function keyChange(
  { before, after, source, trace }: Story,
  { bucket, key }: VersionRecord,
): Change {
  const old = findVersion(before, bucket, key);
  const now = findVersion(after, bucket, key);
  const bags = {
    source: attributesOf(source),
    before: attributesOf(old),
    after: attributesOf(now),
  };
  return {
    kind: 'object',
    subject: `${bucket}/${key}`,
    effect: effectOf(old, now),
    rows: rowsOf(bags, trace),
  };
}

function otherChanges({ diff, trace, source }: Story): Change[] {
  const changes: Change[] = [];
  const tell = (from: StoredRecord | undefined, to: StoredRecord | undefined) => {
    const record = to ?? from;
    if (!record || !isTold(record)) return;
    const bags = {
      source: record.kind === 'part' ? attributesOf(source) : {},
      before: attributesOf(from),
      after: attributesOf(to),
    };
    changes.push({
      kind: record.kind,
      subject: subjectOf(record),
      effect: effectOf(from, to),
      rows: rowsOf(bags, trace),
    });
  };
  for (const record of diff.added) tell(undefined, record);
  for (const [from, to] of diff.updated) tell(from, to);
  for (const record of diff.removed) tell(record, undefined);
  return changes;
}

/** What is told of by itself; versions are told of by their key. */
type Told = Extract<StoredRecord, { readonly kind: Exclude<Change['kind'], 'object'> }>;

const kindsTold: ReadonlySet<string> = new Set<Told['kind']>([
  'bucket',
  'upload',
  'part',
  'kmsKey',
  'kmsAlias',
  'accessPoint',
  'multiRegionAccessPoint',
  'accountBlock',
  'stsSession',
]);

const isTold = (record: StoredRecord): record is Told => kindsTold.has(record.kind);

function subjectOf(record: Told): string {
  if (record.kind === 'bucket') return record.name;
  if (record.kind === 'kmsKey') return keyArn(record);
  if (record.kind === 'kmsAlias') return aliasArn(record);
  if (record.kind === 'accessPoint') return accessPointArn(record);
  if (record.kind === 'multiRegionAccessPoint') return multiRegionArn(record);
  if (record.kind === 'stsSession') return `${record.name} (${record.accessKeyId})`;
  if (record.kind === 'accountBlock') return `account ${record.account}`;
  if (record.kind === 'part')
    return `part ${record.number} of upload ${record.uploadId.slice(0, 8)}…`;
  return `upload ${record.uploadId.slice(0, 8)}… of ${record.bucket}/${record.key}`;
}

function effectOf(from: StoredRecord | undefined, to: StoredRecord | undefined): Change['effect'] {
  if (!from) return 'added';
  return to ? 'updated' : 'removed';
}

interface Bags {
  readonly source: Attributes;
  readonly before: Attributes;
  readonly after: Attributes;
}

function rowsOf(bags: Bags, trace: readonly Note[]): ChangeRow[] {
  const last = trace.findLast(({ outcome }) => outcome === 'chose') ?? trace.at(-1);
  const names = new Set([bags.after, bags.before, bags.source].flatMap((bag) => Object.keys(bag)));
  return [...names].map((name) => {
    const decided = decidedAs(name);
    const step = trace.findLast(({ decides }) => decides?.includes(decided)) ?? last;
    const [source, before, after] = [bags.source[name], bags.before[name], bags.after[name]];
    return {
      attribute: name,
      ...(source !== undefined && { source }),
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      origin: originOf({ source, before, after }, step),
      ...(step && { rule: step.rule.id }),
      ...(step?.because !== undefined && { because: step.because }),
    };
  });
}

/** What is told entry by entry is decided as a whole. */
function decidedAs(attribute: string): string {
  if (attribute.startsWith('x-amz-meta-')) return 'Metadata';
  if (attribute.startsWith('annotation ')) return 'Annotations';
  return attribute.startsWith('tag ') ? 'TagSet' : attribute;
}

interface Cell {
  readonly source: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

function originOf({ source, before, after }: Cell, step: Note | undefined): Origin {
  if (after === undefined)
    return source === undefined && before === undefined ? 'unchanged' : 'dropped';
  if (before === after && source === undefined) return 'unchanged';
  return step?.origin ?? 'computed';
}
