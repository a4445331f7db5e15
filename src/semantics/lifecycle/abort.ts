/** When an upload that nobody completes is aborted. */
import type { UploadRecord } from '../../storage/records.ts';
import { earliest } from './earliest.ts';
import { midnightAfter } from './days.ts';
import { idOf, type LifecycleRule, selects } from './lifecycleRule.ts';

export function abortDue(
  rules: readonly LifecycleRule[],
  { key, initiated }: Pick<UploadRecord, 'key' | 'initiated'>,
) {
  const due = rules.flatMap((rule) => {
    const days = rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation;
    return days !== undefined && selects(rule, { key })
      ? [{ at: midnightAfter(initiated, days), rule: idOf(rule) }]
      : [];
  });
  return earliest(due);
}
