import { describe, expect, test } from 'vitest';
import type { Note } from '../../src/explain/trace.ts';
import { explainChanges } from '../../src/semantics/changes.ts';
import { createDraft } from '../../src/storage/draft.ts';
import type { StoredRecord } from '../../src/storage/records.ts';
import { recordId } from '../../src/storage/recordId.ts';
import { createTable } from '../../src/storage/table.ts';
import { bucket, marker, object, part, upload } from './rules/samples.ts';

const chose = (
  id: string,
  decides: readonly string[],
  origin: Note['origin'] = 'requested',
): Note => ({
  phase: 'decide',
  rule: { id, says: 'A rule.', cites: [], basis: 'inferred' },
  outcome: 'chose',
  decisive: false,
  facts: () => ({}),
  because: `${id} says so`,
  decides,
  ...(origin && { origin }),
});

const trace = [
  chose('metadata/set', ['ContentType', 'Metadata']),
  chose('tags/set', ['TagSet'], 'defaulted'),
  chose('annotation/directive', ['Annotations'], 'copied'),
  chose('version/new', ['VersionId'], 'computed'),
  chose('object/new', ['LastModified', 'Owner'], 'computed'),
];

interface Step {
  readonly start?: readonly StoredRecord[];
  readonly put?: readonly StoredRecord[];
  readonly remove?: readonly string[];
  readonly source?: ReturnType<typeof object>;
}

function changes({ start = [], put = [], remove = [], source }: Step) {
  const before = createTable(start);
  const draft = createDraft(before);
  for (const record of put) draft.put(record);
  for (const id of remove) draft.remove(id);
  return explainChanges({ diff: draft.diff(), before, after: draft, source, trace });
}

const row = (change: ReturnType<typeof changes>[number] | undefined, name: string) =>
  change?.rows.find(({ attribute }) => attribute === name);

describe('what changed', () => {
  test('is nothing where nothing did', () => {
    expect(changes({ start: [object()] })).toEqual([]);
  });

  test('of a key is told once, by what one would have read before and would read now', () => {
    const newer = object({
      id: recordId.version('photos', 'cat', 6),
      seq: 6,
      metadata: { camera: 'X100' },
      etag: 'new',
    });
    const [change, ...others] = changes({ start: [object()], put: [newer], remove: [object().id] });
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'object', subject: 'photos/cat', effect: 'updated' });
    expect(row(change, 'x-amz-meta-camera')).toEqual({
      attribute: 'x-amz-meta-camera',
      before: 'pocket',
      after: 'X100',
      origin: 'requested',
      rule: 'metadata/set',
      because: 'metadata/set says so',
    });
    expect(row(change, 'ContentType')).toMatchObject({ origin: 'unchanged', rule: 'metadata/set' });
    expect(row(change, 'TagSet')).toMatchObject({
      before: 'album=pets',
      after: 'album=pets',
      origin: 'unchanged',
    });
  });

  test('of annotations and of the tags of a bucket is laid to what decided all of them', () => {
    const note = { name: 'note', etag: 'e', body: object().body, checksum: object().checksum };
    const annotations = [{ ...note, modified: 0 }];
    const tags = [{ Key: 'team', Value: 'cats' }];
    const [cat, photos] = changes({ put: [object({ annotations }), bucket({ tags })] });
    expect(row(cat, 'annotation note')).toMatchObject({
      origin: 'copied',
      rule: 'annotation/directive',
    });
    expect(row(photos, 'tag team')).toMatchObject({ origin: 'defaulted', rule: 'tags/set' });
  });

  test('of a delete marker over an object is that its attributes are gone', () => {
    const over = marker({ id: recordId.version('photos', 'cat', 6), seq: 6, versionId: 'v2' });
    const [change] = changes({ start: [object()], put: [over] });
    expect(change?.effect).toBe('updated');
    expect(row(change, 'ETag')).toMatchObject({ before: '"abc"', origin: 'dropped' });
    expect(row(change, 'DeleteMarker')).toMatchObject({ after: 'true' });
    expect(row(change, 'VersionId')).toMatchObject({
      before: 'null',
      after: 'v2',
      rule: 'version/new',
    });
  });

  test('of a copy names what its source had and it has not', () => {
    const source = object({ bucket: 'backup', websiteRedirect: '/cats' });
    const [change] = changes({ put: [object()], source });
    expect(change?.effect).toBe('added');
    expect(row(change, 'WebsiteRedirectLocation')).toMatchObject({
      source: '/cats',
      origin: 'dropped',
    });
    expect(row(change, 'ContentType')).toMatchObject({ source: 'image/jpeg', after: 'image/jpeg' });
  });

  test('of the last version of a key is that it was removed', () => {
    expect(changes({ start: [object()], remove: [object().id] })).toMatchObject([
      { effect: 'removed', subject: 'photos/cat' },
    ]);
  });

  test('of buckets, uploads and parts is told one by one', () => {
    const told = changes({
      start: [upload(), part(1)],
      put: [bucket({ versioning: 'Enabled' }), part(2)],
      remove: [upload().id, part(1).id],
    });
    expect(told.map(({ kind, subject, effect }) => [kind, subject, effect])).toEqual([
      ['bucket', 'photos', 'added'],
      ['part', 'part 2 of upload upload-1…', 'added'],
      ['upload', 'upload upload-1… of photos/cat', 'removed'],
      ['part', 'part 1 of upload upload-1…', 'removed'],
    ]);
    expect(row(told[0], 'Versioning')).toMatchObject({ after: 'Enabled' });
  });

  test('names a rule in every row', () => {
    const rows = changes({ start: [object()], put: [bucket()], remove: [object().id] }).flatMap(
      (change) => change.rows,
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ rule }) => !rule)).toEqual([]);
  });
});
