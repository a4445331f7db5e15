/** The address that an answer gives a new object. */
import { urlEncode } from './listing/listing.ts';
import type { Context } from './context.ts';

/** Encoded as a form is, slashes too: quoted by users (aws-sdk-js#811, #1707, aws-sdk-go#1385). */
export function objectUrl({ target }: Context, bucket: string, key: string): string {
  const { scheme, style } = target;
  // A host of a request may hold what no header can.
  const host = target.host.replaceAll(/[^\x21-\x7e]/g, '');
  const path = urlEncode(key).replaceAll('/', '%2F');
  return `${scheme}://${host}/${style === 'path' ? `${bucket}/` : ''}${path}`;
}
