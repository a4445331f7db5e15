/** A selection from an object: what S3 Select refuses of the object, and what comes of it. */
import type { Question } from '../../select/question.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { type CustomerKey, unlock } from '../encryption/customerKey.ts';
import { decrypt } from '../kms/use.ts';
import { selectionBegins, sizeIsSelectable } from '../rules/select.ts';
import type { KeptSelection } from './wanted.ts';

/** Bytes that are read at once. */
const limit = 256 * 1024 * 1024;

/**
 * `key` is that of a customer, where the object has one. `stored` is the results as bytes of the model, with MD5 and CRC64NVME
 * at hand, for an object to be made of them.
 */
export function selectFrom(
  s3: Context,
  object: ObjectRecord,
  question: Question,
  key?: CustomerKey,
): Extract<KeptSelection, { readonly stored: unknown }> {
  unlock(s3, object.encryption, key);
  decrypt(s3, object);
  s3.guard(sizeIsSelectable, { size: object.body.size, limit });
  const selection = s3.select(object.body, question);
  const { expression } = question;
  s3.guard(selectionBegins, {
    expression,
    fault: 'refused' in selection ? selection.refused : undefined,
  });
  return selection as Extract<KeptSelection, { readonly stored: unknown }>;
}
