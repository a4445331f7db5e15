import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Restoration } from '../../storage/archiving.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { type Archive, archiveOf, restoreOf } from '../archive/archive.ts';
import type { Context } from '../context.ts';
import { needObject, openBucket } from '../find.ts';
import { restoreBySelect } from '../archive/restoreSelect.ts';
import {
  classIsRestored,
  daysFitClass,
  objectIsArchived,
  type RestoreAsked,
  restoreExpiry,
  restoreIsNotOngoing,
  restoreIsWhole,
  restoreTime,
  tierFitsArchive,
} from '../rules/restore.ts';
import { selectIsOfArchive } from '../rules/restoreSelect.ts';

/** A copy that is there already only lasts longer, or shorter: 200. Anything else is under way from now on: 202. */
export function RestoreObject(input: Input<'RestoreObject'>, s3: Context): Output<'RestoreObject'> {
  const bucket = openBucket(s3, input, 's3:RestoreObject');
  const asked = askedIn(input);
  s3.guard(restoreIsWhole, { asked });
  const object = needObject(s3, input, 'POST');
  if (asked?.Type === 'SELECT') return selected(s3, object, input);
  const archive = archiveOf(bucket, object, s3.now);
  const { Days, jobTier } = asked ?? {};
  s3.guard(classIsRestored, { object });
  s3.guard(daysFitClass, { object, Days });
  s3.guard(objectIsArchived, { archive });
  s3.guard(tierFitsArchive, { archive, tier: jobTier ?? 'Standard' });
  const restore = restoreOf(object, s3.now);
  const before = restore && object.restoration?.tier;
  s3.guard(restoreIsNotOngoing, { restore, before, named: jobTier });
  const restoration = restored(s3, object, archive, { Days, jobTier });
  s3.draft.put({ ...object, restoration });
  return { $status: restore?.ongoing === false ? 200 : 202 };
}

function selected(
  s3: Context,
  object: ObjectRecord,
  { RestoreRequest: { SelectParameters, OutputLocation } = {} }: Input<'RestoreObject'>,
): Output<'RestoreObject'> {
  s3.guard(selectIsOfArchive, { object });
  const path = restoreBySelect(s3, object, defined({ SelectParameters, OutputLocation }));
  return { $status: 202, RestoreOutputPath: path };
}

function restored(
  s3: Context,
  { restoration: before, ...object }: ObjectRecord,
  archive: Archive | undefined,
  { Days, jobTier: named }: { Days: number | undefined; jobTier: RestoreAsked['jobTier'] },
): Restoration {
  const restore = restoreOf({ ...object, ...defined({ restoration: before }) }, s3.now);
  const earlier = restore && before ? Date.parse(before.available) : undefined;
  const done = s3.decide(restoreTime, { archive, named, before: earlier, now: s3.now });
  const expires = s3.decide(restoreExpiry, { from: Math.max(done, s3.now), Days });
  return defined({
    tier: named ?? 'Standard',
    available: new Date(done).toISOString(),
    expires: expires === undefined ? undefined : new Date(expires).toISOString(),
  });
}

function askedIn({ RestoreRequest: sent }: Input<'RestoreObject'>): RestoreAsked | undefined {
  if (!sent) return undefined;
  const { Days, Type, Tier, GlacierJobParameters, SelectParameters, OutputLocation } = sent;
  return {
    Days,
    Type,
    Tier,
    jobTier: GlacierJobParameters?.Tier,
    hasSelect: SelectParameters !== undefined,
    hasOutput: OutputLocation?.S3 !== undefined,
  };
}
