/** A world that lives as long as its simulator. */
import { type BlobContent, sliceContent } from './blobs.ts';
import type { Persistence } from './store.ts';

export function memory(): Persistence {
  const blobs = new Map<string, BlobContent>();
  return {
    load: () => Promise.resolve([]),
    write(batch) {
      for (const [id, content] of batch.putBlobs) blobs.set(id, content);
      for (const id of batch.removeBlobs) blobs.delete(id);
      return Promise.resolve();
    },
    read(id, offset, length) {
      const content = blobs.get(id);
      if (!content) throw new Error(`no blob ${id}`);
      return sliceContent(content, offset, length);
    },
    close: () => blobs.clear(),
  };
}
