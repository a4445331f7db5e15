/** A named text beside an object, as plain JSON. It belongs to one version, and goes and is copied with it. */
import type { Bytes } from '../lib/payload.ts';
import type { Checksum } from './attributes.ts';

export interface Annotation {
  readonly name: string;
  readonly body: Bytes;
  /** Without quotes. */
  readonly etag: string;
  readonly checksum: Checksum;
  /** Milliseconds since 1970. */
  readonly modified: number;
}
