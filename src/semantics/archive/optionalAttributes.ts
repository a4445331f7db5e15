/** What listings tell of an object only when they are asked to. */
import { defined } from '../../lib/defined.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { restoreStatus } from './archive.ts';
import type { Context } from '../context.ts';
import { optionalAttributesAreKnown } from '../rules/archive.ts';

/** The names that x-amz-optional-object-attributes lists. */
export type Optional = readonly string[];

export function askedAttributes(
  s3: Context,
  {
    OptionalObjectAttributes: asked = [],
  }: { readonly OptionalObjectAttributes?: Optional | undefined },
): Optional {
  s3.guard(optionalAttributesAreKnown, { asked });
  return asked;
}

export function optionalAttributes(s3: Context, object: ObjectRecord, asked: Optional) {
  return asked.length > 0 ? defined({ RestoreStatus: restoreStatus(object, s3.now) }) : {};
}
