import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { checkDocumentIsDigested } from '../integrity.ts';
import { bucketHasLock, legalHold, legalHoldIsWhole } from '../rules/locked.ts';

export function PutObjectLegalHold(
  input: Input<'PutObjectLegalHold'>,
  s3: Context,
): Output<'PutObjectLegalHold'> {
  const bucket = openBucket(s3, input, 's3:PutObjectLegalHold');
  checkDocumentIsDigested(s3);
  s3.guard(bucketHasLock, { bucket });
  const Status = input.LegalHold?.Status;
  s3.guard(legalHoldIsWhole, { Status });
  const object = needObject(s3, input, 'PUT');
  const held = s3.decide(legalHold, { Status: Status ?? 'OFF' });
  s3.draft.put({ ...object, lock: { ...object.lock, legalHold: held } });
  return {};
}
