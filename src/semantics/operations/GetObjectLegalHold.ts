import type { Input, Output } from '../../protocol/operation.ts';
import { defined } from '../../lib/defined.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { bucketHasLock, lockExists } from '../rules/locked.ts';

export function GetObjectLegalHold(
  input: Input<'GetObjectLegalHold'>,
  s3: Context,
): Output<'GetObjectLegalHold'> {
  const bucket = openBucket(s3, input, 's3:GetObjectLegalHold');
  s3.guard(bucketHasLock, { bucket });
  const { legalHold } = needObject(s3, input, 'GET').lock ?? {};
  s3.guard(lockExists, { found: legalHold, what: 'legal hold' });
  return { LegalHold: defined({ Status: legalHold }) };
}
