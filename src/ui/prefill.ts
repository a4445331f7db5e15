/** A request made ready from something in the world. */
import { headerOf, noBody, withHeader, withTarget, type Draft } from '../scenarios/draft.ts';
import type { WorldView } from '../worker/api.ts';
import { asOperation } from './forms/forms.ts';
import { readSource, writeSource } from './forms/source.ts';
import type { Prefill } from './intent.ts';
import { bucketNamed, callerByKey, type Place } from './look.ts';

const operations = {
  get: 'GetObject',
  head: 'HeadObject',
  delete: 'DeleteObject',
  put: 'PutObject',
  list: 'ListObjectsV2',
} as const satisfies Partial<Record<Prefill, string>>;

export function prefilled(draft: Draft, as: Prefill, place: Place, world: WorldView | null): Draft {
  const key = place.key ?? '';
  if (as === 'copyFrom') return copyFrom(draft, place);
  if (as === 'copyTo') {
    const copy = draft.operation === 'CopyObject' ? draft : asOperation(draft, 'CopyObject');
    return withTarget(copy, { bucket: place.bucket, key: key || sourceKey(copy) });
  }
  const plain: Draft = { ...draft, query: [], headers: [], body: noBody };
  const next = withTarget(asOperation(plain, operations[as]), {
    bucket: place.bucket,
    key: as === 'list' ? '' : key,
  });
  const versioned = place.versionId !== undefined && as !== 'put' && as !== 'list';
  return asOwner(
    versioned ? { ...next, query: [...next.query, ['versionId', place.versionId ?? null]] } : next,
    world,
  );
}

/** Fills the source; the target keeps its bucket and takes the source's key when it had none of its own. */
function copyFrom(draft: Draft, place: Place): Draft {
  const copy = draft.operation === 'CopyObject' ? draft : asOperation(draft, 'CopyObject');
  const own = copy.key !== '' && copy.key !== sourceKey(copy) && copy.bucket !== place.bucket;
  const { bucket, key = '', versionId } = place;
  const source = writeSource(
    versionId === undefined ? { bucket, key } : { bucket, key, versionId },
  );
  const filled = withHeader(copy, 'x-amz-copy-source', source);
  return own ? filled : withTarget(filled, { key });
}

function sourceKey(draft: Draft): string {
  return readSource(headerOf(draft, 'x-amz-copy-source') ?? '')?.key ?? '';
}

/** As someone of the bucket's own account, unless the caller is already. */
export function asOwner(draft: Draft, world: WorldView | null): Draft {
  const account = bucketNamed(world, draft.bucket)?.bucket.account;
  if (!world || !account || callerByKey(world, draft.principal)?.account === account) return draft;
  const owner = world.principals.find((p) => p.account === account);
  return owner ? { ...draft, principal: owner.accessKeyId } : draft;
}
