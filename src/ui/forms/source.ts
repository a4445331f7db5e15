/** `x-amz-copy-source`: how S3 reads it, and how to spell it. */
import { encodeKey, encodeUri } from '../../scenarios/draft.ts';

export interface Source {
  readonly bucket: string;
  readonly key: string;
  readonly versionId?: string;
}

/** Reads the header as S3 does: `?versionId=` cut off, then `+` and percent-encoding decoded. Null: no key in it. */
export function readSource(value: string): Source | null {
  const [path, versionId] = splitVersion(value);
  const decoded = decodePlus(path).replace(/^\//, '');
  const slash = decoded.indexOf('/');
  if (slash <= 0 || slash === decoded.length - 1) return null;
  const source = { bucket: decoded.slice(0, slash), key: decoded.slice(slash + 1) };
  return versionId === undefined ? source : { ...source, versionId };
}

/** The header's value for an object, percent-encoded as S3 wants it. */
export function writeSource(source: Source): string {
  const path = `${source.bucket}/${encodeKey(source.key)}`;
  return source.versionId === undefined ? path : withVersion(path, source.versionId);
}

/** The value without its version, and the version as S3 reads it. */
export function splitVersion(value: string): readonly [path: string, versionId?: string] {
  const at = value.indexOf('?versionId=');
  return at < 0 ? [value] : [value.slice(0, at), decodePlus(value.slice(at + 11))];
}

/** The value with another version; undefined: the latest. */
export function withVersion(value: string, versionId: string | undefined): string {
  const [path] = splitVersion(value);
  return versionId === undefined ? path : `${path}?versionId=${encodeUri(versionId)}`;
}

/** Whether S3 would read another key than the one that is written there. */
export function readsOtherwise(value: string): boolean {
  const [path] = splitVersion(value);
  return decodePlus(path) !== path;
}

function decodePlus(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
