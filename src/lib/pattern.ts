/** Bytes that are described, not stored: a text repeated without end. */
import { utf8 } from './bytes.ts';

/** `length` bytes of the repeated pattern from `offset`; an empty pattern stands for zero bytes. */
export function repeatPattern(pattern: string, offset: number, length: number): Uint8Array {
  const unit = pattern === '' ? new Uint8Array(1) : utf8(pattern);
  const bytes = new Uint8Array(length);
  if (length === 0) return bytes;
  let filled = Math.min(length, unit.length);
  for (let i = 0; i < filled; i++) bytes[i] = unit[(offset + i) % unit.length] as number;
  while (filled < length) {
    const step = Math.min(filled, length - filled);
    bytes.copyWithin(filled, 0, step);
    filled += step;
  }
  return bytes;
}
