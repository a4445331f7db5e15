/** Continuation tokens: opaque to the caller, the last name of a page to us. */
import { fromBase64, text, toBase64, utf8 } from '../../lib/bytes.ts';

const mark = 'page:';

export function encodeToken(last: string): string {
  return toBase64(utf8(mark + last));
}

/** Undefined when the token is absent or not one of ours. */
export function decodeToken(token: string | undefined): string | undefined {
  const bytes = token === undefined ? undefined : fromBase64(token);
  const decoded = bytes && text(bytes);
  return decoded?.startsWith(mark) ? decoded.slice(mark.length) : undefined;
}
