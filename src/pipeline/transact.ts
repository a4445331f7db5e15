/** From an operation to its effect: run on a draft, explained, committed. */
import type { Log } from '../explain/log.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import { explainChanges } from '../semantics/changes.ts';
import {
  type Context,
  createContext,
  DigestWanted,
  type Surroundings,
} from '../semantics/context.ts';
import { isEmpty } from '../storage/diff.ts';
import { readProgress } from '../storage/draft.ts';
import type { View } from '../storage/table.ts';
import { regions } from '../world/regions.ts';
import { ownerOf } from '../world/world.ts';
import type { Parts } from './parts.ts';

export type Given = Pick<Surroundings, 'caller' | 'target' | 'document'> & { readonly log: Log };

/**
 * Runs an operation and commits what it did. The operation is synchronous, so its checks and its effect see one state; when
 * it wants a digest that nobody has, the draft is dropped, the bytes are read, and it runs again on the newest state.
 */
export async function transact<Output>(
  parts: Parts,
  given: Given,
  work: (s3: Context) => Output,
): Promise<Output> {
  const { log } = given;
  const start = log.trace.notes.length;
  for (;;) {
    const before = parts.store.head;
    const s3 = contextOf(parts, given);
    try {
      const output = work(s3);
      await commit(parts, log, s3, before);
      return output;
    } catch (error) {
      if (!(error instanceof DigestWanted)) throw error;
      log.trace.rewind(start);
      await parts.digests.compute(error.bytes, [error.algorithm]);
    }
  }
}

function contextOf(
  { world, store, digests, ids }: Parts,
  { log, caller, target, document }: Given,
): Context {
  return createContext({
    draft: store.draft(),
    trace: log.trace,
    dialect,
    caller,
    target,
    now: log.at,
    ids,
    regions,
    digests,
    owner: (account) => ownerOf(world, account),
    ...(document && { document }),
  });
}

/** A read waits until what it saw is durable: an answer never tells of a write that may yet be lost. */
async function commit(
  { store }: Parts,
  log: Log,
  { draft, source }: Context,
  before: View,
): Promise<void> {
  if (isEmpty(draft.diff())) return store.settled();
  draft.put({ ...readProgress(draft), requests: log.request });
  const diff = draft.diff();
  log.changes = () =>
    explainChanges({ diff, before, after: draft, source, trace: log.trace.notes });
  await store.commit(draft, diff);
}
