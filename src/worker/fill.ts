/** Fills a new workspace from the ready-made world, in one write: a tab closed meanwhile leaves nothing half made. */
import { readyMade } from '../scenarios/readyMade.ts';
import { seed } from '../scenarios/seed.ts';
import type { Bytes } from '../lib/payload.ts';
import type { BlobContent } from '../storage/blobs.ts';
import { bodyOf, progressId } from '../storage/records.ts';
import { memory } from '../storage/memory.ts';
import { readProgress } from '../storage/draft.ts';
import { openStore, type Store } from '../storage/store.ts';
import { createSimulator } from '../simulator.ts';
import type { World } from '../world/world.ts';

/** Whether nothing was ever done in a workspace. */
export function isNew(records: { get(id: string): unknown }): boolean {
  return records.get(progressId) === undefined;
}

/** Makes the ready-made world apart, in memory, and then commits all of it to `store` at once. */
export async function fill(store: Store, world: World): Promise<void> {
  const contents = new Map<string, BlobContent>();
  const apart = memory();
  const rehearsal = await openStore({
    ...apart,
    write(batch) {
      for (const [id, content] of batch.putBlobs) contents.set(id, content);
      return apart.write(batch);
    },
  });
  await seed(createSimulator({ world, store: rehearsal }), readyMade);
  const draft = store.draft();
  const bodies: Bytes[] = [];
  for (const record of rehearsal.head.scan('')) {
    draft.put(record);
    const body = bodyOf(record) ?? { size: 0, segments: [] };
    bodies.push(body);
    for (const { blob } of body.segments) {
      const content = contents.get(blob);
      if (content) store.blobs.stage(blob, content);
    }
  }
  const progress = readProgress(draft);
  draft.put({ ...progress, seeded: progress.requests });
  await store.commit(draft, draft.diff());
  for (const body of bodies) store.blobs.release(body);
}
