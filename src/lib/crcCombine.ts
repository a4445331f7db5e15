/**
 * The CRC of two runs of bytes from the CRCs of each: how S3 gives a multipart object its full-object checksum
 * without reading the parts again. The method is zlib's crc32_combine, for any reflected polynomial whose
 * register starts and ends inverted. https://github.com/madler/zlib/blob/develop/crc32.c
 */

interface Field {
  readonly one: bigint;
  readonly polynomial: bigint;
  /** x^(2^n) modulo the polynomial, made as needed. */
  readonly powers: bigint[];
  /** x^(8·length), by length: parts mostly have one length. */
  readonly shifts: Map<number, bigint>;
}

const field = (width: bigint, polynomial: bigint): Field => {
  const one = 1n << (width - 1n);
  return { one, polynomial, powers: [one >> 1n], shifts: new Map() };
};

const fields = {
  CRC32: field(32n, 0xedb88320n),
  CRC32C: field(32n, 0x82f63b78n),
  CRC64NVME: field(64n, 0x9a6c9329ac4bc9b5n),
} as const;

export type LinearAlgorithm = keyof typeof fields;

export function isLinear(algorithm: string): algorithm is LinearAlgorithm {
  return Object.hasOwn(fields, algorithm);
}

/** `parts` are hex CRCs with the byte lengths they cover, in order; the answer is hex of the same width. */
export function combineCrcs(
  algorithm: LinearAlgorithm,
  parts: readonly { readonly crc: string; readonly length: number }[],
): string {
  const { one } = fields[algorithm];
  const digits = one.toString(16).length;
  let whole = 0n;
  for (const { crc, length } of parts) {
    whole =
      multiply(fields[algorithm], shift(fields[algorithm], length), whole) ^ BigInt(`0x${crc}`);
  }
  return whole.toString(16).padStart(digits, '0');
}

function shift(f: Field, length: number): bigint {
  const known = f.shifts.get(length);
  if (known !== undefined) return known;
  let product = f.one;
  let n = 3;
  for (let rest = BigInt(length); rest > 0n; rest >>= 1n, n++) {
    if (rest & 1n) product = multiply(f, power(f, n), product);
  }
  f.shifts.set(length, product);
  return product;
}

function power(f: Field, n: number): bigint {
  for (let i = f.powers.length; i <= n; i++) {
    const half = f.powers[i - 1] as bigint;
    f.powers.push(multiply(f, half, half));
  }
  return f.powers[n] as bigint;
}

function multiply(f: Field, a: bigint, b: bigint): bigint {
  let product = 0n;
  for (let bit = f.one, shifted = b; bit > 0n; bit >>= 1n) {
    if (a & bit) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ f.polynomial : shifted >> 1n;
  }
  return product;
}
