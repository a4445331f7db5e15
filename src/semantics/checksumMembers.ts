/** Checksums as the members of requests and answers: `ChecksumCRC32` and its nine siblings. */
import { type ChecksumAlgorithm, checksumAlgorithms } from '../lib/payload.ts';
import type { Checksum } from '../storage/attributes.ts';

export type ChecksumMember = `Checksum${ChecksumAlgorithm}`;
export type ChecksumMembers = Partial<Record<ChecksumMember, string>>;

/** What a request says of the bytes of its body; `ChecksumAlgorithm` is x-amz-sdk-checksum-algorithm. */
export type Integrity = { readonly [M in ChecksumMember]?: string | undefined } & {
  readonly ContentMD5?: string | undefined;
  readonly ChecksumAlgorithm?: string | undefined;
};

/** A checksum that a request declares: base64, `-N` behind it where it is composite. */
export interface Declared {
  readonly algorithm: ChecksumAlgorithm;
  readonly value: string;
}

export function declaredChecksums(
  members: { readonly [M in ChecksumMember]?: string | undefined },
): Declared[] {
  return checksumAlgorithms.flatMap((algorithm) => {
    const value = members[`Checksum${algorithm}`];
    return value === undefined ? [] : [{ algorithm, value }];
  });
}

/** `{ ChecksumCRC32: '…' }`. */
export function checksumMember(algorithm: ChecksumAlgorithm, value: string): ChecksumMembers {
  return { [`Checksum${algorithm}`]: value };
}

/** The checksum of an object, with its type. */
export function checksumMembers({
  algorithm,
  type,
  value,
}: Checksum): ChecksumMembers & { ChecksumType: Checksum['type'] } {
  return { ...checksumMember(algorithm, value), ChecksumType: type };
}
