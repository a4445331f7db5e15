/** The selections that one request asks for. S3 Select is loaded when the first of all is. */
import type { Bytes } from '../lib/payload.ts';
import type { Question } from '../select/question.ts';
import type {
  KeptSelection,
  KnownSelections,
  SelectionWanted,
} from '../semantics/selection/wanted.ts';
import { spool } from '../storage/digests.ts';
import type { Parts } from './parts.ts';

export interface Selections extends KnownSelections {
  compute(wanted: SelectionWanted): Promise<void>;
  /** Lets go of the results: by now they are part of an object, or nobody wants them. */
  release(): void;
}

/** `request` is the number of the request, by which the blobs of its results are named. */
export function openSelections({ store, digests }: Parts, request: number): Selections {
  const known = new Map<string, KeptSelection>();
  const nameOf = ({ segments }: Bytes, question: Question) => JSON.stringify([segments, question]);
  return {
    get: (bytes, question) => known.get(nameOf(bytes, question)),
    async compute({ bytes, question }) {
      const { select } = await import('../select/select.ts');
      store.blobs.hold(bytes);
      const content = await store.blobs.read(bytes).finally(() => store.blobs.release(bytes));
      const selection = await select(content, question);
      if ('refused' in selection) {
        known.set(nameOf(bytes, question), selection);
        return;
      }
      const id = `${request}/select/${known.size}`;
      const stored = await spool(store.blobs, digests, id, selection.records, ['MD5', 'CRC64NVME']);
      known.set(nameOf(bytes, question), { ...selection, stored });
    },
    release() {
      for (const selection of known.values()) {
        if ('stored' in selection) store.blobs.release(selection.stored);
      }
    },
  };
}
