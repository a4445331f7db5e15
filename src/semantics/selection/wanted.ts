/**
 * What an operation needs and nobody has yet, because bytes have to be read for it. It is thrown, the draft is dropped, the
 * pipeline works it out, and the operation runs again on the newest state.
 */
import type { Bytes, ChecksumAlgorithm } from '../../lib/payload.ts';
import type { Question, Selected, Selection } from '../../select/question.ts';

abstract class Wanted extends Error {
  readonly bytes: Bytes;

  constructor(what: string, bytes: Bytes) {
    super(`${what} of ${bytes.size} bytes`);
    this.bytes = bytes;
  }
}

export class DigestWanted extends Wanted {
  override readonly name = 'DigestWanted';
  readonly algorithm: ChecksumAlgorithm;

  constructor(bytes: Bytes, algorithm: ChecksumAlgorithm) {
    super(algorithm, bytes);
    this.algorithm = algorithm;
  }
}

export class SelectionWanted extends Wanted {
  override readonly name = 'SelectionWanted';
  readonly question: Question;

  constructor(bytes: Bytes, question: Question) {
    super('selection', bytes);
    this.question = question;
  }
}

/** Digests of immutable bytes, as hex. */
export interface KnownDigests {
  get(bytes: Bytes, algorithm: ChecksumAlgorithm): string | undefined;
}

/** A selection whose results are also bytes of the model, with their MD5 and CRC64NVME known. */
export type KeptSelection =
  | (Selected & { readonly stored: Bytes })
  | Extract<Selection, { readonly refused: unknown }>;

export interface KnownSelections {
  get(bytes: Bytes, question: Question): KeptSelection | undefined;
}
