/** Requests that are worth sending first, made for the world at hand. */
import { noBody, withHeader, withTarget, type Draft } from '../scenarios/draft.ts';
import type { WorldView } from '../worker/api.ts';
import type { ObjectRecord, VersionRecord } from '../storage/records.ts';
import { deniedExamples } from './deniedExamples.ts';
import { example, type Example } from './example.ts';
import { writeSource, type Source } from './forms/source.ts';
import { currentObject, keysOf } from './look.ts';
import { emptyDraft } from './state.ts';
import { size } from './text.ts';

const header = 'x-amz-copy-source';
const mostInOneCopy = 5 * 1024 ** 3;

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
    headers: source ? [[header, writeSource({ bucket: source.bucket, key: source.key })]] : [],
    body: noBody,
  };
}

export interface Examples {
  readonly title: string;
  readonly examples: readonly Example[];
}

/** What S3 makes of a request, and then what it does not let everybody do. */
export function examples(world: WorldView): readonly Examples[] {
  const first = firstDraft(world);
  const source = firstSource(world);
  if (!source) return [];
  return [
    { title: 'A copy, and what stands in its way', examples: firstExamples(world, first, source) },
    { title: 'A copy that is denied', examples: deniedExamples(world, first) },
  ];
}

function firstExamples(world: WorldView, first: Draft, source: ObjectRecord): readonly Example[] {
  const { bucket, key, etag } = source;
  const from = (place: Source) => withHeader(first, header, writeSource(place));
  const replacing = withHeader(first, 'x-amz-metadata-directive', 'REPLACE');
  const fresh = withHeader(replacing, 'x-amz-meta-note', 'fresh');
  const guarded = withHeader(first, `${header}-if-none-match`, `"${etag}"`);
  const ontoItself = withTarget(first, { bucket, key });
  return [
    example(`Copy ${bucket}/${key}`, 200, 'what travels with it, and what does not', first),
    example('Replace its metadata', 200, 'and forget its type: binary/octet-stream', fresh),
    example('Copy it only if it has changed', 412, 'its ETag still matches', guarded),
    example('Copy it onto itself', 400, 'nothing would change', ontoItself),
    ...fromTheWorld(world, first).map(({ place, ...told }) => ({ ...told, draft: from(place) })),
    ...withDisabledKey(world, first),
    example('Copy what is not there', 404, 'no such key', from({ bucket, key: 'no-such-key' })),
  ];
}

/** Encryption with a key that KMS keeps and does not let anybody use. */
function withDisabledKey(world: WorldView, first: Draft): readonly Example[] {
  const account = world.principals.find((p) => p.accessKeyId === first.principal)?.account;
  const own = world.keys.find(({ key, state }) => key.account === account && state === 'disabled');
  if (!own) return [];
  const asked = withHeader(first, 'x-amz-server-side-encryption', 'aws:kms');
  const name = own.aliases[0] ?? own.key.keyId;
  const draft = withHeader(asked, 'x-amz-server-side-encryption-aws-kms-key-id', name);
  return [example('Encrypt the copy with KMS', 400, `${name} is disabled`, draft)];
}

type Found = Omit<Example, 'draft'> & { readonly place: Source };

/** Sources that are worth trying because of what they are: another account's, deleted, too large. */
function fromTheWorld(world: WorldView, { principal }: Draft): readonly Found[] {
  const mine = world.principals.find((p) => p.accessKeyId === principal)?.account;
  const versions = world.buckets.flatMap((view) => view.versions);
  const foreign = world.buckets.find((b) => b.bucket.account !== mine)?.bucket.name;
  const theirs = versions.find((v) => v.bucket === foreign && v.kind === 'object');
  const marker = versions.find((v) => v.kind === 'deleteMarker' && v.bucket !== foreign);
  const huge = versions.find((v) => v.kind === 'object' && v.body.size > mostInOneCopy);
  const found = (at: VersionRecord | undefined, told: Omit<Example, 'draft'>): readonly Found[] =>
    at ? [{ ...told, place: { bucket: at.bucket, key: at.key } }] : [];
  return [
    ...found(theirs, {
      title: 'Copy from another account',
      status: 403,
      expects: `${theirs?.bucket} is not the caller’s`,
    }),
    ...found(marker, {
      title: 'Copy what was deleted',
      status: 404,
      expects: 'a delete marker is on top',
    }),
    ...found(huge, {
      title: `Copy ${huge?.kind === 'object' ? size(huge.body.size) : ''} at once`,
      status: 400,
      expects: 'one copy takes 5 GiB at most',
    }),
  ];
}
