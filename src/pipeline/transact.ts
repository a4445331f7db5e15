/** From an operation to its effect: run on a draft, explained, committed. */
import type { Log } from '../explain/log.ts';
import type { EncodedAnswer } from '../protocol/encode.ts';
import { Refusal } from '../protocol/errors.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import { accountBlockOf } from '../semantics/acl/accountBlock.ts';
import { explainChanges } from '../semantics/changes.ts';
import { type Context, createContext, type Surroundings } from '../semantics/context.ts';
import { DigestWanted, SelectionWanted } from '../semantics/selection/wanted.ts';
import { isEmpty } from '../storage/diff.ts';
import { readProgress } from '../storage/draft.ts';
import type { Store } from '../storage/store.ts';
import type { View } from '../storage/table.ts';
import { goneAs } from '../world/gonePrincipals.ts';
import { mayExist, roleOf } from '../world/principals.ts';
import { regions } from '../world/regions.ts';
import {
  accountOf,
  accountsWithEmail,
  disabledRegions,
  ownerOf,
  type World,
} from '../world/world.ts';
import type { Interrupt } from './faults.ts';
import type { Parts } from './parts.ts';
import { openSelections, type Selections } from './selections.ts';

export type Given = Pick<
  Surroundings,
  'caller' | 'identity' | 'target' | 'document' | 'unnamed'
> & {
  readonly log: Log;
  /** Called with what would be answered, before it takes effect. Throws to undo it. */
  readonly interrupt?: Interrupt;
};

/**
 * Runs an operation and commits what it did. The operation is synchronous, so its checks and its effect see one state; when
 * it wants what nobody has, a digest or a selection, the draft is dropped, the bytes are read, and it runs again on the
 * newest state. It also does when what it saw could not be stored: an answer or a refusal never tells of a write that is lost.
 */
export async function transact(
  parts: Parts,
  given: Given,
  work: (s3: Context) => EncodedAnswer,
): Promise<EncodedAnswer> {
  const selections = openSelections(parts, given.log.request);
  try {
    return await attempt(parts, given, selections, work);
  } finally {
    selections.release();
  }
}

async function attempt(
  parts: Parts,
  given: Given,
  selections: Selections,
  work: (s3: Context) => EncodedAnswer,
): Promise<EncodedAnswer> {
  const { log } = given;
  const start = log.trace.notes.length;
  for (;;) {
    const before = parts.store.head;
    const s3 = contextOf(parts, given, selections);
    try {
      const answer = work(s3);
      given.interrupt?.(answer, () => isEmpty(s3.draft.diff()));
      const stands = await holdingBody(parts.store, answer, () =>
        isEmpty(s3.draft.diff()) ? parts.store.settled() : commit(parts, log, s3, before),
      );
      if (stands) return answer;
    } catch (error) {
      if (error instanceof DigestWanted) await digest(parts, error);
      else if (error instanceof SelectionWanted) await selections.compute(error);
      else if (!(error instanceof Refusal) || (await parts.store.settled())) throw error;
    }
    log.trace.rewind(start);
  }
}

async function digest({ store, digests }: Parts, wanted: DigestWanted): Promise<void> {
  const { bytes, algorithm } = wanted;
  store.blobs.hold(bytes);
  try {
    await digests.compute(bytes, [algorithm]);
  } finally {
    store.blobs.release(bytes);
  }
}

function contextOf(
  { world, store, digests, ids }: Parts,
  { log, caller, identity, target, document, unnamed }: Given,
  selections: Selections,
): Context {
  const draft = store.draft();
  return createContext({
    draft,
    trace: log.trace,
    dialect,
    caller,
    identity,
    target,
    operation: log.operation,
    now: log.at,
    ids,
    regions,
    disabledRegions: disabledRegions(world, caller.account),
    follows: world.follows,
    digests,
    selections,
    owner: (account) => ownerOf(world, account),
    accountBlock: (account) => accountBlockOf(draft, account, givenBlock(world, account)),
    accountOf: (canonicalId) => accountOf(world, canonicalId),
    accountsWithEmail: (email) => accountsWithEmail(world, email),
    roleOf: (arn) => roleOf(world.accounts, arn),
    goneAs: (arn) => goneAs(world.accounts, arn),
    mayExist: (principal) => mayExist(world.accounts, principal),
    ...(document && { document }),
    ...(unnamed && { unnamed }),
  });
}

const givenBlock = ({ accounts }: World, account: string) =>
  accounts.find(({ id }) => id === account)?.publicAccessBlock;

/** An answer stands when what it saw, or did, is durable. Its body is held from now until it is read. */
async function holdingBody(
  store: Store,
  { body }: EncodedAnswer,
  settle: () => Promise<boolean>,
): Promise<boolean> {
  if (body === null || body instanceof Uint8Array) return settle();
  store.blobs.hold(body);
  let stands = false;
  try {
    stands = await settle();
  } finally {
    if (!stands) store.blobs.release(body);
  }
  return stands;
}

async function commit(
  { store }: Parts,
  log: Log,
  { draft, source }: Context,
  before: View,
): Promise<true> {
  const progress = readProgress(draft);
  // A slow request may commit after later ones; the count never turns back, for blobs are named by it.
  draft.put({ ...progress, requests: Math.max(progress.requests, log.request) });
  const diff = draft.diff();
  log.changes = () =>
    explainChanges({ diff, before, after: draft, source, trace: log.trace.notes });
  await store.commit(draft, diff);
  return true;
}
