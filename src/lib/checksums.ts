/**
 * The ten checksums of S3, computed by hash-wasm. Call `loadChecksums` once before the first use; after that
 * small inputs are hashed at once, and long ones in pieces by a `Digester`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
import {
  createCRC32,
  createCRC64,
  createMD5,
  createSHA1,
  createSHA256,
  createSHA512,
  createXXHash3,
  createXXHash64,
  createXXHash128,
  type IHasher,
} from 'hash-wasm';
import { fromHex, toBase64 } from './bytes.ts';
import { type ChecksumAlgorithm, checksumAlgorithms, type Digests } from './payload.ts';

/** hash-wasm wants reflected polynomials: a number for 32 bits, hex for 64. */
const create: Record<ChecksumAlgorithm, () => Promise<IHasher>> = {
  CRC32: () => createCRC32(),
  CRC32C: () => createCRC32(0x82f63b78),
  CRC64NVME: () => createCRC64('9a6c9329ac4bc9b5'),
  SHA1: createSHA1,
  SHA256: createSHA256,
  SHA512: createSHA512,
  MD5: createMD5,
  XXHASH64: () => createXXHash64(),
  XXHASH3: () => createXXHash3(),
  XXHASH128: () => createXXHash128(),
};

/** Length of the raw digest, in bytes. */
export const digestLength: Readonly<Record<ChecksumAlgorithm, number>> = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
  SHA512: 64,
  MD5: 16,
  XXHASH64: 8,
  XXHASH3: 8,
  XXHASH128: 16,
};

const idle = new Map<ChecksumAlgorithm, IHasher[]>();
let loading: Promise<void> | undefined;

export function loadChecksums(): Promise<void> {
  loading ??= Promise.all(
    checksumAlgorithms.map(
      async (algorithm) => void idle.set(algorithm, [await create[algorithm]()]),
    ),
  ).then(() => undefined);
  return loading;
}

/** Lower-case hex. */
export function digestOf(algorithm: ChecksumAlgorithm, bytes: Uint8Array): string {
  return readyHasher(algorithm).init().update(bytes).digest('hex');
}

/** The same as bytes, of pieces that follow each other. */
export function digestBytes(algorithm: ChecksumAlgorithm, ...pieces: Uint8Array[]): Uint8Array {
  const hasher = readyHasher(algorithm).init();
  for (const piece of pieces) hasher.update(piece);
  return hasher.digest('binary');
}

function readyHasher(algorithm: ChecksumAlgorithm): IHasher {
  const hasher = idle.get(algorithm)?.[0];
  if (!hasher) throw new Error('loadChecksums() has not finished');
  return hasher;
}

/** The wire's form of a hex digest. */
export function hexToBase64(hex: string): string {
  return toBase64(fromHex(hex));
}

/** Computes several digests over one pass. After `finish` it is used up. */
export interface Digester {
  update(chunk: Uint8Array): void;
  finish(): Digests;
}

export async function createDigester(algorithms: readonly ChecksumAlgorithm[]): Promise<Digester> {
  await loadChecksums();
  const hashers = await Promise.all(
    algorithms.map(async (algorithm) => ({ algorithm, hasher: await borrow(algorithm) })),
  );
  for (const { hasher } of hashers) hasher.init();
  return {
    update(chunk) {
      for (const { hasher } of hashers) hasher.update(chunk);
    },
    finish() {
      const digests: Partial<Record<ChecksumAlgorithm, string>> = {};
      for (const { algorithm, hasher } of hashers) {
        digests[algorithm] = hasher.digest('hex');
        idle.get(algorithm)?.push(hasher);
      }
      return digests;
    },
  };
}

/** The first hasher of each algorithm stays behind for `digestOf`, which must never wait. */
async function borrow(algorithm: ChecksumAlgorithm): Promise<IHasher> {
  const free = idle.get(algorithm);
  return (free && free.length > 1 && free.pop()) || create[algorithm]();
}
