/** Values of the world that a field can take. */
import { headerOf, type Draft } from '../../scenarios/draft.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import type { WorldView } from '../../worker/api.ts';
import { bucketNamed, currentObject, objectAt, versionsOf } from '../look.ts';
import { dateTime, size } from '../text.ts';
import type { Field } from './field.ts';
import { readSource } from './source.ts';

export type Suggestion = readonly [value: string, meaning: string];

const hour = 3_600_000;

export function suggestionsFor(
  field: Field,
  draft: Draft,
  world: WorldView | null,
): readonly Suggestion[] {
  const read = readSource(headerOf(draft, 'x-amz-copy-source') ?? '');
  const source = read && objectAt(world, read);
  const target = currentObject(world, draft.bucket, draft.key);
  if (field.suggest === 'sourceEtag') return etags(source, 'of the source');
  if (field.suggest === 'targetEtag') return etags(target, 'of the object there');
  if (field.suggest === 'sourceDate' || field.kind === 'date')
    return dates(source ?? target, world?.now);
  if (field.suggest === 'targetVersion') return versions(draft, world);
  if (field.suggest === 'targetUpload') return uploads(draft, world);
  if (field.suggest === 'kmsKey') return kmsKeys(world);
  if (field.suggest === 'contentType') return types(source ?? target);
  return [];
}

function etags(object: ObjectRecord | null, whose: string): readonly Suggestion[] {
  const other: Suggestion = ['"00000000000000000000000000000000"', 'another ETag'];
  return object ? [[`"${object.etag}"`, `the ETag ${whose}`], other] : [other];
}

function dates(object: ObjectRecord | null, now: number | undefined): readonly Suggestion[] {
  const at = (ms: number, meaning: string): Suggestion => [new Date(ms).toUTCString(), meaning];
  const modified = object?.modified;
  return [
    ...(modified === undefined
      ? []
      : [
          at(modified, 'when it was modified'),
          at(modified - hour, 'an hour before'),
          at(modified + hour, 'an hour after'),
        ]),
    ...(now === undefined ? [] : [at(now, 'now')]),
  ];
}

function versions(draft: Draft, world: WorldView | null): readonly Suggestion[] {
  return versionsOf(world, draft.bucket, draft.key).map((version) => [
    version.versionId,
    version.kind === 'object' ? size(version.body.size) : 'delete marker',
  ]);
}

function uploads({ bucket, key }: Draft, world: WorldView | null): readonly Suggestion[] {
  const open = bucketNamed(world, bucket)?.uploads.filter((upload) => upload.key === key) ?? [];
  return open.map(({ uploadId, initiated }) => [uploadId, `begun ${dateTime(initiated)}`]);
}

function kmsKeys(world: WorldView | null): readonly Suggestion[] {
  return (world?.keys ?? []).map(({ key, state, aliases }) => [
    `arn:aws:kms:${key.region}:${key.account}:key/${key.keyId}`,
    [...aliases, state].join(', '),
  ]);
}

function types(object: ObjectRecord | null): readonly Suggestion[] {
  const own = object?.system.ContentType;
  const usual: readonly Suggestion[] = [
    ['text/plain', ''],
    ['application/json', ''],
    ['image/jpeg', ''],
    ['image/png', ''],
  ];
  return own ? [[own, 'the source’s'], ...usual.filter(([t]) => t !== own)] : usual;
}
