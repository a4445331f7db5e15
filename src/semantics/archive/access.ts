/** That an object was read, where that matters. */
import type { ObjectRecord } from '../../storage/records.ts';
import { isMonitored } from './archive.ts';
import type { Context } from '../context.ts';
import { accessTime } from '../rules/archive.ts';

export function noteAccess(s3: Context, object: ObjectRecord): void {
  if (!isMonitored(object)) return;
  s3.draft.put({ ...object, accessed: s3.decide(accessTime, { object, now: s3.now }) });
}
