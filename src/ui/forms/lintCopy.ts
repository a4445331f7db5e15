/** What can be said of a CopyObject before it is sent. */
import { headerOf, withHeader, type Draft } from '../../scenarios/draft.ts';
import type { WorldView } from '../../worker/api.ts';
import { bucketNamed, currentObject, objectAt, versionsOf } from '../look.ts';
import { metadataField, systemFields } from './common.ts';
import { matches } from './forms.ts';
import type { Hint, Lint } from './hint.ts';
import { readSource, readsOtherwise, writeSource, type Source } from './source.ts';

const source: Lint = (draft, world) => {
  if (draft.operation !== 'CopyObject') return [];
  const value = headerOf(draft, 'x-amz-copy-source');
  const at = 'x-amz-copy-source';
  if (value === undefined)
    return [
      {
        severity: 'warning',
        at,
        text: 'Without x-amz-copy-source this is a PutObject of no bytes.',
      },
    ];
  const read = readSource(value);
  if (!read)
    return [{ severity: 'warning', at, text: 'The source names no object: write bucket/key.' }];
  const exact = exactSource(value, world);
  if (exact)
    return [
      {
        severity: 'warning',
        at,
        text: `S3 decodes the source to “${read.key}”. Encode it to copy “${exact.key}”.`,
        fix: { label: 'Encode', draft: withHeader(draft, at, writeSource(exact)) },
      },
    ];
  return [...missing(read, world), ...self(draft, read)];
};

/** The object whose key is written out unencoded, when S3 would read another one. */
function exactSource(value: string, world: WorldView | null): Source | null {
  if (!readsOtherwise(value)) return null;
  const slash = value.indexOf('/', 1);
  const literal = { bucket: value.slice(0, slash).replace(/^\//, ''), key: value.slice(slash + 1) };
  return currentObject(world, literal.bucket, literal.key) ? literal : null;
}

function missing(read: Source, world: WorldView | null): readonly Hint[] {
  const at = 'x-amz-copy-source';
  if (!world) return [];
  if (!bucketNamed(world, read.bucket))
    return [{ severity: 'info', at, text: `There is no bucket “${read.bucket}” in this world.` }];
  if (objectAt(world, read)) return [];
  const marker = versionsOf(world, read.bucket, read.key)[0]?.kind === 'deleteMarker';
  const what = marker
    ? `“${read.key}” has a delete marker on top`
    : `There is no such object as “${read.bucket}/${read.key}”`;
  return [{ severity: 'info', at, text: `${what}: expect an error.` }];
}

const changes = [
  'x-amz-metadata-directive',
  'x-amz-storage-class',
  'x-amz-website-redirect-location',
  'x-amz-tagging-directive',
  'x-amz-checksum-algorithm',
];

function self(draft: Draft, read: Source): readonly Hint[] {
  if (read.bucket !== draft.bucket || read.key !== draft.key || read.versionId) return [];
  if (changes.some((n) => headerOf(draft, n) !== undefined && headerOf(draft, n) !== 'COPY'))
    return [];
  return [
    {
      severity: 'warning',
      at: 'x-amz-copy-source',
      text: 'A copy onto itself must change something.',
      fix: {
        label: 'Replace metadata',
        draft: withHeader(draft, 'x-amz-metadata-directive', 'REPLACE'),
      },
    },
  ];
}

const ignoredMetadata: Lint = (draft) => {
  if (draft.operation !== 'CopyObject' || headerOf(draft, 'x-amz-metadata-directive') === 'REPLACE')
    return [];
  const sent = draft.headers.filter(
    ([n]) => systemFields.some((f) => matches(f, n)) || matches(metadataField, n),
  );
  if (sent.length === 0) return [];
  return [
    {
      severity: 'warning',
      at: sent[0]?.[0] ?? '',
      text: 'Metadata is ignored under COPY.',
      fix: {
        label: 'Send REPLACE',
        draft: withHeader(draft, 'x-amz-metadata-directive', 'REPLACE'),
      },
    },
  ];
};

const forgottenType: Lint = (draft, world) => {
  if (draft.operation !== 'CopyObject' || headerOf(draft, 'x-amz-metadata-directive') !== 'REPLACE')
    return [];
  if (headerOf(draft, 'content-type') !== undefined) return [];
  const read = readSource(headerOf(draft, 'x-amz-copy-source') ?? '');
  const type = read && objectAt(world, read)?.system.ContentType;
  return [
    {
      severity: 'warning',
      at: 'content-type',
      text: 'REPLACE without Content-Type makes it binary/octet-stream.',
      ...(type
        ? { fix: { label: `Keep ${type}`, draft: withHeader(draft, 'content-type', type) } }
        : {}),
    },
  ];
};

const ignoredTags: Lint = (draft) =>
  draft.operation === 'CopyObject' &&
  headerOf(draft, 'x-amz-tagging') !== undefined &&
  headerOf(draft, 'x-amz-tagging-directive') !== 'REPLACE'
    ? [
        {
          severity: 'warning',
          at: 'x-amz-tagging',
          text: 'Tags are ignored under COPY.',
          fix: {
            label: 'Send REPLACE',
            draft: withHeader(draft, 'x-amz-tagging-directive', 'REPLACE'),
          },
        },
      ]
    : [];

export const copyLints: readonly Lint[] = [source, ignoredMetadata, forgottenType, ignoredTags];
