/** Requests that are worth sending first, made for the world at hand. */
import { noBody, withHeader, type Draft } from '../scenarios/draft.ts';
import type { WorldView } from '../worker/api.ts';
import type { ObjectRecord } from '../storage/records.ts';
import { writeSource } from './forms/source.ts';
import { currentObject, keysOf } from './look.ts';
import { emptyDraft } from './state.ts';

export interface Example {
  readonly title: string;
  readonly expects: string;
  readonly draft: Draft;
}

/** The object that a first copy reads: `photos/cat.jpg` where there is one, else the smallest at hand. */
function firstSource(world: WorldView): ObjectRecord | null {
  const cat = currentObject(world, 'photos', 'cat.jpg');
  if (cat) return cat;
  const all = world.buckets.flatMap((view) =>
    keysOf(view).map(({ key }) => currentObject(world, view.bucket.name, key)),
  );
  return all.filter((o) => o !== null).sort((a, b) => a.body.size - b.body.size)[0] ?? null;
}

/** A copy that succeeds: to another bucket of the same account, by one of its principals. */
export function firstDraft(world: WorldView): Draft {
  const source = firstSource(world);
  const home = world.buckets.find((b) => b.bucket.name === source?.bucket)?.bucket;
  const callers = world.principals.filter((p) => p.account === home?.account);
  const principal = callers.find((p) => p.name !== 'root') ?? callers[0] ?? world.principals[0];
  const others = world.buckets.filter(
    (b) => b.bucket.account === home?.account && b.bucket.name !== home?.name,
  );
  const target = others.find((b) => b.bucket.name === 'backup') ?? others[0];
  return {
    ...emptyDraft,
    principal: principal?.accessKeyId ?? '',
    bucket: target?.bucket.name ?? home?.name ?? 'backup',
    key: source ? (target ? source.key : `${source.key}.copy`) : '',
    headers: source
      ? [['x-amz-copy-source', writeSource({ bucket: source.bucket, key: source.key })]]
      : [],
    body: noBody,
  };
}

export function examples(world: WorldView): readonly Example[] {
  const first = firstDraft(world);
  const source = firstSource(world);
  if (!source) return [];
  const name = `${source.bucket}/${source.key}`;
  return [
    { title: `Copy ${name}`, expects: '200, and what travels with it', draft: first },
    {
      title: 'Copy it only if it has changed',
      expects: '412: the ETag still matches',
      draft: withHeader(first, 'x-amz-copy-source-if-none-match', `"${source.etag}"`),
    },
    {
      title: 'Replace its metadata, and forget the type',
      expects: '200, but binary/octet-stream',
      draft: withHeader(
        withHeader(first, 'x-amz-metadata-directive', 'REPLACE'),
        'x-amz-meta-note',
        'fresh',
      ),
    },
    {
      title: 'Copy what is not there',
      expects: '404 NoSuchKey',
      draft: withHeader(
        first,
        'x-amz-copy-source',
        writeSource({ bucket: source.bucket, key: 'no-such-key' }),
      ),
    },
  ];
}
