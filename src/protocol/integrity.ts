/** What the headers of a request say of its body, for the operations whose input has no members for it. */
import { type ChecksumAlgorithm, checksumAlgorithms } from '../lib/payload.ts';
import type { Dialect } from './dialect.ts';
import { header, type WireHeaders } from './message.ts';
import type { Operation } from './model.ts';

export type DeclaredIntegrity = {
  readonly [M in 'ContentMD5' | 'ChecksumAlgorithm' | `Checksum${ChecksumAlgorithm}`]?: string;
};

/** Checksum headers that are members of the operation speak of the object, not of this body, and are left out. */
export function readIntegrity(
  { input }: Operation<string>,
  headers: WireHeaders,
  dialect: Pick<Dialect, 'headerPrefix'>,
): DeclaredIntegrity {
  const ofObject = new Set(input.members.map(({ wire }) => wire));
  const declared: Record<string, string> = {};
  const read = (member: string, wire: string) => {
    const value = header({ headers }, wire);
    if (value !== undefined) declared[member] = value;
  };
  read('ContentMD5', 'content-md5');
  read('ChecksumAlgorithm', `${dialect.headerPrefix}sdk-checksum-algorithm`);
  for (const algorithm of checksumAlgorithms) {
    const wire = `${dialect.headerPrefix}checksum-${algorithm.toLowerCase()}`;
    if (!ofObject.has(wire)) read(`Checksum${algorithm}`, wire);
  }
  return declared;
}

/** The hex SHA-256 that the signer declared, when it declared one. */
export function declaredSha256(headers: WireHeaders, dialect: Dialect): string | undefined {
  const value = header({ headers }, `${dialect.headerPrefix}content-sha256`);
  return value !== undefined && /^[0-9a-f]{64}$/.test(value) ? value : undefined;
}
